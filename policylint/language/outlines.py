"""The verb of each clause and how it is said, before its places are filled."""

from __future__ import annotations

from dataclasses import dataclass
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
    """A clause by its verb. `chain` are the verbs that govern `head`, outermost first."""

    head: Token
    chain: tuple[Token, ...]
    verbs: VerbGroup
    subject: Token | None
    predicate: Predicate
    negations: int
    modality: Modality
    mood: Mood
    passive: bool

    def labels_of(self, field: str) -> frozenset[str]:
        """What the frame of this clause carries in a field that its verb decides."""
        if field == "predicate":
            return self.predicate.labels | {f"={self.predicate.word}"}
        return frozenset({str(getattr(self, field)), "any"})

    @property
    def top(self) -> Token:
        """The outermost of its verbs."""
        return self.chain[0] if self.chain else self.head

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
        _outline(reader, head, chain, imperative) for head, chain in clause_heads(reader.doc, reader.prefix)
    )


def _outline(reader: Reader, head: Token, chain: tuple[Token, ...], imperative: bool) -> Outline:
    verbs = group(head, chain)
    subject, own_subject = subject_of(head, chain)
    predicate = predicate_of(reader, head, subject)
    fragment = head.tag_[:2] not in {"VB", "MD"} and not own_subject
    mood = _mood(reader, head, verbs, subject, imperative, fragment)
    return Outline(
        head=head,
        chain=chain,
        verbs=verbs,
        subject=subject,
        predicate=predicate,
        negations=verbs.negations
        + _fragment_negation(predicate, fragment)
        + _shared_negation(head, verbs, own_subject),
        modality=_modality(verbs, head, own_subject, mood),
        mood=mood,
        passive=verbs.passive or _bare_participle(head),
    )


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
