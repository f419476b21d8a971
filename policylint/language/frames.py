"""From a parsed sentence to its frames."""

from __future__ import annotations

from policylint.language.adjuncts import Found
from policylint.language.clauses import clause_heads, subject_of
from policylint.language.labels import normal
from policylint.language.light import forbidden_by, light_of
from policylint.language.model import Context, Frame, Modality, Mood, Polarity
from policylint.language.places import fill
from policylint.language.predicates import Predicate, predicate_of
from policylint.language.reader import Reader
from policylint.language.roles import mentions
from policylint.language.tree import Token
from policylint.language.verbs import NO, NOTHING, VerbGroup, disguised_command, group
from policylint.source import Span

#: Adjuncts that hold for every clause of the sentence that is not inside them.
_SHARED = frozenset({"condition", "restriction", "exception", "reason", "purpose", "concession"})


def build_frames(
    reader: Reader,
    adjuncts: tuple[Found, ...],
    sentence: Span,
    *,
    imperative: bool,
    outer: frozenset[Context],
) -> tuple[Frame, ...]:
    """The frames of a sentence, main clause first.

    `imperative`: the sentence was recognised as a command before parsing; `outer` is
    the context that its surroundings give it.
    """
    heads = clause_heads(reader.doc, reader.prefix)
    index_of = {head.i: at for at, (head, _) in enumerate(heads)}
    frames: list[Frame] = []
    for head, chain in heads:
        parent = _parent(head, chain, index_of)
        above = frames[parent] if parent is not None and parent < len(frames) else None
        frame = _frame(reader, head, chain, adjuncts, sentence, above, parent, imperative, outer)
        if frame is not None:
            frames.append(frame)
        else:
            index_of = {key: value - (value > len(frames)) for key, value in index_of.items()}
    return tuple(frames)


def _frame(
    reader: Reader,
    head: Token,
    chain: tuple[Token, ...],
    adjuncts: tuple[Found, ...],
    sentence: Span,
    above: Frame | None,
    parent: int | None,
    imperative: bool,
    outer: frozenset[Context],
) -> Frame | None:
    verbs = group(head, chain)
    subject, own_subject = subject_of(head, chain)
    predicate = predicate_of(reader, head, subject)
    clause = frozenset(_clause_tokens(head, chain))
    span = reader.span(clause)
    verb_span = reader.span([i for i in (*verbs.tokens, predicate.token.i) if reader.real(i)])
    if span is None or verb_span is None:
        return None
    fragment = head.tag_[:2] not in {"VB", "MD"} and not own_subject
    passive = verbs.passive or _bare_participle(head)
    places = fill(reader, head, predicate, subject, passive=passive)
    mood = _mood(reader, head, verbs, subject, imperative, fragment)
    negations = (
        verbs.negations
        + _fragment_negation(predicate, fragment)
        + _shared_negation(head, verbs, own_subject)
        + forbidden_by(chain[0] if chain else head, above)
    )
    modality = _modality(verbs, head, own_subject, mood)
    own = [one for one in adjuncts if _belongs(one, head, clause)]
    addressed = own_subject and _to_customers(reader, subject)
    context = light_of(head, chain, verbs, adjuncts, above, outer, mood, negations, addressed=addressed)
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
        adjuncts=tuple(one.adjunct for one in own),
        polarity=_polarity(negations),
        modality=modality,
        mood=mood,
        voice="passive" if passive else "active",
        context=context,
        mentions=mentions(reader, clause),
        parent=parent,
        tense="past" if verbs.past else "present",
    )


def _to_customers(reader: Reader, subject: Token | None) -> bool:
    return reader.setting.audience == "customer" and subject is not None and normal(subject.text) == "you"


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


def _polarity(negations: int) -> Polarity:
    return "negative" if negations % 2 else "affirmative"


def _belongs(one: Found, head: Token, clause: frozenset[int]) -> bool:
    if head.i in one.tokens:
        return False
    if one.adjunct.kind in _SHARED:
        return True
    return one.head in clause or bool(one.tokens & clause)


def _parent(head: Token, chain: tuple[Token, ...], index_of: dict[int, int]) -> int | None:
    token = chain[0] if chain else head
    while token.head.i != token.i:
        token = token.head
        if token.i in index_of:
            return index_of[token.i]
    return None
