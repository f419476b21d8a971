"""Regular English inflection, British and American spelling.

`irregular` holds, for a lemma, the forms that these rules would miss. They stand in
for a verb's -ed form and are added to a noun's or adjective's forms.
"""

from __future__ import annotations

from collections.abc import Mapping

from policylint.expressions import expression
from policylint.rules.spelling import spellings

_VOWELS = "aeiou"
_SYLLABLE = expression(r"(?:qu|[^aeiou])*[aeiou][^aeiouwxy]")
#: A prefix and one syllable that could be a verb of its own: "reship", not "render".
_PREFIXED_SYLLABLE = expression(
    r"(?:re-?|un|out|over-?|pre|mis)"
    r"(?:[bcdfghjklmnprstvwz]|[bcfgp][lr]|[dt]r|s[cklmnptw]|[cst]h|tw|s[cpt]r|spl|thr|shr|wr|qu)"
    r"[aeiou][bdfgmnprt]"
)
_PREFIXES = ("re", "re-", "over", "under", "mis", "out", "with", "un", "pre", "fore", "up", "under-", "over-")
#: Verbs of several syllables that double their last consonant, being stressed on the last.
_DOUBLING = frozenset(
    """abet abhor acquit admit allot annul appal befit begin commit compel concur confer control debar defer
    deter disbar dispel emit enrol equip excel expel extol forbid forget format fulfil impel incur infer
    instil kidnap occur offset omit outwit overlap patrol permit prefer program propel rebel rebut recur refer
    regret remit repel reset submit transfer transmit unplug unwrap unzip upset handicap zigzag""".split()
)
#: They have no plural: the plural of "us" is not "uses".
_UNINFLECTED = frozenset(
    """i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his she her hers
    it its they them their theirs themselves who whom whose this that these those""".split()
)
#: Verbs written either way.
_DOUBLING_OR_NOT = frozenset("benefit bias bus focus combat worship dial fuel".split())


def inflect(word: str, pos: str, irregular: Mapping[str, tuple[str, ...]] | None = None) -> frozenset[str]:
    """Every form of a lower-case `word` of part of speech verb, noun, adjective or word."""
    special = irregular or {}
    return frozenset(
        form
        for lemma in spellings(word)
        for form in _forms(lemma, pos, special.get(word, special.get(lemma, ())))
    ) | frozenset(_prefixed(word, pos, special))


def _forms(lemma: str, pos: str, special: tuple[str, ...]) -> frozenset[str]:
    if lemma in _UNINFLECTED or not lemma[0].isalpha():
        return frozenset({lemma, *special})
    if pos == "verb":
        past = special or _past(lemma)
        return frozenset({lemma, _third_person(lemma), *past, *_gerund(lemma)})
    if pos == "noun":
        plurals = {*special, *_plurals(lemma)}
        owners = {form for form in (lemma, *special) if not form.endswith("s") or plurals - {lemma}}
        return frozenset({lemma, *plurals, *(f"{owner}'s" for owner in owners)})
    return frozenset({lemma, *special})


def _prefixed(word: str, pos: str, irregular: Mapping[str, tuple[str, ...]]) -> list[str]:
    """``resent`` from ``send: [sent]``; added, because ``relay`` is not made of ``lay``."""
    if pos != "verb" or word in irregular:
        return []
    return [
        prefix + form
        for prefix in _PREFIXES
        if word.startswith(prefix)
        for form in irregular.get(word[len(prefix) :], ())
    ]


def _third_person(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    return _consonant_y(lemma, "ies") or lemma + "s"


def _past(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("e"):
        return (lemma + "d",)
    changed = _consonant_y(lemma, "ied")
    return (changed,) if changed else tuple(stem + "ed" for stem in _stems(lemma))


def _gerund(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("ie"):
        return (lemma[:-2] + "ying",)
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and len(lemma) > 2:
        return (lemma[:-1] + "ing",)
    return tuple(stem + "ing" for stem in _stems(lemma))


def _stems(lemma: str) -> tuple[str, ...]:
    """What -ed and -ing are put on: with the last consonant doubled, as it is, or both."""
    if lemma.endswith("c"):
        return (lemma + "k",)
    doubled = lemma + lemma[-1]
    if lemma in _DOUBLING or _SYLLABLE.fullmatch(lemma) or _PREFIXED_SYLLABLE.fullmatch(lemma):
        # "transfered" and "enroled" are not English, but "enrolled" is both spellings'.
        return (doubled,)
    if lemma in _DOUBLING_OR_NOT or (len(lemma) > 3 and lemma[-1] == "l" and _single_vowel_before_end(lemma)):
        return (lemma, doubled)
    return (lemma,)


def _single_vowel_before_end(lemma: str) -> bool:
    return lemma[-2] in _VOWELS and lemma[-3] not in _VOWELS


def _plurals(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("is"):
        return (lemma[:-2] + "es",)
    if lemma.endswith(("ss", "us", "as", "x", "z", "ch", "sh")):
        return (lemma + "es",)
    if lemma.endswith("s"):  # "terms", "goods": listed in the plural
        return ()
    if lemma.endswith("man") and lemma not in {"human", "german"}:
        return (lemma[:-2] + "en",)
    if lemma.endswith("o") and lemma[-2:-1] not in _VOWELS:
        return (lemma + "s", lemma + "es")
    return (_consonant_y(lemma, "ies") or lemma + "s",)


def _consonant_y(lemma: str, ending: str) -> str:
    return lemma[:-1] + ending if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS else ""
