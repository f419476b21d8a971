"""Which sentences the parser is asked for, and what it makes of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from policylint.asking import passes, sentences_to_ask
from policylint.config import Options
from policylint.documents.model import Document
from policylint.findings import chosen
from policylint.language.audience import AudienceReading
from policylint.language.model import Sentence
from policylint.language.surroundings import Surroundings
from policylint.language.units import Unit
from policylint.linting.rulebook import Rulebook
from policylint.rules.match import Matcher
from policylint.rules.model import Rule

if TYPE_CHECKING:
    from policylint.language.analysis import Analyser
    from policylint.language.sketch import Sketch

#: A sentence of a document.
Placed = tuple[Document, Unit]


class Parsing:
    """The parser behind the gate; `analyser` loads it, for the first sentence that needs it."""

    def __init__(self, book: Rulebook, analyser: Callable[[], Analyser], gated: bool = True) -> None:
        self._book = book
        self._analyser = analyser
        self._gated = gated
        self._surroundings = Surroundings(book.labels_of_word)

    def units(self, document: Document, options: Options) -> tuple[tuple[Unit, ...], AudienceReading]:
        """Every sentence of the document, and whom it speaks to."""
        return sentences_to_ask(document, options, self._book.ruleset)

    def asked(self, document: Document, units: Iterable[Unit], rules: tuple[Rule, ...]) -> list[Placed]:
        """The units that the parser has to read for these rules."""
        opens = self._opener(rules)
        return [(document, unit) for unit in units if opens(unit)]

    def parsed(
        self,
        asked: Sequence[Placed],
        matchers: Collection[Matcher] = (),
        always: Collection[int] = (),
    ) -> Iterator[tuple[Unit, Sentence]]:
        """Each unit with its sentence, in order; the parser is loaded only if there is one.

        With `matchers`, a sentence for which none of them can hold has no frames, unless
        the identity of its unit is in `always`.
        """
        if not asked:
            return

        def wanted(sketch: Sketch) -> bool:
            return id(sketch.unit) in always or any(matcher.may_hold(sketch) for matcher in matchers)

        hears = wanted if matchers and self._gated else None
        sentences = self._analyser().analyse((unit for _, unit in asked), hears)
        for (document, unit), sentence in zip(asked, sentences, strict=True):
            if hears and not sentence.frames:
                yield unit, sentence
                continue
            kind = document.blocks[unit.block].kind
            yield unit, replace(sentence, setting=self._surroundings.of(unit, kind))

    def are_clean(self, asked: Sequence[Placed]) -> list[bool]:
        """For each unit whether no stable rule holds for it."""
        rules = chosen(self._book.ruleset.rules, Options())
        matcher, clean = self._book.matcher(rules), [True] * len(asked)
        opens = self._opener(rules)
        numbers = [number for number, (_, unit) in enumerate(asked) if opens(unit)]
        parsed = self.parsed([asked[number] for number in numbers], (matcher,))
        for number, (_, sentence) in zip(numbers, parsed, strict=True):
            clean[number] = not matcher.match(sentence)
        return clean

    def slips(self, texts: Iterable[str]) -> list[frozenset[str]]:
        """The slips of grammar of each sentence."""
        return [*self._analyser().slips(texts)]

    def _opener(self, rules: tuple[Rule, ...]) -> Callable[[Unit], bool]:
        """Whether some of the rules could hold for a unit; gate and matcher are looked up once."""
        if not self._gated:
            return lambda unit: True
        matcher, gate = self._book.matcher(rules), self._book.gate(rules)
        # the gate first: to know what the matcher hears, all patterns have to be decoded
        return lambda unit: passes(gate, unit) and not matcher.deaf_to(unit.context)
