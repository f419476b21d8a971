"""Parsed sentences told by hand, so that what is made of a parse is tested without a parser.

A sentence is its tokens with a space between, each ``word/TAG/dependency/head``; the head is
named by its word (the nearest of that word), and a root is ``word/TAG``:

    No/DT/det/refund refund/NN/nsubjpass/given is/VBZ/auxpass/given given/VBN
"""

from __future__ import annotations

from functools import cache

import spacy
from spacy.tokens import Doc as ParsedDoc
from spacy.vocab import Vocab

from policylint.language.adjuncts import build_cues, find_adjuncts
from policylint.language.frames import build_frames
from policylint.language.labels import LabelIndex, build_index, label
from policylint.language.model import Context, Frame
from policylint.language.outlines import outlines_of
from policylint.language.reader import Reader, Setting
from policylint.language.tree import Doc, Token
from policylint.rules.lexicon import LexClass, build_lexicon
from policylint.source import Span

ROLES = {
    "company": "company firm hotel",
    "customer": "customer merchant account_holder people",
    "staff": "agent staff desk",
    "supplier": "carrier supplier lab airline merchant firm",
}
NOUNS = {
    "responsible": "responsibility liability job fault blame",
    "refund": "refund",
    "notice": "notice",
    "form": "form",
    "claim-form": "claim_form",
    "boss": "duty_agent",
}
VERBS = {
    "tell": "tell inform",
    "ask": "ask",
    "say": "say",
    "light": "give bear",
    "raise": "take_up",
    "carry": "take",
    "close": "close",
    "hold": "hold",
    "lose": "lose",
}
IRREGULAR = {
    "be": ("is", "are", "was", "were"),
    "say": ("said",),
    "tell": ("told",),
    "give": ("gave", "given"),
    "bear": ("bore", "borne"),
    "hold": ("held",),
    "lose": ("lost",),
}
CUES = {
    "condition": ("if", "when", "where", "after"),
    "exception": ("unless",),
    "restriction": ("only if", "only when"),
    "reason": ("as", "because"),
    "purpose": ("so that",),
    "deadline": ("within", "after"),
    "concession": ("although", "even if", "whoever"),
    "contrast": ("rather than",),
}
#: Where no other is told: read by staff, and “they” are customers.
STAFF = Setting()
NOT_SPACED = {".", ",", ";", "?", "'s", "n't", "”"}


@cache
def vocabulary() -> Vocab:
    return spacy.blank("en").vocab


@cache
def index() -> LabelIndex:
    kinds = (
        (ROLES, "noun"),
        (NOUNS, "noun"),
        (VERBS, "verb"),
        ({"responsible": "responsible liable"}, "adjective"),
    )
    words: dict[str, LexClass] = {}
    for table, pos in kinds:
        for name, listed in table.items():
            key = name if name not in words else f"{name}-{pos}"
            entries = tuple(word.replace("_", " ") for word in listed.split())
            includes = (f"{name}-adjective",) if name == "responsible" and pos == "noun" else ()
            words[key] = LexClass(key, pos, entries, includes=includes)
    return build_index(build_lexicon(words, frozenset(ROLES), CUES, IRREGULAR), str.split)


def tree(sentence: str) -> Doc:
    parts = [token.split("/") for token in sentence.split()]
    words = [part[0] for part in parts]
    heads = [at if len(part) == 2 else _nearest(words, part[3], at) for at, part in enumerate(parts)]
    spaces = [
        after not in NOT_SPACED and word != "“" for word, after in zip(words, [*words[1:], "."], strict=True)
    ]
    return Doc(
        ParsedDoc(
            vocabulary(),
            words=words,
            spaces=spaces,
            heads=heads,
            deps=["ROOT" if len(part) == 2 else part[2] for part in parts],
            tags=[part[1] for part in parts],
        )
    )


def _nearest(words: list[str], wanted: str, at: int) -> int:
    return min((i for i, word in enumerate(words) if word == wanted), key=lambda i: abs(i - at))


def token(doc: Doc, text: str) -> Token:
    return next(one for one in doc if one.text == text)


def reader(sentence: str, setting: Setting = STAFF, prefix: int = 0) -> Reader:
    """`prefix`: so many characters at the start were put before the author's words."""
    doc = tree(sentence)
    return Reader(doc, label(list(doc), index()), prefix, -prefix, setting)


def frames(
    sentence: str,
    setting: Setting = STAFF,
    *,
    prefix: int = 0,
    imperative: bool = False,
    outer: frozenset[Context] = frozenset(),
) -> tuple[Frame, ...]:
    """The frames of a sentence that stands at the start of its prose."""
    read = reader(sentence, setting, prefix)
    adjuncts = find_adjuncts(read, build_cues(CUES))
    whole = Span(0, len(read.doc.text) - prefix)
    clauses = outlines_of(read, imperative=imperative)
    return build_frames(read, clauses, adjuncts, whole, outer=outer)
