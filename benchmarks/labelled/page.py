"""`docs/quality.md`: the figures, for a compliance reviewer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from labelled import blind
from labelled.scoring import Tally, by_rule, rows
from labelled.sets import Scored
from labelled.tables import cells, in_words, markdown

HEADER = ("family", "right", "false", "missed", "precision", "recall", "F1")
NINE_IN_TEN = 0.9
#: What the sets are that this project was built with, by the place of their documents.
ABOUT = {
    "sops": "whole procedures of twelve organisations, written for the purpose, every line labelled",
    "corpus/docs": "more procedures by several authors, labelled by one reader each",
    "devset/docs": "public handbooks, complaint and refund procedures, terms and runbooks as found; "
    "passages of each are labelled",
}

INTRODUCTION = """\
# How right policylint is

`{command}` wrote this page on {date}.
It measured policylint {version} with the model {model} and the rules {ruleset}.

## What the figures mean

A reader labelled each sentence, list item, heading and table cell of the documents below: which
of eleven families of language it belongs to, if any, and whether that is clear or borderline.
Then policylint read the same documents, and each of its findings was held against the labels.

- **right**: findings on text that is clearly of that family.
- **false**: findings on text that has no label of that family.
- **missed**: text that is clearly of the family and was not found.
- **precision**: of the findings, the share that is right. It says how far to trust a finding.
- **recall**: of what should be found, the share that was. It says how much is left for a human
  reader: where it is .60, four in ten go unseen.
- **F1**: one number for both, their harmonic mean.

Borderline text counts neither way. A unit counts once for each family, however many rules find it.
Brackets hold the 95 % interval (Wilson): with few cases it is wide, and then the figure before it
says little. `= core` sums `blame`, `supplier` and `convenience`; `= all` sums all
families; `any` asks only whether the text was flagged at all, under whatever name.

Most of these documents were at hand while the rules were written, so expect less of text that nobody
has looked at. Nearer to that are the sets whose names end in `unread`, and the part of the blind suites,
at the end, that was held out.
Findings on a document as a whole (family `document`) are not in these figures, for
nobody labelled what a document lacks.
"""


def page(
    scored: Sequence[Scored],
    asked: Sequence[blind.Asked],
    stability: Mapping[str, str],
    facts: Mapping[str, str],
) -> str:
    """`stability` by rule id; `facts` fills the introduction."""
    stable = [one for part in scored for one in part.stable]
    units = [unit for part in scored for unit in part.labelled.gold]
    lines = [
        INTRODUCTION.format(**facts),
        "## What was read",
        "",
        *_sets(scored),
        "",
        "## All of it together",
        "",
        *markdown(HEADER, (cells(_name(name), tally) for name, tally in rows(stable, units))),
        "",
    ]
    for part in scored:
        lines += [f"## `{part.labelled.name}`", ""]
        lines += markdown(
            HEADER, (cells(_name(name), tally) for name, tally in rows(part.stable, part.labelled.gold))
        )
        lines.append("")
    lines += [
        "## Rule by rule",
        "",
        *_rules(scored, stability),
        "## The blind suites",
        "",
        *_blind(asked),
    ]
    return "\n".join(lines).rstrip() + "\n"


def tallies(scored: Sequence[Scored], stability: Mapping[str, str]) -> dict[str, Tally]:
    """Every rule over all sets together; those that found nothing have an empty tally."""
    stable = by_rule([one for part in scored for one in part.stable])
    preview = by_rule([one for part in scored for one in part.preview])
    return {
        rule: (preview if kind == "preview" else stable).get(rule, Tally())
        for rule, kind in sorted(stability.items())
    }


def below(tallies: Mapping[str, Tally], stability: Mapping[str, str]) -> list[str]:
    """Stable rules that these sets do not bear out."""
    return [
        rule
        for rule, tally in tallies.items()
        if stability[rule] == "stable" and tally.tp + tally.fp and tally.precision < NINE_IN_TEN
    ]


def _sets(scored: Sequence[Scored]) -> Iterator[str]:
    header = ("documents", "number", "words", "units labelled", "clear labels", "findings in 1,000 words")
    yield from markdown(
        header,
        (
            (
                f"`{one.labelled.name}`",
                f"{len(one.labelled.names)}",
                f"{one.words:,}",
                f"{len(one.labelled.gold):,}",
                f"{one.labelled.clear:,}",
                f"{1000 * one.findings / max(1, one.words):.1f}",
            )
            for one in scored
        ),
    )
    yield ""
    for one in scored:
        about = next((text for end, text in ABOUT.items() if one.labelled.name.endswith(end)), "")
        if about:
            yield f"- `{one.labelled.name}`: {about}."


def _rules(scored: Sequence[Scored], stability: Mapping[str, str]) -> Iterator[str]:
    found = tallies(scored, stability)
    yield (
        "A rule is **stable** when nine in ten of its findings or more are right on all these documents\n"
        "together. Else it is **preview**: it stays silent unless you ask for it with `--preview`."
    )
    yield ""
    unborne = below(found, stability)
    if unborne:
        yield (
            "These stable rules were right less often than that here: "
            f"{', '.join(f'`{rule}`' for rule in unborne)}."
        )
        yield ""
    for kind in ("stable", "preview"):
        own = {rule: tally for rule, tally in found.items() if stability[rule] == kind}
        said = {rule: tally for rule, tally in own.items() if tally.tp + tally.fp}
        if said:
            yield from markdown(
                (f"{kind} rule", "right", "false", "precision"),
                (
                    (f"`{rule}`", str(one.tp), str(one.fp), in_words(one.tp, one.tp + one.fp))
                    for rule, one in said.items()
                ),
            )
            yield ""
        quiet = [f"`{rule}`" for rule in own if rule not in said]
        if quiet:
            yield f"Nothing that counts was found here by: {', '.join(quiet)} ({kind})."
            yield ""


def _blind(asked: Sequence[blind.Asked]) -> Iterator[str]:
    yield (
        "Sentences by somebody who knew what each family means and had not seen the rules: clear cases\n"
        "in unusual words, harmless look-alikes, quotations, and pairs that differ in little. One part\n"
        "(`tune`) could be read while rules were written; the other (`held_out`) was only ever scored."
    )
    for half in blind.HALVES:
        own = [one for one in asked if one.half == half]
        if own:
            yield ""
            yield from markdown(
                (
                    f"`{half}`",
                    "found, of those to be found",
                    "found, of those to be left alone",
                    "pairs both right",
                ),
                (
                    (_name(name), *(_share(share) for share in shares))
                    for name, shares in blind.shares(own)
                    if not name.startswith("·")
                ),
            )


def _share(share: blind.Share) -> str:
    return f"{share.right} of {share.total}, {in_words(share.right, share.total)}"


def _name(name: str) -> str:
    return name if name[0] == "=" or name == "any" else f"`{name}`"
