"""Commitments that can't both be kept. Where two may be of different cases, nothing is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from policylint.commitments.details import words_that_matter
from policylint.commitments.model import Commitment, Conflict
from policylint.language.times import TimeExpression

#: What these make of a time is no "by when".
_NO_LIMIT = frozenset({"every", "for", "past", "at least", "after"})
#: Acts of which it has to be said what about: one tells customers many things.
_ABOUT = frozenset({"tell", "call", "send", "arrange", "help", "visit", "pay", "collect", "return", "review"})
#: Who does it, where that sets nobody apart.
_ANYBODY = frozenset(
    """we us our the a an i you agent agents adviser advisers advisor advisors staff team colleague colleagues
    service customer support desk handler handlers office all every any member members of""".split()
)
#: What a refund that is promised of everything is promised of.
_ANY_MONEY = frozenset(
    "fee payment deposit amount order purchase sale price ticket booking money fare sum".split()
)
#: Words that make no other case of it.
_HARMLESS = frozenset(
    """receipt received receive receiving written writing personally person name named date directly polite
    arrive arrival always normal case our own via usual initially by answered issued paid made processed
    completed sent request requested""".split()
)
#: Of a fee: that it is asked, and how much it is.
_OF_FEES = frozenset(
    """apply payable charge fee add levy cost free extra admin administration administrative handling small
    pound euro dollar gbp usd eur per""".split()
)


def conflicts(ledger: Sequence[Commitment], new: Iterable[Commitment]) -> Iterator[Conflict]:
    """For each of `new`, in order, the first commitment before it that it can't be kept with.

    `ledger` are those of documents read before.
    """
    known: dict[str, list[Commitment]] = {}
    for one in ledger:
        known.setdefault(one.act, []).append(one)
    for later in new:
        before = known.setdefault(later.act, [])
        found = next((clash for earlier in before if (clash := _conflict(earlier, later))), None)
        if found is not None:
            yield found
        before.append(later)


def _conflict(earlier: Commitment, later: Commitment) -> Conflict | None:
    if earlier.path == later.path and earlier.span == later.span:
        return None
    if earlier.parts != later.parts or not _same_people(earlier, later):
        return None
    if earlier.polarity != later.polarity:
        return Conflict("contradicted-promise", earlier, later) if _opposed(earlier, later) else None
    if earlier.polarity == "affirmative" and _same_case(earlier, later) and _differ(earlier, later):
        return Conflict("two-limits", earlier, later)
    return None


def _opposed(earlier: Commitment, later: Commitment) -> bool:
    """Is what one place promises denied at the other, with no condition on either?"""
    if earlier.condition or later.condition or earlier.time or later.time or earlier.soft or later.soft:
        return False
    promise, denial = (later, earlier) if earlier.kind == "denial" else (earlier, later)
    if promise.act == "charge":
        free, charged = _of_fee(promise), _of_fee(denial)
        return bool(free) and free == charged
    if not promise.total or promise.modality in {"may", "can"}:
        return False
    owed, denied = _words(promise), _words(denial)
    if promise.act == "refund" and not owed - {"fee"}:
        return denied <= _ANY_MONEY
    return bool(owed) and _alike(owed, denied)


def _of_fee(one: Commitment) -> frozenset[str]:
    return frozenset(word for word in _words(one) - _OF_FEES if not any(char.isdigit() for char in word))


def _same_case(earlier: Commitment, later: Commitment) -> bool:
    """Are both of the same thing, on the same condition?"""
    if earlier.matter != later.matter or not _alike(_words(earlier), _words(later)):
        return False
    return earlier.act not in _ABOUT or bool(earlier.details and later.details)


def _words(one: Commitment) -> frozenset[str]:
    return one.matter | one.details | words_that_matter(one.condition)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return (one ^ other) <= _HARMLESS


def _same_people(earlier: Commitment, later: Commitment) -> bool:
    """Not two named people: what a manager owes is not what an agent owes."""
    one, other = (frozenset(who.who.lower().split()) - _ANYBODY for who in (earlier, later))
    if earlier.who and later.who and one != other:
        return False
    return _group(earlier.to) == _group(later.to)


def _group(to: str) -> frozenset[str]:
    """The customers that are meant, where that is not all of them: "class B customers"."""
    return words_that_matter(to) - _ANYBODY


def _differ(earlier: Commitment, later: Commitment) -> bool:
    if earlier.time is None or later.time is None:
        return False
    return times_differ(earlier.time, later.time)


def times_differ(one: TimeExpression, other: TimeExpression) -> bool:
    """Can no single date keep both? Near ones that are counted differently may be the same."""
    if not is_bound(one) or not is_bound(other):
        return False
    short, long = sorted((one, other), key=lambda time: time.upper or 0.0)
    low, high = short.upper or 0.0, long.upper or 0.0
    if (short.kind == "range" and long.kind != "range") or short.qualifier == "about":
        return False  # what takes three to five days is done within seven
    if one.counted == other.counted and one.counted != "named":
        return high > low * 1.11
    return high > low * 1.4 + 1


def is_bound(time: TimeExpression) -> bool:
    """Does it say by when?"""
    return (
        time.kind in {"limit", "range", "prompt"}
        and time.upper is not None
        and time.qualifier not in _NO_LIMIT
    )
