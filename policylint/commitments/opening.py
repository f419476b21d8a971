"""Which sentences are worth a parse: what stands in every promise, and in every pair that clashes.

Words alone are looked at here. A contradiction needs two sentences, so that one that has
no possible partner is never parsed for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from policylint.commitments.acts import ACTS, Act
from policylint.commitments.comparing import is_bound, times_differ
from policylint.commitments.details import matters_of, normal_word, words_that_matter
from policylint.documents.model import Document
from policylint.language.time_patterns import NUMBERS
from policylint.language.times import TimeExpression, find_times
from policylint.language.units import Unit
from policylint.rules.inflect import inflect
from policylint.rules.words import NEGATORS, tokens_of, words_of

_TIME = frozenset(
    """minute minutes min mins hour hours hr hrs day days bd bds wd wds week weeks wk wks fortnight month
    months year years immediately instantly today tonight tomorrow overnight once 24h 48h 72h noon close
    morning""".split()
)
_FEES = frozenset("fee fees charge charges charged surcharge".split())
_FREE = NEGATORS | {"free"}
_ALL = frozenset("always every any never all full whatever guarantee guaranteed entire".split())
_DENYING = NEGATORS | {"non-refundable", "nonrefundable", "refundable"}
_SAYS_NOTHING = frozenset({"prohibited", "example", "past"})


@dataclass(frozen=True)
class Candidate:
    """A sentence that could be half of a contradiction.

    `acts` by name, `times` by when; `words` are all that matter, `about` those that name neither.
    """

    document: Document
    unit: Unit
    acts: frozenset[str]
    times: tuple[TimeExpression, ...]
    denies: bool
    total: bool
    words: frozenset[str]
    about: frozenset[str]
    matters: frozenset[str]
    organisation: frozenset[str]


def may_promise(unit: Unit) -> bool:
    """Whether some word of the sentence names an act that customers are owed."""
    return "prohibited" not in unit.context and not _ACTS.keys().isdisjoint(_words(unit))


def candidates(document: Document, units: Iterable[Unit]) -> list[Candidate]:
    """The sentences of a document that could contradict another."""
    return [one for unit in units if (one := _candidate(document, unit))]


def may_clash(one: Candidate, other: Candidate) -> bool:
    """Could the two, of like acts, contradict each other, as far as their words go?"""
    for mine, theirs in ((one.matters, other.matters), (one.organisation, other.organisation)):
        if mine and theirs and mine.isdisjoint(theirs):
            return False
    alike = not one.about or not other.about or not one.about.isdisjoint(other.about)
    if alike and any(times_differ(mine, theirs) for mine in one.times for theirs in other.times):
        return True
    if not ((one.denies and other.total) or (one.total and other.denies)):
        return False
    shared = one.words & other.words
    return len(shared) > 1 or "refund" in shared


def _candidate(document: Document, unit: Unit) -> Candidate | None:
    if unit.context & _SAYS_NOTHING:
        return None
    if _TRIGGERS.isdisjoint(tokens_of(unit.text)):
        return None  # most sentences; the rest costs more
    words = _words(unit)
    if _ACTS.keys().isdisjoint(words):
        return None
    times = tuple(filter(is_bound, find_times(unit.text))) if not _TIME.isdisjoint(words) else ()
    fee = not words.isdisjoint(_FEES)
    denies = fee or not words.isdisjoint(_DENYING)
    total = not words.isdisjoint(_ALL) or ((fee or "free" in words) and not words.isdisjoint(_FREE))
    if not times and not denies and not total:
        return None
    acts = frozenset(name for word in words if word in _ACTS for name in _ACTS[word])
    content = words_that_matter(unit.text)
    own = frozenset(name for name, role in unit.names if role == "company")
    all_words = content | acts & {"refund"}  # "non-refundable" and "we pay it all back" share no word
    others = frozenset(
        word for word in content if word not in _ACTS and word not in NUMBERS and not word[0].isdigit()
    )
    matters = matters_of(content) - _OF_ACTS
    return Candidate(document, unit, acts, times, denies, total, all_words, others, matters, own)


def _words(unit: Unit) -> frozenset[str]:
    return words_of(unit.lead + unit.text if unit.lead else unit.text)


def _names() -> Mapping[str, frozenset[str]]:
    """The names of the acts that each form of a word may stand for."""
    found: dict[str, set[str]] = {}
    for act in ACTS:
        for form in _forms(act):
            found.setdefault(form, set()).add(act.name)
    return {form: frozenset(names) for form, names in found.items()}


def _forms(act: Act) -> frozenset[str]:
    heads = [(word.split()[0], "verb") for word in act.verbs] + [
        (word.split()[-1], "noun") for word in act.nouns
    ]
    forms = frozenset(form for head, pos in heads for form in inflect(head, pos, _IRREGULAR))
    return forms | _FURTHER.get(act.name, frozenset())


_IRREGULAR = {
    "tell": ("told",), "ring": ("rang", "rung"), "send": ("sent",), "pay": ("paid",),
    "give": ("gave", "given"), "get": ("got",), "write": ("wrote", "written"), "come": ("came",),
    "speak": ("spoke", "spoken"), "lend": ("lent",),
}  # fmt: skip
_FURTHER: Mapping[str, frozenset[str]] = {
    "refund": frozenset({"non-refundable", "nonrefundable", "refundable", "return", "returned", "returns"}),
    "charge": frozenset({"fee", "fees", "surcharge", "free", "cost", "costs"}),
}
_ACTS = _names()
_OF_ACTS = frozenset(normal_word(word) for word in _ACTS)
_TRIGGERS = _TIME | _FEES | _ALL | _DENYING | {"free"}
