"""From a parsed sentence to its frames."""

from __future__ import annotations

from policylint.language.adjuncts import Found
from policylint.language.light import light_of
from policylint.language.model import Context, Frame
from policylint.language.outlines import Outline
from policylint.language.places import fill
from policylint.language.reader import Reader
from policylint.language.roles import mentions
from policylint.language.tree import Token
from policylint.source import Span

#: Adjuncts that hold for every clause of the sentence that is not inside them.
_SHARED = frozenset({"condition", "restriction", "exception", "reason", "purpose", "concession"})


def build_frames(
    reader: Reader,
    clauses: tuple[Outline, ...],
    adjuncts: tuple[Found, ...],
    sentence: Span,
    *,
    outer: frozenset[Context],
) -> tuple[Frame, ...]:
    """The frames of the `clauses` of a sentence, in order.

    `outer` is the context that its surroundings give it.
    """
    index_of = {clause.head.i: at for at, clause in enumerate(clauses)}
    frames: list[Frame] = []
    for clause in clauses:
        parent = _parent(clause, index_of)
        above = frames[parent] if parent is not None and parent < len(frames) else None
        frame = _frame(reader, clause, adjuncts, sentence, above, parent, outer)
        if frame is not None:
            frames.append(frame)
        else:
            index_of = {key: value - (value > len(frames)) for key, value in index_of.items()}
    return tuple(frames)


def _frame(
    reader: Reader,
    clause: Outline,
    adjuncts: tuple[Found, ...],
    sentence: Span,
    above: Frame | None,
    parent: int | None,
    outer: frozenset[Context],
) -> Frame | None:
    head, predicate = clause.head, clause.predicate
    tokens = frozenset(_clause_tokens(head, clause.chain))
    span = reader.span(tokens)
    verb_span = reader.span([i for i in (*clause.verbs.tokens, predicate.token.i) if reader.real(i)])
    if span is None or verb_span is None:
        return None
    places = fill(reader, head, predicate, clause.subject, passive=clause.passive)
    return Frame(
        sentence=sentence,
        span=span,
        predicate=predicate.word,
        predicate_span=verb_span,
        predicate_labels=predicate.labels,
        actor=places.actor,
        object=places.object,
        recipient=places.recipient,
        topic=places.topic,
        attribute=places.attribute,
        adjuncts=tuple(one.adjunct for one in adjuncts if _belongs(one, head, tokens)),
        polarity=clause.polarity,
        modality=clause.modality,
        mood=clause.mood,
        voice=clause.voice,
        context=light_of(clause, adjuncts, above, outer),
        mentions=mentions(reader, tokens),
        parent=parent,
        tense=clause.tense,
    )


def _clause_tokens(head: Token, chain: tuple[Token, ...]) -> list[int]:
    """The clause without the clauses coordinated with it."""
    outer = chain[0] if chain else head
    left_out: set[int] = set()
    for verb in (*chain, head):
        for child in verb.children:
            coordinated = child.dep_ in {"conj", "parataxis"} and (
                child.tag_[:2] == "VB" or _has_subject(child)
            )
            if coordinated or (child.dep_ == "ccomp" and child.i < verb.i):
                left_out |= {t.i for t in child.subtree}
    return [t.i for t in outer.subtree if t.i not in left_out]


def _has_subject(token: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in token.children)


def _belongs(one: Found, head: Token, clause: frozenset[int]) -> bool:
    if head.i in one.tokens:
        return False
    if one.adjunct.kind in _SHARED:
        return True
    return one.head in clause or bool(one.tokens & clause)


def _parent(clause: Outline, index_of: dict[int, int]) -> int | None:
    token = clause.top
    while token.head.i != token.i:
        token = token.head
        if token.i in index_of:
            return index_of[token.i]
    return None
