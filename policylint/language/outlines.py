"""The verb of each clause and how it is said, before its places are filled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from policylint.language.clauses import clause_heads, subject_of
from policylint.language.labels import normal
from policylint.language.model import Modality, Mood, Polarity, Voice
from policylint.language.predicates import Predicate, predicate_of
from policylint.language.reader import Reader
from policylint.language.tree import Token
from policylint.language.verbs import NO, NOTHING, VerbGroup, disguised_command, group


@dataclass(frozen=True)
class Outline:
    """A clause by its verb. `chain` are the verbs that govern `head`, outermost first.

    `commanded`: the sentence was recognised as a command before parsing. What is asked for is
    found then: most clauses are passed over for their predicate alone.
    """

    reader: Reader
    head: Token
    chain: tuple[Token, ...]
    commanded: bool

    def labels_of(self, field: str) -> frozenset[str]:
        """What the frame of this clause carries in a field that its verb decides."""
        if field == "predicate":
            return self.predicate.labels | {f"={self.predicate.word}"}
        return frozenset({str(getattr(self, field)), "any"})

    @property
    def top(self) -> Token:
        """The outermost of its verbs."""
        return self.chain[0] if self.chain else self.head

    @cached_property
    def verbs(self) -> VerbGroup:
        return group(self.head, self.chain)

    @cached_property
    def predicate(self) -> Predicate:
        return predicate_of(self.reader, self.head, self.subject)

    @property
    def subject(self) -> Token | None:
        return self._subject[0]

    @cached_property
    def _subject(self) -> tuple[Token | None, bool]:
        return subject_of(self.head, self.chain)

    @property
    def _fragment(self) -> bool:
        return self.head.tag_[:2] not in {"VB", "MD"} and not self._subject[1]

    @cached_property
    def negations(self) -> int:
        own = self.verbs.negations + _fragment_negation(self.predicate, self._fragment)
        return own + _shared_negation(self.head, self.verbs, self._subject[1])

    @cached_property
    def mood(self) -> Mood:
        return _mood(self.reader, self.head, self.verbs, self.subject, self.commanded, self._fragment)

    @property
    def modality(self) -> Modality:
        return _modality(self.verbs, self.head, self._subject[1], self.mood)

    @property
    def addressed(self) -> bool:
        """Whether it tells readers who are customers what they did."""
        subject, own = self._subject
        return own and _to_customers(self.reader, subject)

    @property
    def passive(self) -> bool:
        return self.verbs.passive or _bare_participle(self.head)

    @property
    def polarity(self) -> Polarity:
        return "negative" if self.negations % 2 else "affirmative"

    @property
    def voice(self) -> Voice:
        return "passive" if self.passive else "active"

    @property
    def tense(self) -> Literal["past", "present"]:
        return "past" if self.verbs.past else "present"


def outlines_of(reader: Reader, *, imperative: bool) -> tuple[Outline, ...]:
    """Each clause of the sentence, main clause first.

    `imperative`: the sentence was recognised as a command before parsing.
    """
    return tuple(
        Outline(reader, head, chain, imperative) for head, chain in clause_heads(reader.doc, reader.prefix)
    )


def _to_customers(reader: Reader, subject: Token | None) -> bool:
    return reader.setting.audience == "customer" and subject is not None and normal(subject.text) == "you"


def _bare_participle(head: Token) -> bool:
    """As in "files closed after ten days", "fees waived by managers": a passive without its verb."""
    return head.tag_ == "VBN" and not any(child.dep_ in {"aux", "auxpass", "dobj"} for child in head.children)


def _mood(
    reader: Reader,
    head: Token,
    verbs: VerbGroup,
    subject: Token | None,
    imperative: bool,
    fragment: bool,
) -> Mood:
    if verbs.question:
        return "question"
    commanded = imperative and (subject is None or not reader.real(subject.i))
    if fragment and not imperative:
        return "fragment"
    if disguised_command(head):
        return "imperative"
    bare = head.dep_ in {"ROOT", "conj", "ccomp", "parataxis"} and head.tag_ in {"VB", "VBP"}
    if bare and (commanded or (subject is None and not _has_modal(head))):
        return "imperative"
    return "imperative" if commanded and head.dep_ in {"ROOT", "conj"} else "statement"


def _has_modal(head: Token) -> bool:
    return any(child.dep_ == "aux" and child.tag_ in {"MD", "TO"} for child in head.children)


def _modality(verbs: VerbGroup, head: Token, own_subject: bool, mood: Mood) -> Modality:
    if mood == "imperative":
        return "none"
    if verbs.modality != "none":
        return verbs.modality
    if head.dep_ == "conj" and not own_subject and head.head.tag_[:2] in {"VB", "MD"}:
        return group(head.head, ()).modality
    return "none"


def _shared_negation(head: Token, verbs: VerbGroup, own_subject: bool) -> int:
    """As in "do not call or e-mail": "or" and "nor" carry the negation on; "and" does not."""
    if head.dep_ != "conj" or own_subject or verbs.negations or head.head.tag_[:2] != "VB":
        return 0
    joined = {normal(child.text) for child in head.head.children if child.dep_ == "cc"}
    return group(head.head, ()).negations % 2 if joined & {"or", "nor"} else 0


def _fragment_negation(predicate: Predicate, fragment: bool) -> int:
    token = predicate.token
    own = any(
        (normal(child.text) in NO and child.dep_ in {"det", "neg", "preconj"})
        or (fragment and child.dep_ == "neg")
        for child in token.children
    )
    nothing = normal(token.text) in NOTHING
    return int(fragment and (own or nothing))
