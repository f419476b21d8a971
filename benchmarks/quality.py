"""How right the linter is on a labelled set, per family and per rule. Run by hand.

    python benchmarks/quality.py GOLD.jsonl DOCUMENTS [--preview] [--errors N] [--family F] [--markdown]
    python benchmarks/quality.py --suite tests/blind [--preview] [--errors N] [--family F]

GOLD holds one unit a line: {"doc", "start", "end", "text", "labels": {family: strength}}.
DOCUMENTS is the directory of the documents, which are linted here, or a file with the JSON of
`policylint check --format json`. A unit that is clearly of a family (strength 2) must be found
by a finding of that family which overlaps it; such a finding is false where the unit has
no label of the family; a borderline unit (1) counts neither way. Each unit counts once a family
and once a rule. `= core` sums blame, supplier and convenience, `= all` all families; `any` asks
only whether a unit was flagged at all. Findings on documents as a whole are left out. Brackets
hold 95% Wilson intervals.

--errors shows the worst false findings and misses, with how their clauses were read and what
the rule that fired, or came nearest, looked for. --suite scores the blind suite: sentences with
`kind: flag` or `allow`, by family and by style; only those of `tune` are ever shown.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from labelled import blind, mistakes, tables
from labelled.runs import findings_of_run, lint_here
from labelled.scoring import FAMILIES, Judgement, Unit, by_rule, judge, load_gold, rows


def report(judgements: Sequence[Judgement], gold: Sequence[Unit]) -> Iterator[str]:
    yield tables.HEADING
    for name, tally in rows(judgements, gold):
        yield tables.row(name, tally)
    yield ""
    for rule, tally in sorted(by_rule(judgements).items(), key=lambda item: -item[1].tp - item[1].fp):
        yield tables.row(rule, tally)


def report_markdown(judgements: Sequence[Judgement], gold: Sequence[Unit]) -> Iterator[str]:
    header = ("family", "right", "false", "missed", "precision", "recall", "F1")
    yield from tables.markdown(header, (tables.cells(*row) for row in rows(judgements, gold)))
    yield ""
    rules = sorted(by_rule(judgements).items())
    yield from tables.markdown(("rule", *header[1:]), (tables.cells(f"`{rule}`", one) for rule, one in rules))


def main() -> None:
    options = _options()
    families = [options.family] if options.family else list(FAMILIES)
    if options.suite:
        from policylint.linter import Linter

        asked = blind.ask(options.suite, Linter(), preview=options.preview)
        _say(blind.report(asked))
        _say(blind.mistakes(asked, families, options.errors))
        return
    gold = load_gold(options.gold)
    if options.documents.is_dir():
        from policylint.config import Options
        from policylint.linter import Linter

        linter = Linter()
        names = (unit["doc"] for unit in gold)
        asked_for = Options(preview=options.preview, rewrites=False, doubt=False)
        findings, _ = lint_here(linter, options.documents, names, asked_for)
    else:
        linter, findings = None, findings_of_run(options.documents)
    judgements = list(judge(gold, findings))
    _say((report_markdown if options.markdown else report)(judgements, gold))
    for one in mistakes.worst(judgements, families, options.errors):
        print(f"\n{mistakes.line(one)}")
        if linter:
            _say(mistakes.explained(one, linter, options.documents))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, usage=argparse.SUPPRESS
    )
    parser.add_argument("gold", type=Path, nargs="?")
    parser.add_argument("documents", type=Path, nargs="?", help="directory of documents, or JSON of a run")
    parser.add_argument("--suite", type=Path, help="the blind suite instead: a directory of YAML files")
    parser.add_argument(
        "--errors", type=int, default=0, metavar="N", help="so many false findings and misses"
    )
    parser.add_argument("--family", help="errors of this family only")
    parser.add_argument("--preview", action="store_true", help="with rules that are not stable yet")
    parser.add_argument("--markdown", action="store_true", help="tables for a document")
    options = parser.parse_args()
    if not options.suite and not options.documents:
        parser.error("Give a labelled set (GOLD.jsonl DOCUMENTS), or --suite.")
    return options


def _say(lines: Iterator[str]) -> None:
    for line in lines:
        print(line)


if __name__ == "__main__":
    main()
