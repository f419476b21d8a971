"""The little grammar that rewriting needs: closed word lists and regular inflection.

Only present forms are made, and only from lemmas that a frame or a template names, so
spelling rules suffice and no dictionary is loaded.
"""

from __future__ import annotations

import re


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


AUXILIARIES = word_set(
    "am is are was were be been has have had do does did can could may might must shall should will "
    "would need"
)
MODALS = word_set("can cannot could may might must shall should will would")
PREPOSITIONS = word_set(
    "about above across after against among around as at before behind below between by during for from "
    "in into of off on onto out over per regarding through to towards under until up upon via with "
    "within without"
)
DETERMINERS = word_set("a an the this that these those my your his her its our their any each every no some")
CONJUNCTIONS = word_set("and or but nor so because although though if when where while unless than")
#: Words that open a phrase and are never names, so a capital on them is only the sentence's.
OPENERS = (
    DETERMINERS
    | PREPOSITIONS
    | CONJUNCTIONS
    | word_set(
        "all another both either it late more most other such they we you he she one two three what which "
        "who whoever whether only even not never there"
    )
)
MASS_NOUNS = word_set(
    "notice information news compensation correspondence contact credit liability responsibility advice "
    "goodwill interest money help support access action cover reimbursement assistance evidence "
    "feedback training"
)
PLURAL_GROUPS = word_set("staff people personnel police")
ADVERBS = word_set("always also ever never then still just simply often usually already not")
_IRREGULAR = {"be": "is", "are": "is", "have": "has", "do": "does", "go": "goes"}


def third_person(verb: str) -> str:
    """The form after "it": tell → tells, carry → carries, are → is; modals stay."""
    low = verb.lower()
    if low in MODALS:
        return verb
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if re.search(r"[^aeiou]y$", low):
        return verb[:-1] + "ies"
    return verb + ("es" if re.search(r"(s|x|z|ch|sh)$", low) else "s")


def plain_form(verb: str) -> str:
    """The form after "you" or "they" of a third-person form: asks → ask, has → have."""
    back = {"is": "are", "has": "have", "does": "do", "goes": "go", "was": "were"}
    if verb in back:
        return back[verb]
    if verb.endswith("ies"):
        return verb[:-3] + "y"
    if re.search(r"(ss|x|zz|ch|sh)es$", verb):
        return verb[:-2]
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb


def is_gerund_of(word: str, lemma: str) -> bool:
    """Whether `word` is the -ing form of `lemma`."""
    low = word.lower()
    stems = {lemma, lemma + lemma[-1:], lemma[:-1] if lemma.endswith("e") else lemma}
    if lemma.endswith("ie"):
        stems.add(lemma[:-2] + "y")
    return any(low == stem + "ing" for stem in stems)


def article(word: str) -> str:
    return "an" if re.match(r"(?i)(?:[aeio]|u(?!ni|s[aeiu]|se))|hour|honest", word) else "a"


def looks_plural(noun: str) -> bool:
    low = noun.lower()
    return low in PLURAL_GROUPS or (low.endswith("s") and not re.search(r"(ss|us|is|'s|’s)$", low))


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’\-][^\W_]+)*", text)


def leaves_open(text: str, closing: str) -> bool:
    """Whether a quotation that the text begins is still open at its end; `closing` is its closing mark."""
    return text.count('"') % 2 == 1 if closing == '"' else text.count("“") > text.count("”")
