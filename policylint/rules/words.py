"""Words of a text, as the gate and the phrases see them."""

from __future__ import annotations

from policylint.expressions import expression

#: Curly, modifier and full-width apostrophes; hyphens that only look different; soft hyphens.
_STRAIGHT = str.maketrans(
    dict.fromkeys("\u2019\u2018\u02bc\uff07", "'") | dict.fromkeys("\u2010\u2011", "-") | {"\u00ad": ""}
)
_WORD = expression(r"[^\W_]+(?:['-][^\W_]+)*")
_WORD_AS_WRITTEN = expression("[^\\W_]+(?:['\u2019\u2018\u02bc\uff07\u2010\u2011\u00ad-][^\\W_]+)*")
_CONTRACTED = {
    "m": ("am",),
    "s": ("is", "has"),
    "re": ("are",),
    "ve": ("have",),
    "ll": ("will",),
    "d": ("would", "had"),
}
_BEFORE_NOT = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}

NEGATORS = frozenset(
    """not n't no never cannot nor neither none nothing nobody nowhere no-one without
    hardly scarcely barely rarely seldom nil zero
    don't doesn't didn't can't couldn't won't wouldn't shan't shouldn't mustn't needn't mayn't
    mightn't isn't aren't wasn't weren't hasn't haven't hadn't ain't
    dont doesnt didnt cant couldnt wont wouldnt shouldnt isnt arent wasnt werent hasnt havent hadnt
    """.split()
)
#: Predicates that deny the act that they govern ("refuse to refund", "is unable to help").
NEGATIVE_PREDICATES = frozenset(
    """unable refuse refuses refused refusing refusal decline declines declined declining
    fail fails failed failing failure avoid avoids avoided avoiding deny denies denied denying denial
    cease ceases ceased ceasing stop stops stopped stopping lack lacks lacked lacking
    refrain refrains refrained refraining omit omits omitted omitting skip skips skipped skipping
    withhold withholds withheld withholding prohibit prohibits prohibited forbid forbids forbidden
    neglect neglects neglected neglecting impossible ineligible unavailable
    """.split()
)
#: One of these stands in every clause of negative polarity.
NEGATION_WORDS = NEGATORS | NEGATIVE_PREDICATES


def straighten(text: str) -> str:
    """`text` in lower case with straight apostrophes and plain hyphens."""
    return text.translate(_STRAIGHT).lower()


def tokens_of(text: str) -> tuple[str, ...]:
    """The words of `text` in order: runs of letters and digits, joined by ``'`` and ``-``."""
    if text.isascii():  # nothing to straighten, and most text is
        return tuple(_WORD.findall(text.lower()))
    return tuple(word for word, _, _ in spans_of(text))


def spans_of(text: str) -> tuple[tuple[str, int, int], ...]:
    """As `tokens_of`, each with the half-open range of `text` that it stands on."""
    if text.isascii():
        return tuple((found[0], *found.span()) for found in _WORD.finditer(text.lower()))
    return tuple((straighten(found[0]), *found.span()) for found in _WORD_AS_WRITTEN.finditer(text))


def words_of(text: str) -> frozenset[str]:
    """Every word that `text` could be said to contain.

    A contraction counts as itself and as what it stands for, a hyphenated word as
    itself, its parts, and its parts joined.
    """
    found = set(_WORD.findall(straighten(text)))
    for word in tuple(found):
        if "-" in word:
            parts = word.split("-")
            found.update(parts)
            found.add("".join(parts))
        if "'" in word:
            found.update(_uncontracted(word))
    if "cannot" in found:
        found.update(("can", "not"))
    return frozenset(found)


def _uncontracted(word: str) -> tuple[str, ...]:
    stem, _, tail = word.rpartition("'")
    if tail == "t" and stem.endswith("n"):
        verb = stem[:-1]
        return ("n't", "not", _BEFORE_NOT.get(verb, verb))
    return (stem, *_CONTRACTED.get(tail, ()))
