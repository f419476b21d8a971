"""Findings in the light of what reviewers decided: some silenced, some under another family."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from policylint.decisions.model import Decision
from policylint.decisions.places import sentence_at, sentences_in
from policylint.documents.model import Document
from policylint.finding import Finding, Noticed, Reviewed

Asked = Callable[[str], bool]


@dataclass(frozen=True)
class Judged:
    """The findings that stay, those that were dismissed, and decisions that are of no use any more."""

    findings: tuple[Finding, ...]
    silenced: tuple[Finding, ...] = ()
    unused: tuple[Decision, ...] = ()


def decided(
    document: Document, findings: Iterable[Finding], decisions: Sequence[Decision]
) -> list[tuple[Finding, Decision | None]]:
    """Each finding with what was decided of it.

    A rule's finding is known by its key. The trained reader's is known by its sentence as
    well: as the reader learns, it may take the same sentence for another family.
    """
    by_key = {one.finding: one for one in decisions}
    by_sentence = {one.sentence: one for one in decisions if one.of_reader}
    sentences = sentences_in(document) if by_sentence else ()

    def of(finding: Finding) -> Decision | None:
        known = by_key.get(finding.fingerprint)
        if known or finding.source != "reader":
            return known
        sentence = sentence_at(sentences, finding.span)
        return by_sentence.get(sentence.text) if sentence else None

    return [(finding, of(finding)) for finding in findings]


def judge(
    document: Document,
    findings: Iterable[Finding],
    decisions: Sequence[Decision],
    asked: Asked,
    withheld: Iterable[Finding] = (),
) -> Judged:
    """`asked` says of a rule id whether this run asked that rule, or nobody knows it.

    A decision of what is `withheld` is not of no use: other runs show it.
    """
    pairs = decided(document, findings, decisions)
    kept = (_marked(finding, decision) for finding, decision in pairs if not _dismissed(decision))
    used = [decision for _, decision in (*pairs, *decided(document, withheld, decisions)) if decision]
    open_ones = [one for one in decisions if one not in used and one.decision != "accept"]
    return Judged(
        tuple(kept),
        tuple(finding for finding, decision in pairs if _dismissed(decision)),
        tuple(_unused(document, open_ones, asked)),
    )


def _dismissed(decision: Decision | None) -> bool:
    return decision is not None and decision.decision == "dismiss"


def _marked(finding: Finding, decision: Decision | None) -> Finding:
    if decision is None:
        return finding
    if decision.decision == "relabel" and decision.family != finding.rule.family:
        return _relabelled(finding, decision)
    return replace(finding, reviewed=Reviewed("accept", reason=decision.reason, by=decision.by))


def _relabelled(finding: Finding, decision: Decision) -> Finding:
    """The same place, found by the same rule, as of another family.

    Reasons and advice are the family's; a rewrite was made for what the finding is not.
    """
    from policylint.reader.messages import messages

    family, rule = decision.family, finding.rule
    message = messages()[family]
    other = replace(
        rule,
        id=f"reader/{family}" if finding.source == "reader" else rule.id,
        family=family,
        summary=message.summary,
        tenets=message.tenets,
        why=message.why,
        advice=message.advice,
    )
    return replace(
        finding,
        rule=other,
        message=message.summary,
        advice=message.advice,
        rewrites=(),
        noticed=Noticed(finding.noticed.words) if finding.noticed else None,
        reviewed=Reviewed("relabel", rule.family, decision.reason, decision.by),
    )


def _unused(document: Document, decisions: Sequence[Decision], asked: Asked) -> Iterable[Decision]:
    """What silences or changes nothing: its sentence is gone, or its rule has nothing to say of it.

    What the trained reader proposes depends on how sure it is to be, so as long as the
    sentence stands a decision of its finding may be wanted again.
    """
    if not decisions:
        return
    there = {sentence.text for sentence in sentences_in(document)}
    for one in decisions:
        if one.sentence not in there or (not one.of_reader and asked(one.rule)):
            yield one
