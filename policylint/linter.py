"""The pipeline: documents in, findings out."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import islice
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
from policylint.document_checks.checking import Check, checks_of, missing, switch_of
from policylint.documents.model import Document
from policylint.finding import Finding
from policylint.findings import Told, best, chosen, in_order, told, with_fingerprints, with_keys
from policylint.language.audience import AudienceReading
from policylint.language.load import model_version
from policylint.language.model import Role, Sentence
from policylint.language.surroundings import Surroundings
from policylint.language.units import Unit
from policylint.reviewing import IDS, Review, families_asked, review
from policylint.rules.compiled import Ruleset, load_ruleset
from policylint.rules.gate import Gate
from policylint.rules.lexicon import Lexicon
from policylint.rules.locate import shipped_ruleset
from policylint.rules.match import Matcher
from policylint.rules.model import Pattern, Rule
from policylint.rules.unfinished import unfinished
from policylint.source import Source, Span
from policylint.suppression import suppress

#: Sentences that the parser has to read before it is set to work, unless there are no more.
TOGETHER = 1024

if TYPE_CHECKING:
    from policylint.drafting import Draft
    from policylint.explaining import Explained
    from policylint.language.analysis import Analyser
    from policylint.reader.reading import Rated, Reader
    from policylint.rewriting.blanks import Standards
    from policylint.rules.rule_file import Example as LikeExample
    from policylint.rules.standards import Vocabulary


@dataclass(frozen=True)
class Result:
    """What one document gave. `audience` is customer, staff or mixed; `words` its words of prose.

    `review` says where the trained reader keeps silent; `withheld` are findings of rules
    that are not told because it takes their place for harmless.
    """

    findings: tuple[Finding, ...]
    audience: str
    audience_reason: str
    words: int
    review: str = ""
    withheld: tuple[Finding, ...] = ()

    @property
    def doubted(self) -> int:
        """How many findings are withheld."""
        return len(self.withheld)


@dataclass(frozen=True)
class _Question:
    """A document, what it lacks as a whole, and the sentences that the parser has to read.

    `asked` are those that a rule may hold for; of `wanted`, some of documents before it, the
    promises are to be known.
    """

    document: Document
    options: Options
    rules: tuple[Rule, ...]
    asked: Sequence[tuple[Document, Unit]]
    whole: Sequence[Finding]
    wanted: Sequence[Candidate]
    reading: AudienceReading
    units: Sequence[Unit]


class Linter:
    """Rules and, once some sentence needs it, the parser. Long-lived; holds no document."""

    def __init__(
        self,
        rulesets: tuple[Path, ...] = (),
        model: str | None = None,
        cache_dir: Path | None = None,
        gated: bool = True,
        reader: Path | None = None,
    ) -> None:
        """`reader`: what the trained reader was taught by decisions of reviewers."""
        self.taught = reader
        self._model = model
        self._gated = gated
        self._cache_dir = cache_dir
        self._matchers: dict[tuple[str, ...], Matcher] = {}
        self.model_version = model_version(model)
        self._rulesets = (shipped_ruleset(), *rulesets)
        self.ruleset: Ruleset = load_ruleset(self._rulesets, self._compile, cache_dir)

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
        """One Result a document, in order, each held against the promises of those before it.

        Some are read together, for the parser is quick with many.
        """
        waiting: list[_Question] = []
        pool = Pool()
        for document, options in items:
            units, reading = self._units(document, options)
            rules = chosen(self.ruleset.rules, options)
            whole = missing(
                document,
                self._checks(rules),
                options,
                reading.overall,
                partial(self._standards, options),
            )
            wanted = pool.wanted(document, units) if self._may_contradict(document, options) else []
            asked = self._asked(document, units, rules)
            waiting.append(_Question(document, options, rules, asked, tuple(whole), wanted, reading, units))
            if sum(len(one.asked) for one in waiting) >= TOGETHER:
                yield from self._answers(waiting, pool)
                waiting = []
        yield from self._answers(waiting, pool)

    def commitments(self, document: Document, options: Options) -> tuple[Commitment, ...]:
        """What the document promises customers or denies them, in order of place."""
        units, _ = self._units(document, options)
        asked = [(document, unit) for unit in units if may_promise(unit)]
        return tuple(one for made in self._promised(asked) for one in made if one.is_promise)

    def explain(self, text: str, options: Options) -> Iterator[Explained]:
        """What is seen in each sentence of a Markdown text, parsed whether or not it passes the gate."""
        from policylint.documents import read

        yield from self.explain_in(read(Source("text.md", text)), options)

    def explain_in(
        self, document: Document, options: Options, places: Iterable[Span] | None = None
    ) -> Iterator[Explained]:
        """As `explain`, of the sentences of a document that overlap one of `places` in its source."""
        from policylint.explaining import explained

        units, _ = self._units(document, options)
        if places is not None:
            wanted = tuple(places)
            units = tuple(unit for unit in units if any(map(_place(unit, document).overlaps, wanted)))
        rules = chosen(self.ruleset.rules, options)
        gate, matcher = self._gate(rules), self._matcher(rules)
        for unit, sentence in self._parsed([(document, unit) for unit in units]):
            held = matcher.match(sentence)
            yield explained(sentence, held, rules, self._labels_of_word, gate=passes(gate, unit))

    def rate(self, text: str, options: Options) -> tuple[Rated, ...]:
        """What the trained reader makes of each sentence of a Markdown text."""
        from policylint.documents import read

        document = read(Source("text.md", text))
        return self.reader.read(document, self._units(document, options)[1].blocks).rated

    def draft(self, texts: Iterable[str]) -> tuple[Draft, ...]:
        """What a new rule would be made from these clauses. Raises PolicylintError."""
        from policylint.drafting import draft

        return tuple(draft(text, self.ruleset.lexicon, self.analyser) for text in texts)

    def test_rules(self, directory: Path) -> Iterator[tuple[str, str, str, bool, str]]:
        """Rule id, `flags` or `allows`, sentence, whether it is as the rule says, and if not why.

        What a rule lacks comes first, as an `unfinished` sentence about it.
        `directory` holds rulesets of its own or is the shipped one; its rules may use the
        shipped lexicon. Raises PolicylintError for what is wrong with the files.
        """
        inside = directory.resolve()
        if inside == shipped_ruleset().resolve():
            linter = self
        else:
            linter = Linter((directory,), self._model, self._cache_dir, self._gated)
        rules = [rule for rule in linter.ruleset.rules if inside in Path(rule.path).resolve().parents]
        for rule in rules:
            yield from ((rule.id, "unfinished", what, False, "") for what in unfinished(rule))
        yield from linter._tested(rules)

    def _tested(self, rules: Iterable[Rule]) -> Iterator[tuple[str, str, str, bool, str]]:
        from policylint.examples import examples_of, verdict, verdicts_on_documents

        every = tuple(rules)
        examples = examples_of(rule for rule in every if not rule.document)
        asked = [
            self._asked(one.document, self._units(one.document, one.options)[0], (one.rule,))
            for one in examples
        ]
        parsed = self._parsed([pair for pairs in asked for pair in pairs])
        for example, pairs in zip(examples, asked, strict=True):
            seen = [next(parsed)[1] for _ in pairs]
            matcher = self._matcher((example.rule,))
            held = [one for sentence in seen for one in matcher.match(sentence)]
            if not seen and example.kind == "flags":  # only a reader of the sentence can say what is amiss
                units, _ = self._units(example.document, example.options)
                seen = [one for _, one in self._parsed([(example.document, unit) for unit in units])]
            ok, reason = verdict(example, seen, held, self._labels_of_word, gate=bool(pairs))
            yield example.rule.id, example.kind, example.text, ok, reason
        yield from verdicts_on_documents(self._checks(every))

    def _may_contradict(self, document: Document, options: Options) -> bool:
        return bool(chosen(CONTRADICTIONS, options)) and switch_of(document, options) != "false"

    def _contradicted(self, question: _Question, pool: Pool) -> list[Finding]:
        """What the document promises otherwise than an earlier place, here or in a document before it."""
        made = pool.conflicts(question.document, question.wanted)
        rules = chosen(CONTRADICTIONS, question.options)
        return [finding for finding in findings_of(made) if finding.rule in rules]

    def _review(
        self, document: Document, reading: AudienceReading, taken: Sequence[Span], options: Options
    ) -> Review:
        """What the trained reader would have looked at again, and no rule found."""
        if not families_asked(options) and not (taken and _may_doubt(options)):
            return Review()
        return review(lambda: self.reader, document, reading.blocks, taken, options)

    def _confirmed(
        self, document: Document, units: Iterable[Unit], noticed: Sequence[Finding], options: Options
    ) -> list[Told]:
        """What rules on trial find where the trained reader would look again too: two are sure."""
        if not noticed or options.preview:
            return []
        on_trial = chosen(self.ruleset.rules, replace(options, preview=True))
        rules = tuple(rule for rule in on_trial if rule.stability == "preview" and not rule.document)
        if not rules:
            return []
        seen = [unit for unit in units if _meets(_place(unit, document), noticed)]
        matcher = self._matcher(rules)
        found = (
            told(held, unit, document)
            for unit, sentence in self._parsed(self._asked(document, seen, rules), (matcher,))
            for held in best(matcher.match(sentence))
        )
        return [one for one in found if _meets(one.finding.span, noticed)]

    @cached_property
    def reader(self) -> Reader:
        """The trained reader; it is loaded for the first document that it is asked about."""
        from policylint.reader.reading import Reader

        return Reader(taught=self.taught)

    def _promised(self, asked: Sequence[tuple[Document, Unit]]) -> Iterator[tuple[Commitment, ...]]:
        """What each sentence promises."""
        for (document, _), (unit, sentence) in zip(asked, self._parsed(asked), strict=True):
            yield tuple(commitments_of(document, unit, sentence))

    def _answers(self, questions: Sequence[_Question], pool: Pool) -> Iterator[Result]:
        """Keys, then what comments switch off, then rewrites for what is left."""
        found = self._told(questions, pool)
        questions = [replace(one, whole=(*one.whole, *self._contradicted(one, pool))) for one in questions]
        reviewed = [self._reviewed(one, own) for one, own in zip(questions, found, strict=True)]
        keyed = [
            with_fingerprints(own, question.document)
            for question, (own, _) in zip(questions, reviewed, strict=True)
        ]
        kept = [
            self._kept(question, own, noticed.findings)
            for question, own, (_, noticed) in zip(questions, keyed, reviewed, strict=True)
        ]
        shown = [
            tuple(finding for finding in own if not _is_withheld(finding, question.options))
            for question, own in zip(questions, kept, strict=True)
        ]
        rewritten = self._rewritten(questions, keyed, shown)
        for question, left, findings, (_, noticed) in zip(questions, kept, shown, reviewed, strict=True):
            final = tuple(rewritten.get(id(finding), finding) for finding in findings)
            withheld = tuple(finding for finding in left if _is_withheld(finding, question.options))
            audience, reason = question.reading.overall, question.reading.reason
            yield Result(final, audience, reason, question.document.words, noticed.silent, withheld)

    def _told(self, questions: Sequence[_Question], pool: Pool) -> list[list[Told]]:
        """By question what its rules find; the pool learns what its wanted sentences promise."""
        matchers = [self._matcher(question.rules) for question in questions]
        distinct = {id(matcher): matcher for matcher in matchers}
        unread = pool.unread(one for question in questions for one in question.wanted)
        promising = {id(one.unit): one for one in unread}
        asked = [pair for question in questions for pair in question.asked]
        known = {id(unit) for _, unit in asked}
        asked += [(one.document, one.unit) for one in unread if id(one.unit) not in known]
        parsed = self._parsed(asked, distinct.values(), promising.keys())
        heard = (self._learnt(pair, promising.get(id(pair[0])), pool) for pair in parsed)
        found = [
            [
                told(held, unit, question.document)
                for unit, sentence in islice(heard, len(question.asked))
                for held in best(matcher.match(sentence))
            ]
            for question, matcher in zip(questions, matchers, strict=True)
        ]
        deque(heard, maxlen=0)  # the rest is read for its promises only
        return found

    def _learnt(
        self, pair: tuple[Unit, Sentence], candidate: Candidate | None, pool: Pool
    ) -> tuple[Unit, Sentence]:
        if candidate:
            pool.learn(candidate, commitments_of(candidate.document, *pair))
        return pair

    def _reviewed(self, question: _Question, sure: list[Told]) -> tuple[list[Told], Review]:
        """With the findings of rules those of rules on trial that the trained reader shares, and its own.

        Doubted findings are among them, told or not: comments and decisions are about them too,
        and which of equals a finding is must not hang on what is told.
        """
        document, options = question.document, question.options
        noticed = self._review(document, question.reading, [one.finding.span for one in sure], options)
        shared = self._confirmed(document, question.units, noticed.findings, options)
        weighed = [replace(one, finding=noticed.weighed(one.finding)) for one in (*sure, *shared)]
        doubted = noticed.doubted([one.finding.span for one in weighed]) if _may_doubt(options) else ()
        unsure = [one.finding.span in doubted and _is_shipped(one.finding) for one in weighed]
        found = [
            replace(one, finding=_as_remark(one.finding)) if doubt else one
            for one, doubt in zip(weighed, unsure, strict=True)
        ]
        return found, noticed.without(one.finding.span for one in shared)

    def _kept(
        self, question: _Question, keyed: Iterable[Told], noticed: Iterable[Finding]
    ) -> tuple[Finding, ...]:
        off = switch_of(question.document, question.options) == "false"
        others = [*question.whole, *noticed]
        whole = with_keys(others, [()] * len(others))
        return suppress(
            question.document,
            tuple(in_order([*(one.finding for one in keyed), *whole])),
            [*(rule.id for rule in (*self.ruleset.rules, *CONTRADICTIONS)), *IDS],
            active_rule_ids=[
                *(
                    rule.id
                    for rule in (*question.rules, *chosen(CONTRADICTIONS, question.options))
                    if not (off and rule.family == "document")
                ),
                *families_asked(question.options),
            ],
            ignore=question.options.ignore,
        )

    def _rewritten(
        self,
        questions: Sequence[_Question],
        keyed: Sequence[Sequence[Told]],
        kept: Sequence[Sequence[Finding]],
    ) -> dict[int, Finding]:
        """By the identity of a finding the same with rewrites."""
        places = {id(finding) for findings in kept for finding in findings}
        asked = [
            (one, question.document, self._standards(question.options))
            for question, own in zip(questions, keyed, strict=True)
            if question.options.rewrites
            for one in own
            if id(one.finding) in places
        ]
        if not asked:
            return {}
        from policylint.rewording import with_rewrites

        made = with_rewrites(
            asked, self._are_clean, lambda texts: [*self.analyser.slips(texts)], lambda: self._plain_words
        )
        return {id(one.finding): finding for (one, *_), finding in zip(asked, made, strict=True)}

    def _standards(self, options: Options) -> Standards:
        """What rewrites may state: of no organisation anything, unless it is configured."""
        from policylint.rewriting.blanks import Standards

        return Standards(self._vocabulary, dict(options.standards))

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        from policylint.rules.load_standards import load_vocabulary

        return load_vocabulary(self._rulesets)

    @cached_property
    def _plain_words(self) -> Mapping[str, str]:
        from policylint.rules.load_plain import load_plain_words

        return load_plain_words(self._rulesets)

    def _are_clean(self, asked: Sequence[tuple[Document, Unit]]) -> list[bool]:
        """For each unit whether no stable rule holds for it."""
        rules = chosen(self.ruleset.rules, Options())
        matcher, clean = self._matcher(rules), [True] * len(asked)
        opens = self._opener(rules)
        numbers = [number for number, (_, unit) in enumerate(asked) if opens(unit)]
        parsed = self._parsed([asked[number] for number in numbers], (matcher,))
        for number, (_, sentence) in zip(numbers, parsed, strict=True):
            clean[number] = not matcher.match(sentence)
        return clean

    def _parsed(
        self,
        asked: Sequence[tuple[Document, Unit]],
        matchers: Collection[Matcher] = (),
        always: Collection[int] = (),
    ) -> Iterator[tuple[Unit, Sentence]]:
        """Each unit with its sentence, in order; the parser is loaded only if there is one.

        With `matchers`, a sentence for which none of them can hold has no frames, unless
        the identity of its unit is in `always`.
        """
        if not asked:
            return

        def wanted(unit: Unit, labels: frozenset[str]) -> bool:
            return id(unit) in always or any(matcher.may_hold(unit.text, labels) for matcher in matchers)

        hears = wanted if matchers and self._gated else None
        sentences = self.analyser.analyse((unit for _, unit in asked), hears)
        for (document, unit), sentence in zip(asked, sentences, strict=True):
            if hears and not sentence.frames:
                yield unit, sentence
                continue
            kind = document.blocks[unit.block].kind
            yield unit, replace(sentence, setting=self._surroundings.of(unit, kind))

    @cached_property
    def _surroundings(self) -> Surroundings:
        return Surroundings(self._labels_of_word)

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

    def _checks(self, rules: Iterable[Rule]) -> tuple[Check, ...]:
        """The checks on whole documents among these rules; those of a rule are made once."""
        asked = [rule for rule in rules if rule.document]
        for rule in asked:
            if rule.id not in self._made:
                self._made[rule.id] = checks_of([rule], self._labels_of_word)
        return tuple(check for rule in asked for check in self._made[rule.id])

    @cached_property
    def _made(self) -> dict[str, tuple[Check, ...]]:
        return {}

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


def _may_doubt(options: Options) -> bool:
    """Who asks for rules on trial wants to see what is less sure."""
    return options.doubt and not options.preview


def _as_remark(finding: Finding) -> Finding:
    return replace(finding, rule=replace(finding.rule, severity="info"), doubted=True)


def _is_withheld(finding: Finding, options: Options) -> bool:
    """A doubted finding is told to those only who hear the trained reader."""
    return finding.doubted and not options.review


def _is_shipped(finding: Finding) -> bool:
    """A ruleset of one's own may be about what the reader never learned."""
    return shipped_ruleset() in Path(finding.rule.path).parents


def _meets(span: Span, findings: Iterable[Finding]) -> bool:
    return any(span.overlaps(finding.span) for finding in findings)


def _place(unit: Unit, document: Document) -> Span:
    return document.blocks[unit.block].source_span(unit.span.start, unit.span.end)
