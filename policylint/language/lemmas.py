"""A lemma for words that the lexicon does not list, for display and for `=lemma`."""

from __future__ import annotations

from collections.abc import Mapping

from policylint.language.labels import normal

#: They end like a past form and are none.
_NOT_PAST = frozenset(
    "bleed breed creed deed exceed feed greed heed need proceed seed speed succeed weed".split()
)
_VOWELS = "aeiou"
_E_ENDINGS = tuple(
    "at iv ov uc ur as is us ag ang eg rg dg nc rc lv rv ir or ul pl bl tl gl iz yz in ot ut id ud ok"
    " ak ik ib ob ap op yp am im om um ac ic dl fl kl zl cl".split()
)


def verb_lemma(word: str, irregular: Mapping[str, str]) -> str:
    """The base form of a verb form: that of the lexicon's irregular forms, else by rule."""
    word = normal(word)
    if word in irregular or word in _NOT_PAST:
        return irregular.get(word, word)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    if word.endswith("eed"):
        return word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return _restore(word[: -len(ending)])
    return word


def _restore(stem: str) -> str:
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lszeo":
        return stem[:-1]
    if len(stem) > 3 and stem[-3:] in {"all", "ell", "ill", "oll", "ull"} and stem[-4] not in _VOWELS:
        return stem
    vowels = sum(char in _VOWELS for char in stem)
    if stem.endswith(_E_ENDINGS) and not (
        vowels > 1 and stem.endswith(("in", "it", "or", "om", "op", "ot", "up"))
    ):
        if len(stem) >= 3 and stem[-3] in _VOWELS and stem[-2] in _VOWELS:
            return stem
        return stem + "e"
    return stem


def noun_lemma(word: str) -> str:
    """The singular of a noun form, by rule."""
    word = normal(word)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
