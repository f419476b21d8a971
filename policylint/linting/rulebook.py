"""The rules of a run, looked up: what the gate, the matcher and the checks of some of them are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from policylint.config import Options
from policylint.document_checks.checking import Check, checks_of
from policylint.rules.gate import Gate
from policylint.rules.match import Matcher
from policylint.rules.model import Rule
from policylint.rules.ruleset import Ruleset

if TYPE_CHECKING:
    from policylint.rewriting.blanks import Standards
    from policylint.rules.standards import Vocabulary


class Rulebook:
    """Long-lived: gates, matchers and checks are made once for each choice of rules."""

    def __init__(self, ruleset: Ruleset, directories: tuple[Path, ...]) -> None:
        """`directories` are those that the ruleset was read from, the shipped one first."""
        self.ruleset = ruleset
        self._directories = directories
        self._matchers: dict[tuple[str, ...], Matcher] = {}
        self._checks: dict[str, tuple[Check, ...]] = {}
        self._labels: dict[str, frozenset[str]] = {}

    def gate(self, rules: Iterable[Rule]) -> Gate:
        """The words that one of these rules cannot do without."""
        return self.ruleset.gate.only({rule.id for rule in rules})

    def matcher(self, rules: tuple[Rule, ...]) -> Matcher:
        """What holds these rules against a sentence."""
        key = tuple(rule.id for rule in rules)
        if key not in self._matchers:
            self._matchers[key] = Matcher(rules, self.labels_of_word)
        return self._matchers[key]

    def checks(self, rules: Iterable[Rule]) -> tuple[Check, ...]:
        """The checks on whole documents among these rules."""
        asked = [rule for rule in rules if rule.document]
        for rule in asked:
            if rule.id not in self._checks:
                self._checks[rule.id] = checks_of([rule], self.labels_of_word)
        return tuple(check for rule in asked for check in self._checks[rule.id])

    def labels_of_word(self, word: str) -> frozenset[str]:
        """The classes of the lexicon that a word, in any form, belongs to by itself."""
        labels = self._labels.get(word)
        if labels is None:
            labels = self._labels[word] = self._looked_up(word)
        return labels

    def _looked_up(self, word: str) -> frozenset[str]:
        lexicon = self.ruleset.lexicon
        found: set[str] = set()
        for lemma, _ in lexicon.forms.get(word, ()):
            for entry in lexicon.entries_by_first.get(lemma, ()):
                if len(entry.lemmas) == 1:
                    found |= entry.labels
        return frozenset(found)

    def standards(self, options: Options) -> Standards:
        """What rewrites may state: of no organisation anything, unless it is configured."""
        from policylint.rewriting.blanks import Standards

        return Standards(self._vocabulary, dict(options.standards))

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        from policylint.rules.load_standards import load_vocabulary

        return load_vocabulary(self._directories)

    @cached_property
    def plain_words(self) -> Mapping[str, str]:
        """What stays true of a legal formula in plain language, by formula."""
        from policylint.rules.load_plain import load_plain_words

        return load_plain_words(self._directories)
