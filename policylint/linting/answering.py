"""What the linter says of some documents that are read together: rules that held, in a report's words."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from policylint.commitments.opening import Candidate
from policylint.commitments.pool import Pool
from policylint.commitments.reading import commitments_of
from policylint.commitments.telling import RULES as CONTRADICTIONS
from policylint.commitments.telling import findings_of
from policylint.config import Options
from policylint.document_checks.checking import switch_of
from policylint.documents.model import Document
from policylint.finding import Finding
from policylint.findings import Told, best, chosen, in_order, told, with_fingerprints, with_keys
from policylint.language.audience import AudienceReading
from policylint.language.model import Sentence
from policylint.language.units import Unit
from policylint.linting.parsing import Parsing, Placed
from policylint.linting.rulebook import Rulebook
from policylint.linting.second_reader import SecondReader
from policylint.reviewing import IDS, families_asked
from policylint.rules.model import Rule
from policylint.suppression import suppress

if TYPE_CHECKING:
    from policylint.rewriting.blanks import Standards


@dataclass(frozen=True)
class Question:
    """A document, what it lacks as a whole, and the sentences that the parser has to read.

    `asked` are those that a rule may hold for; of `wanted`, some of documents before it, the
    promises are to be known.
    """

    document: Document
    options: Options
    rules: tuple[Rule, ...]
    asked: Sequence[Placed]
    whole: Sequence[Finding]
    wanted: Sequence[Candidate]
    reading: AudienceReading
    units: Sequence[Unit]


@dataclass(frozen=True)
class Answer:
    """What is to be said of a document, in order of place.

    `told` are those findings that rules made of sentences, with what they were made from;
    `withheld` is what rules found and the trained reader takes for harmless, where nobody
    hears it; `silent` says in words why it keeps silent, if it does.
    """

    findings: tuple[Finding, ...]
    told: tuple[Told, ...]
    withheld: tuple[Finding, ...]
    silent: str


@dataclass(frozen=True)
class Answering:
    """Rules first, then promises, the trained reader, comments that switch off, and rewrites."""

    book: Rulebook
    parsing: Parsing
    second: SecondReader

    def answers(self, questions: Sequence[Question], pool: Pool) -> list[Answer]:
        """One a question, in order. The pool knows their sentences, and learns what they promise."""
        found = self._told(questions, pool)
        weighed = [
            self.second.weigh(one.document, one.units, one.reading, own, one.options)
            for one, own in zip(questions, found, strict=True)
        ]
        keyed = [
            with_fingerprints(own, question.document)
            for question, (own, _) in zip(questions, weighed, strict=True)
        ]
        left = [
            self._left(question, own, (*question.whole, *_contradicted(question, pool), *noticed.findings))
            for question, own, (_, noticed) in zip(questions, keyed, weighed, strict=True)
        ]
        shown = [
            [one for one in own if question.options.review or not one.doubted]
            for question, own in zip(questions, left, strict=True)
        ]
        rewritten = self._rewritten(questions, keyed, shown)
        return [
            Answer(
                tuple(made[id(one)].finding if id(one) in made else one for one in seen),
                tuple(made[id(one)] for one in seen if id(one) in made),
                tuple(one for one in every if one.doubted and not question.options.review),
                noticed.silent,
            )
            for question, seen, made, every, (_, noticed) in zip(
                questions, shown, rewritten, left, weighed, strict=True
            )
        ]

    def _told(self, questions: Sequence[Question], pool: Pool) -> list[list[Told]]:
        """By question what its rules find; the pool learns what its wanted sentences promise."""
        matchers = [self.book.matcher(question.rules) for question in questions]
        distinct = {id(matcher): matcher for matcher in matchers}
        unread = pool.unread(one for question in questions for one in question.wanted)
        promising = {id(one.unit): one for one in unread}
        asked = [pair for question in questions for pair in question.asked]
        known = {id(unit) for _, unit in asked}
        asked += [(one.document, one.unit) for one in unread if id(one.unit) not in known]
        parsed = self.parsing.parsed(asked, distinct.values(), promising.keys())
        heard = (_learnt(pair, promising.get(id(pair[0])), pool) for pair in parsed)
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

    def _left(
        self, question: Question, keyed: Iterable[Told], others: Sequence[Finding]
    ) -> tuple[Finding, ...]:
        """What comments in the document leave, and what is to be said of these comments."""
        off = switch_of(question.document, question.options) == "false"
        whole = with_keys(others, [()] * len(others))
        return suppress(
            question.document,
            tuple(in_order([*(one.finding for one in keyed), *whole])),
            [*(rule.id for rule in (*self.book.ruleset.rules, *CONTRADICTIONS)), *IDS],
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
        questions: Sequence[Question],
        keyed: Sequence[Sequence[Told]],
        shown: Sequence[Sequence[Finding]],
    ) -> list[dict[int, Told]]:
        """By question and the identity of a finding that is shown, the same with rewrites."""
        left = {id(finding) for seen in shown for finding in seen}
        own = [[one for one in found if id(one.finding) in left] for found in keyed]
        asked = [
            (one, question.document, self.book.standards(question.options))
            for question, found in zip(questions, own, strict=True)
            if question.options.rewrites
            for one in found
        ]
        made = {id(one.finding): finding for (one, *_), finding in zip(asked, self._made(asked), strict=True)}
        return [
            {id(one.finding): replace(one, finding=made.get(id(one.finding), one.finding)) for one in found}
            for found in own
        ]

    def _made(self, asked: Sequence[tuple[Told, Document, Standards]]) -> tuple[Finding, ...]:
        if not asked:
            return ()
        from policylint.rewording import with_rewrites

        parsing = self.parsing
        return with_rewrites(asked, parsing.are_clean, parsing.slips, lambda: self.book.plain_words)


def may_contradict(document: Document, options: Options) -> bool:
    """Whether promises of the document are held against each other and those before it."""
    return bool(chosen(CONTRADICTIONS, options)) and switch_of(document, options) != "false"


def _contradicted(question: Question, pool: Pool) -> list[Finding]:
    """What the document promises otherwise than an earlier place, here or in a document before it."""
    made = pool.conflicts(question.document, question.wanted)
    rules = chosen(CONTRADICTIONS, question.options)
    return [finding for finding in findings_of(made) if finding.rule in rules]


def _learnt(pair: tuple[Unit, Sentence], candidate: Candidate | None, pool: Pool) -> tuple[Unit, Sentence]:
    if candidate:
        pool.learn(candidate, commitments_of(candidate.document, *pair))
    return pair
