"""From a match to the rewrites that are shown: propose, check, address in the source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from policylint.documents.model import Document
from policylint.finding import Rewrite, Safety
from policylint.rewriting.blanks import Standards, blanks_in, filled, stated_in
from policylint.rewriting.candidate import Candidate, merged, render
from policylint.rewriting.checks import check
from policylint.rewriting.checks.commitment import same_commitment
from policylint.rewriting.edits import edit
from policylint.rewriting.granting import even_so
from policylint.rewriting.instead import instead
from policylint.rewriting.markup import applied, source_edits
from policylint.rewriting.register import OWNER, customer_of, speaker_of
from policylint.rewriting.structure import structure_kept
from policylint.rewriting.templates import fill
from policylint.rewriting.voice import house_name
from policylint.rules.matching import Match
from policylint.rules.model import RewriteTemplate
from policylint.source import Span

_MOST = 3  # rewrites of a finding
_TOGETHER = 3  # candidates of each match that are tried with those of another


def propose(match: Match, *, house: str = "", customer: str = "the customer") -> tuple[Candidate, ...]:
    """What the rule's rewrites make of the sentence, in the rule's order, unchecked.

    `house` is how the document names its issuer ("the Council") if it never says "we";
    ``<role>`` where it does neither. `customer` is its word for whom it serves.
    """
    return tuple(_proposed(match, house, customer))


def _proposed(match: Match, house: str, customer: str) -> Iterator[Candidate]:
    for template in match.rule.rewrites:
        if template.edit == "instead":
            for put in instead(match, template, house=house, customer=customer):
                yield _told(put, template)
            for put in even_so(match, template, house=house, customer=customer):
                yield _told(put, template)
            continue
        named = "" if house == OWNER else house
        made = edit(match, template) if template.edit else fill(match, template, house=named)
        if made is not None:
            yield _told(made, template)


def _told(candidate: Candidate, template: RewriteTemplate) -> Candidate:
    """The candidate saying of itself what it was made by and what it puts anew."""
    replaced = tuple(Span(change.start, change.end) for change in candidate.changes)
    return replace(candidate, templates=(template,), replaced=replaced)


def voices(document: Document, index: int) -> tuple[str, str]:
    """Who acts and who is served in block number `index`, as `propose` asks for them."""
    return speaker_of(document, index, house_name(document, index)), customer_of(document, index)


def rewrites(
    match: Match,
    document: Document,
    relint: Callable[[str], bool],
    standards: Standards | None = None,
    *,
    others: Sequence[Match] = (),
) -> tuple[Rewrite, ...]:
    """The rewrites of a match that pass every check, as replacements in the source.

    `relint` is given a rewritten sentence as prose and says whether it is clean. `standards`
    fill placeholders. `others` are further matches in the sentence: where none of the match's
    own rewrites is clean, one that mends them too may be. Legal notices get none.
    """
    if match.legal or not match.rule.rewrites:
        return ()
    known = standards or Standards()
    house, customer = voices(document, match.sentence.block)
    found: dict[tuple[Span, str], Rewrite] = {}
    variants: set[str] = set()
    own = propose(match, house=house, customer=customer)
    theirs = [one for other in others for one in propose(other, house=house, customer=customer)[:_TOGETHER]]
    for proposed in (*own, *together(own[:_TOGETHER], theirs)):
        if proposed.variant in variants or (proposed.sole and found) or len(found) >= _MOST:
            continue
        candidate = filled(proposed, match, known)
        if not check(candidate, match, relint, f"{house} {customer}"):
            continue
        rewrite = located(candidate, match, document, known)
        if rewrite is not None:
            found.setdefault((rewrite.span, rewrite.text), rewrite)
            variants |= {candidate.variant} - {""}
    return tuple(found.values())


def together(own: Sequence[Candidate], theirs: Sequence[Candidate]) -> Iterator[Candidate]:
    """Two rewrites of one sentence made at once, where they touch different words of it."""
    for one in own:
        for other in theirs:
            changes = merged([*one.changes, *other.changes])
            if changes and not (set(one.changes) & set(other.changes)):
                safety = one.safety if one.safety == other.safety else "unsafe"
                yield Candidate(
                    changes,
                    safety,
                    (*one.dropped, *other.dropped),
                    one.whole or other.whole,
                    sole=True,
                    templates=(*one.templates, *other.templates),
                    replaced=(*one.replaced, *other.replaced),
                )


def located(
    candidate: Candidate, match: Match, document: Document, standards: Standards | None = None
) -> Rewrite | None:
    """The candidate as one replacement in the source; None if markup can't follow it."""
    text = document.source.text
    edits = source_edits(text, match.block, candidate)
    if not edits or not structure_kept(document, match.block, candidate, edits):
        return None
    span = Span(edits[0].span.start, edits[-1].span.end)
    low = match.block.source_span(match.sentence.span.start, match.sentence.span.end)
    trimmed = _trimmed(text, span, applied(text, edits, span), low)
    safety = _safety(candidate, match)
    names, known = candidate.placeholders, standards or Standards()
    around = " ".join((*match.block.headings, match.sentence.text))
    before = text[low.start : trimmed[0].start]
    return Rewrite(
        trimmed[1],
        safety,
        trimmed[0],
        names,
        blanks_in(trimmed[1], names, known, before=before, around=around),
        stated_in(trimmed[1], candidate.used),
    )


def _safety(candidate: Candidate, match: Match) -> Safety:
    """What the rule says of its rewrite, if that is borne out: "safe" is for words only."""
    if candidate.placeholders:
        return "display"
    old = match.sentence.text
    new = render(match.block.prose, candidate, match.sentence.span)
    worded = candidate.safety == "safe" and not candidate.used and same_commitment(old, new)
    return candidate.safety if worded or candidate.safety != "safe" else "unsafe"


def _trimmed(text: str, span: Span, new: str, sentence: Span) -> tuple[Span, str]:
    """The replacement from the first to the last changed word, never an empty text."""
    old = text[span.start : span.end]
    most = min(len(old), len(new))
    head = next((i for i in range(most) if old[i] != new[i]), most)
    tail = next((i for i in range(most - head) if old[-1 - i] != new[-1 - i]), most - head)
    start, end = span.start + head, span.end - tail
    middle = new[head : len(new) - tail]
    first, last = start, end
    while first > sentence.start and not text[first - 1].isspace():
        first -= 1
    while last < sentence.end and not text[last].isspace():
        last += 1
    if not (text[first:start] + middle + text[end:last]).strip():
        while first > sentence.start and text[first - 1].isspace():
            first -= 1
        while first > sentence.start and not text[first - 1].isspace():
            first -= 1
    return Span(first, last), text[first:start] + middle + text[end:last]
