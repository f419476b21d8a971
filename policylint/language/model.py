"""Frames: what a clause says, normalised so that rules need not know grammar.

All offsets here are 0-based code points of ``Block.prose``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from policylint.source import Span

Role = Literal["company", "staff", "customer", "supplier", "authority", "none"]
Audience = Literal["customer", "staff"]
Polarity = Literal["affirmative", "negative"]
Modality = Literal["must", "should", "may", "can", "will", "none"]
Mood = Literal["statement", "imperative", "question", "fragment"]
Voice = Literal["active", "passive"]
AdjunctKind = Literal[
    "condition",  # if, when, where, once, until, unless-free
    "exception",  # unless, except, save where
    "restriction",  # only if, only when, only after
    "reason",  # because, as, since, otherwise, due to
    "purpose",  # so that, to, in order to
    "deadline",  # within 5 days, by Friday, after 14 days
    "concession",  # although, even if, regardless, irrespective, whether or not
    "contrast",  # rather than, instead of
    "manner",  # by post, in writing, at our discretion, and any other prepositional phrase
]
#: How soon a time is for somebody who waits; what else is told of it: it is the least, or it recurs.
Pace = Literal["prompt", "days", "slow", "vague", "hedge", "date"]
TimeLabel = Literal[
    "prompt", "days", "slow", "vague", "hedge", "date", "at-least", "after", "before", "for", "every", "long"
]
Context = Literal[
    "prohibited",  # staff are told not to say or do this
    "quoted",  # inside quotation marks or a block quote
    "speech",  # words that staff are told to say
    "reported",  # words of the customer or of somebody else
    "conditional",  # the clause stands inside an if- or when-clause
    "concessive",  # the clause stands inside "even if", "whether or not"
    "asserted-concession",  # the clause stands inside "although", "while": still asserted
    "question",
    "past",  # what once happened, told
    "contrasted",  # inside "rather than", "instead of"
    "not-only",  # "not only X but also Y"
    "double-negative",
    "relative",  # inside a relative clause: presupposed, not said
    "embedded",  # the complement of another verb
    "example",  # title, label, cross-reference: says nothing of its own
]


@dataclass(frozen=True)
class Slot:
    """A whole phrase that fills one place of a clause.

    `labels` holds its role, the noun classes of its head, and its head lemma;
    `mentions` the labels of every word inside it.
    """

    span: Span
    text: str
    head: str
    role: Role
    labels: frozenset[str] = frozenset()
    mentions: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Adjunct:
    """A condition, reason, deadline … of a clause: a whole phrase with its cue."""

    kind: AdjunctKind
    cue: str
    span: Span
    text: str
    mentions: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Frame:
    """One clause.

    `predicate` is the lemma that carries the meaning: "is held liable for",
    "bears responsibility for" and "liability lies with" all give ``responsible``-class
    predicates with the bearer as `actor` and the matter as `topic`. `actor` is
    the logical subject (the by-agent of a passive); `object` the logical object
    (the subject of a passive). `recipient` is who is told, given, sent or referred;
    `attribute` the complement of a copula. `predicate_span` covers the finite verb
    group with its negation ("will not be refunded"). `times` says how soon
    the clause is to be done (see `timing`), its conditions left out.
    """

    sentence: Span
    span: Span
    predicate: str
    predicate_span: Span
    predicate_labels: frozenset[str] = frozenset()
    actor: Slot | None = None
    object: Slot | None = None
    recipient: Slot | None = None
    topic: Slot | None = None
    attribute: Slot | None = None
    adjuncts: tuple[Adjunct, ...] = ()
    polarity: Polarity = "affirmative"
    modality: Modality = "none"
    mood: Mood = "statement"
    voice: Voice = "active"
    context: frozenset[Context] = frozenset()
    mentions: frozenset[str] = frozenset()
    parent: int | None = None
    tense: Literal["past", "present"] = "present"
    times: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Sentence:
    """A sentence or fragment of a block with its frames in order, main clause first.

    `setting` holds the labels of what surrounds it: ``section:…`` of the headings,
    ``kind:…`` and ``audience:…``. `quotes` are its quotations, each with what it is:
    words to say, words never to say, the customer's own.
    """

    block: int
    span: Span
    text: str
    frames: tuple[Frame, ...]
    mentions: frozenset[str] = frozenset()
    setting: frozenset[str] = frozenset()
    legal: bool = False
    quotes: tuple[tuple[Span, frozenset[Context]], ...] = ()
