"""The pipeline: documents in, findings out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from policylint.asking import passes
from policylint.commitments.model import Commitment
from policylint.commitments.opening import may_promise
from policylint.commitments.pool import Pool
from policylint.commitments.reading import commitments_of
from policylint.config import Options
from policylint.document_checks.checking import missing
from policylint.documents.model import Document
from policylint.finding import Finding
from policylint.findings import Told, chosen
from policylint.language.load import model_version
from policylint.linting.answering import Answering, Question, may_contradict
from policylint.linting.parsing import Parsing
from policylint.linting.rulebook import Rulebook
from policylint.linting.second_reader import SecondReader
from policylint.rules.compiled import load_ruleset
from policylint.rules.lexicon import Lexicon
from policylint.rules.locate import shipped_ruleset
from policylint.rules.model import Pattern
from policylint.rules.ruleset import Ruleset
from policylint.source import Source, Span

#: Sentences that the parser has to read before it is set to work, unless there are no more.
TOGETHER = 1024

if TYPE_CHECKING:
    from policylint.drafting import Draft
    from policylint.examples import Tried
    from policylint.explaining import Explained
    from policylint.language.analysis import Analyser
    from policylint.reader.reading import Rated, Reader
    from policylint.rules.rule_file import Example as LikeExample


@dataclass(frozen=True)
class Result:
    """What one document gave. `audience` is customer, staff or mixed; `words` its words of prose.

    `review` says where the trained reader keeps silent; `withheld` are findings of rules
    that nobody is shown, because it takes their place for harmless.
    """

    findings: tuple[Finding, ...]
    audience: str
    audience_reason: str
    words: int
    review: str = ""
    withheld: tuple[Finding, ...] = ()


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
        self.model_version = model_version(model)
        directories = (shipped_ruleset(), *rulesets)
        self.book = Rulebook(load_ruleset(directories, self._compile, cache_dir), directories)
        self.parsing = Parsing(self.book, lambda: self.analyser, gated)
        second = SecondReader(self.book, self.parsing, lambda: self.reader)
        self._answering = Answering(self.book, self.parsing, second)

    @property
    def ruleset(self) -> Ruleset:
        """All rules, the shipped ones first, with their lexicon."""
        return self.book.ruleset

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

    @cached_property
    def reader(self) -> Reader:
        """The trained reader; it is loaded for the first document that it is asked about."""
        from policylint.reader.reading import Reader

        return Reader(taught=self.taught)

    def lint(self, document: Document, options: Options) -> Result:
        """The findings of one document, in order of place."""
        return next(iter(self.lint_many([(document, options)])))

    def lint_many(self, items: Iterable[tuple[Document, Options]]) -> Iterator[Result]:
        """One Result a document, in order, each held against the promises of those before it.

        Some are read together, for the parser is quick with many.
        """
        waiting: list[Question] = []
        pool = Pool()
        for document, options in items:
            waiting.append(self._question(document, options, pool))
            if sum(len(one.asked) for one in waiting) >= TOGETHER:
                yield from self._results(waiting, pool)
                waiting = []
        yield from self._results(waiting, pool)

    def told(self, document: Document, options: Options) -> tuple[Told, ...]:
        """The findings that rules make of single sentences, with what each was made from."""
        pool = Pool()
        return self._answering.answers([self._question(document, options, pool)], pool)[0].told

    def _question(self, document: Document, options: Options, pool: Pool) -> Question:
        units, reading = self.parsing.units(document, options)
        rules = chosen(self.ruleset.rules, options)
        checks, standards = self.book.checks(rules), partial(self.book.standards, options)
        return Question(
            document,
            options,
            rules,
            self.parsing.asked(document, units, rules),
            tuple(missing(document, checks, options, reading.overall, standards)),
            pool.wanted(document, units) if may_contradict(document, options) else (),
            reading,
            units,
        )

    def _results(self, questions: Sequence[Question], pool: Pool) -> Iterator[Result]:
        for question, answer in zip(questions, self._answering.answers(questions, pool), strict=True):
            words, reading = question.document.words, question.reading
            yield Result(
                answer.findings, reading.overall, reading.reason, words, answer.silent, answer.withheld
            )

    def commitments(self, document: Document, options: Options) -> tuple[Commitment, ...]:
        """What the document promises customers or denies them, in order of place."""
        units, _ = self.parsing.units(document, options)
        parsed = self.parsing.parsed([(document, unit) for unit in units if may_promise(unit)])
        made = (one for pair in parsed for one in commitments_of(document, *pair))
        return tuple(one for one in made if one.is_promise)

    def explain(self, text: str, options: Options) -> Iterator[Explained]:
        """What is seen in each sentence of a Markdown text, parsed whether or not it passes the gate."""
        yield from self.explain_in(_as_document(text), options)

    def explain_in(
        self, document: Document, options: Options, places: Iterable[Span] | None = None
    ) -> Iterator[Explained]:
        """As `explain`, of the sentences of a document that overlap one of `places` in its source."""
        from policylint.explaining import explained

        units, _ = self.parsing.units(document, options)
        if places is not None:
            wanted = tuple(places)
            units = tuple(unit for unit in units if any(map(unit.place_in(document).overlaps, wanted)))
        rules = chosen(self.ruleset.rules, options)
        gate, matcher = self.book.gate(rules), self.book.matcher(rules)
        for unit, sentence in self.parsing.parsed([(document, unit) for unit in units]):
            held = matcher.match(sentence)
            yield explained(sentence, held, rules, self.book.labels_of_word, gate=passes(gate, unit))

    def rate(self, text: str, options: Options) -> tuple[Rated, ...]:
        """What the trained reader makes of each sentence of a Markdown text."""
        document = _as_document(text)
        return self.reader.read(document, self.parsing.units(document, options)[1].blocks).rated

    def draft(self, texts: Iterable[str]) -> tuple[Draft, ...]:
        """What a new rule would be made from these clauses. Raises PolicylintError."""
        from policylint.drafting import draft

        return tuple(draft(text, self.ruleset.lexicon, self.analyser) for text in texts)

    def test_rules(self, directory: Path) -> Iterator[Tried]:
        """Each example of the rules in `directory`, tried; what a rule lacks comes first.

        `directory` holds rulesets of its own or is the shipped one; its rules may use the
        shipped lexicon. Raises PolicylintError for what is wrong with the files.
        """
        from policylint.linting.trying import try_rules

        inside = directory.resolve()
        if inside == shipped_ruleset().resolve():
            linter = self
        else:
            linter = Linter((directory,), self._model, self._cache_dir, self._gated)
        rules = [rule for rule in linter.ruleset.rules if inside in Path(rule.path).resolve().parents]
        yield from try_rules(rules, linter.book, linter.parsing)


def _as_document(text: str) -> Document:
    from policylint.documents import read

    return read(Source("text.md", text))
