"""Rules tried on the examples that they carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from policylint.examples import Tried, examples_of, verdict, verdicts_on_documents
from policylint.linting.parsing import Parsing
from policylint.linting.rulebook import Rulebook
from policylint.rules.model import Rule
from policylint.rules.unfinished import unfinished


def try_rules(rules: Sequence[Rule], book: Rulebook, parsing: Parsing) -> Iterator[Tried]:
    """What the rules lack, then each of their examples, through gate, parser and matcher."""
    for rule in rules:
        yield from ((rule.id, "unfinished", what, False, "") for what in unfinished(rule))
    yield from _on_sentences([rule for rule in rules if not rule.document], book, parsing)
    yield from verdicts_on_documents(book.checks(rules))


def _on_sentences(rules: Iterable[Rule], book: Rulebook, parsing: Parsing) -> Iterator[Tried]:
    examples = examples_of(rules)
    asked = [
        parsing.asked(one.document, parsing.units(one.document, one.options)[0], (one.rule,))
        for one in examples
    ]
    parsed = parsing.parsed([pair for pairs in asked for pair in pairs])
    for example, pairs in zip(examples, asked, strict=True):
        seen = [next(parsed)[1] for _ in pairs]
        matcher = book.matcher((example.rule,))
        held = [one for sentence in seen for one in matcher.match(sentence)]
        if not seen and example.kind == "flags":  # only a reader of the sentence can say what is amiss
            units, _ = parsing.units(example.document, example.options)
            seen = [one for _, one in parsing.parsed([(example.document, unit) for unit in units])]
        ok, reason = verdict(example, seen, held, book.labels_of_word, gate=bool(pairs))
        yield example.rule.id, example.kind, example.text, ok, reason
