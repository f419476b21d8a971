"""The pipeline: documents in, findings out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from policylint.asking import passes, roles_of_words, sentences_to_ask
from policylint.commitments.model import Commitment
from policylint.commitments.opening import Candidate, may_promise
from policylint.commitments.pool import Pool
from policylint.commitments.reading import commitments_of
from policylint.commitments.telling import RULES as CONTRADICTIONS
from policylint.commitments.telling import findings_of
from policylint.config import Options
from policylint.documents.model import Document
from policylint.finding import Finding
from policylint.findings import Told, best, chosen, told, with_fingerprints
from policylint.language.audience import AudienceReading
from policylint.language.load import model_version
from policylint.language.model import Role, Sentence
from policylint.language.surroundings import setting_of
from policylint.language.units import Unit
from policylint.rules.compiled import Ruleset, load_ruleset
from policylint.rules.gate import Gate
from policylint.rules.lexicon import Lexicon
from policylint.rules.locate import shipped_ruleset
from policylint.rules.match import Matcher
from policylint.rules.model import Pattern, Rule
from policylint.source import Source
from policylint.suppression import suppress

if TYPE_CHECKING:
    from policylint.explaining import Explained
    from policylint.language.analysis import Analyser
    from policylint.rules.rule_file import Example as LikeExample


@dataclass(frozen=True)
class Result:
    """What one document gave. `audience` is customer, staff or mixed; `words` its words of prose."""

    findings: tuple[Finding, ...]
    audience: str
    audience_reason: str
    words: int


class Linter:
    """Rules and, once some sentence needs it, the parser. Long-lived; holds no document."""

    def __init__(
        self,
        rulesets: tuple[Path, ...] = (),
        model: str | None = None,
        cache_dir: Path | None = None,
        gated: bool = True,
    ) -> None:
        self._model = model
        self._gated = gated
        self._cache_dir = cache_dir
        self._matchers: dict[tuple[str, ...], Matcher] = {}
        self.model_version = model_version(model)
        self.ruleset: Ruleset = load_ruleset((shipped_ruleset(), *rulesets), self._compile, cache_dir)

    def _compile(self, examples: Sequence[LikeExample], lexicon: Lexicon) -> Sequence[tuple[Pattern, ...]]:
        from policylint.language.analysis import Analyser
        from policylint.language.likes import compile_examples

        # the ruleset will have this very lexicon: the model need not be loaded again for it
        self.analyser = Analyser(lexicon, self._model)
        return compile_examples(examples, lexicon, self.analyser)

    @cached_property
    def analyser(self) -> Analyser:
        """The parser; loading it takes about a second."""
        from policylint.language.analysis import Analyser

        return Analyser(self.ruleset.lexicon, self._model)

    def lint(self, document: Document, options: Options) -> Result:
        """The findings of one document, in order of place."""
        return next(iter(self.lint_many([(document, options)])))

    def lint_many(self, items: Iterable[tuple[Document, Options]]) -> Iterator[Result]:
        """One Result a document, in order; each is held against the promises of those before it."""
        pool = Pool()
        for document, options in items:
            units, reading = self._units(document, options)
            rules = chosen(self.ruleset.rules, options)
            read: dict[int, Sentence] = {}
            wanted = pool.wanted(document, units) if chosen(CONTRADICTIONS, options) else []
            told = self._told(document, units, rules, read, {id(one.unit) for one in wanted})
            further = self._contradicted(document, wanted, pool, options, read)
            findings = self._findings(document, told, further, rules, options)
            words = sum(len(block.prose.split()) for block in document.blocks)
            yield Result(findings, reading.overall, reading.reason, words)

    def commitments(self, document: Document, options: Options) -> tuple[Commitment, ...]:
        """What the document promises customers or denies them, in order of place."""
        units, _ = self._units(document, options)
        asked = [(document, unit) for unit in units if may_promise(unit)]
        return tuple(one for made in self._promised(asked, {}) for one in made if one.is_promise)

    def explain(self, text: str, options: Options) -> Iterator[Explained]:
        """What is seen in each sentence of a Markdown text, parsed whether or not it passes the gate."""
        from policylint.documents import read
        from policylint.explaining import explained

        document = read(Source("text.md", text))
        units, _ = self._units(document, options)
        rules = chosen(self.ruleset.rules, options)
        gate, matcher = self._gate(rules), self._matcher(rules)
        for unit, sentence in self._parsed([(document, unit) for unit in units]):
            held = matcher.match(sentence)
            yield explained(sentence, held, rules, self._labels_of_word, gate=passes(gate, unit))

    def test_rules(self, directory: Path) -> Iterator[tuple[str, str, str, bool, str]]:
        """Rule id, `flags` or `allows`, sentence, whether it is as the rule says, and if not why.

        `directory` holds rulesets of its own or is the shipped one; its rules may use the
        shipped lexicon. Raises PolicylintError for what is wrong with the files.
        """
        inside = directory.resolve()
        if inside == shipped_ruleset().resolve():
            linter = self
        else:
            linter = Linter((directory,), self._model, self._cache_dir, self._gated)
        rules = [rule for rule in linter.ruleset.rules if inside in Path(rule.path).resolve().parents]
        yield from linter._tested(rules)

    def _tested(self, rules: Iterable[Rule]) -> Iterator[tuple[str, str, str, bool, str]]:
        from policylint.examples import examples_of, verdict

        examples = examples_of(rules)
        asked = [
            self._asked(one.document, self._units(one.document, one.options)[0], (one.rule,))
            for one in examples
        ]
        parsed = self._parsed([pair for pairs in asked for pair in pairs])
        for example, pairs in zip(examples, asked, strict=True):
            seen = [next(parsed)[1] for _ in pairs]
            matcher = self._matcher((example.rule,))
            held = [one for sentence in seen for one in matcher.match(sentence)]
            ok, reason = verdict(example, seen, held, self._labels_of_word)
            yield example.rule.id, example.kind, example.text, ok, reason

    def _told(
        self,
        document: Document,
        units: Iterable[Unit],
        rules: tuple[Rule, ...],
        read: dict[int, Sentence],
        further: Collection[int],
    ) -> list[Told]:
        """The findings of rules. `read` takes in what is parsed by the id of its unit, and `further` are
        the ids of units to be parsed with the others, for a batch costs less than its parts."""
        matcher, found = self._matcher(rules), []
        opens = self._opener(rules)
        asked = [(document, unit) for unit in units if id(unit) in further or opens(unit)]
        for unit, sentence in self._parsed(asked):
            read[id(unit)] = sentence
            found += [told(held, unit, document) for held in best(matcher.match(sentence))]
        return found

    def _contradicted(
        self,
        document: Document,
        wanted: Sequence[Candidate],
        pool: Pool,
        options: Options,
        read: Mapping[int, Sentence],
    ) -> list[Finding]:
        rules = chosen(CONTRADICTIONS, options)
        if not rules:
            return []
        made = pool.conflicts(document, wanted, lambda asked: self._promised(asked, read), read)
        found = findings_of(made)
        return [finding for finding in found if finding.rule in rules]

    def _promised(
        self, asked: Sequence[tuple[Document, Unit]], read: Mapping[int, Sentence]
    ) -> Iterator[tuple[Commitment, ...]]:
        """What each sentence promises; those in `read`, by the id of their unit, are parsed already."""
        parsed = self._parsed([pair for pair in asked if id(pair[1]) not in read])
        for document, unit in asked:
            sentence = read[id(unit)] if id(unit) in read else next(parsed)[1]
            yield tuple(commitments_of(document, unit, sentence))

    def _findings(
        self,
        document: Document,
        every: Sequence[Told],
        further: Iterable[Finding],
        rules: Iterable[Rule],
        options: Options,
    ) -> tuple[Finding, ...]:
        """Keys, then what comments switch off, then rewrites for what is left."""
        keyed = with_fingerprints(every, document)
        found = (*(one.finding for one in keyed), *further)
        kept = suppress(
            document,
            tuple(sorted(found, key=lambda finding: finding.span)),
            [rule.id for rule in (*self.ruleset.rules, *CONTRADICTIONS)],
            active_rule_ids=[rule.id for rule in (*rules, *chosen(CONTRADICTIONS, options))],
            ignore=options.ignore,
        )
        if not options.rewrites:
            return kept
        places = {id(finding) for finding in kept}
        asked = [one for one in keyed if id(one.finding) in places]
        if not asked:
            return kept
        from policylint.rewording import with_rewrites

        made = with_rewrites(asked, document, lambda units: self._are_clean(document, units))
        rewritten = {id(one.finding): finding for one, finding in zip(asked, made, strict=True)}
        return tuple(rewritten.get(id(finding), finding) for finding in kept)

    def _are_clean(self, document: Document, units: Sequence[Unit]) -> list[bool]:
        """For each unit whether no stable rule holds for it."""
        rules = chosen(self.ruleset.rules, Options())
        matcher, clean = self._matcher(rules), [True] * len(units)
        opens = self._opener(rules)
        numbers = [number for number, unit in enumerate(units) if opens(unit)]
        parsed = self._parsed([(document, units[number]) for number in numbers])
        for number, (_, sentence) in zip(numbers, parsed, strict=True):
            clean[number] = not matcher.match(sentence)
        return clean

    def _parsed(self, asked: Sequence[tuple[Document, Unit]]) -> Iterator[tuple[Unit, Sentence]]:
        """Each unit with its sentence, in order; the parser is loaded only if there is one."""
        if not asked:
            return
        sentences = self.analyser.analyse(unit for _, unit in asked)
        for (document, unit), sentence in zip(asked, sentences, strict=True):
            kind = document.blocks[unit.block].kind
            yield unit, replace(sentence, setting=setting_of(unit, kind, self._labels_of_word))

    def _units(self, document: Document, options: Options) -> tuple[tuple[Unit, ...], AudienceReading]:
        return sentences_to_ask(document, options, self.ruleset.lexicon, self._roles)

    @cached_property
    def _roles(self) -> Mapping[str, Role]:
        return roles_of_words(self.ruleset.lexicon)

    def _asked(
        self, document: Document, units: Iterable[Unit], rules: tuple[Rule, ...]
    ) -> list[tuple[Document, Unit]]:
        """The units that the parser has to read for these rules."""
        opens = self._opener(rules)
        return [(document, unit) for unit in units if opens(unit)]

    def _opener(self, rules: tuple[Rule, ...]) -> Callable[[Unit], bool]:
        """Whether some of the rules could hold for a unit; gate and matcher are looked up once."""
        if not self._gated:
            return lambda unit: True
        matcher, gate = self._matcher(rules), self._gate(rules)
        return lambda unit: not matcher.deaf_to(unit.context) and passes(gate, unit)

    def _gate(self, rules: Iterable[Rule]) -> Gate:
        return self.ruleset.gate.only({rule.id for rule in rules})

    def _matcher(self, rules: tuple[Rule, ...]) -> Matcher:
        key = tuple(rule.id for rule in rules)
        if key not in self._matchers:
            self._matchers[key] = Matcher(rules, self._labels_of_word)
        return self._matchers[key]

    def _labels_of_word(self, word: str) -> frozenset[str]:
        labels = self._labels.get(word)
        if labels is None:
            labels = self._labels[word] = self._looked_up(word)
        return labels

    @cached_property
    def _labels(self) -> dict[str, frozenset[str]]:
        return {}

    def _looked_up(self, word: str) -> frozenset[str]:
        lexicon = self.ruleset.lexicon
        found: set[str] = set()
        for lemma, _ in lexicon.forms.get(word, ()):
            for entry in lexicon.entries_by_first.get(lemma, ()):
                if len(entry.lemmas) == 1:
                    found |= entry.labels
        return frozenset(found)
