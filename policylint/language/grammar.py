"""Slips of grammar in a parsed sentence: what a sentence put together from pieces may suffer from.

Each slip is named with its words ("agreement: customer are"), so that those which the author's
own sentence had already can be told from new ones. The parser errs too: what is doubtful is
let pass.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from policylint.expressions import expression
from policylint.language.agreement import FINITE, SUBJECTS, agreement, determiner
from policylint.language.text import PREFIX
from policylint.language.tree import Doc, Token

_AS_OBJECT = frozenset({"we", "they", "he", "she", "i"})
_AS_SUBJECT = frozenset({"us", "them", "him", "me"})
#: Verbs that say little without an object.
_NEEDS_OBJECT = expression(
    r"(?:tell|tells|told|give|gives|offer|offers|inform|informs|notify|notifies|contact|contacts|put|puts|"
    r"keep|keeps|make|makes|take|takes|own|owns|get|gets|let|lets|bring|brings|send|sends|thank|thanks|"
    r"use|uses|name|names|find|finds|forward|forwards|handle|handles|chase|chases|deny|denies)"
)
_OBJECTS = frozenset(
    {"dobj", "obj", "dative", "ccomp", "xcomp", "oprd", "attr", "acomp", "nsubjpass", "pobj"}
)


def slips(doc: Doc, verbs: Collection[str] = ()) -> frozenset[str]:
    """The slips of a sentence, each by name and words. `verbs` are base forms that may open a command."""
    return frozenset(_all(doc, verbs))


def _all(doc: Doc, verbs: Collection[str]) -> Iterator[str]:
    tokens = [token for token in doc if not token.is_space]
    yield from _no_main_verb(doc, tokens, verbs)
    for token in tokens:
        yield from agreement(token)
        yield from determiner(token)
        yield from _verb_form(token, tokens)
        yield from _case(token)
        yield from _object(token)
        yield from _stranded(token, tokens)


def _no_main_verb(doc: Doc, tokens: list[Token], verbs: Collection[str]) -> Iterator[str]:
    body = [token for token in tokens if doc.text[: len(PREFIX)] != PREFIX or token.idx >= len(PREFIX)]
    prefixed = len(body) < len(tokens)
    if prefixed:
        plain = any(token.tag_ == "VB" for token in body)
        if not plain:
            yield "no verb"
        return
    if any(_may_be_verb(token, verbs) for token in body):
        return
    if not any(token.tag_ in FINITE for token in body) and not _commands(body):
        yield "no verb"
        return
    roots = [token for token in body if token.head is token]
    commands = (root.tag_.startswith("VB") and root.text.lower() in verbs for root in roots)
    if roots and not any(commands) and not any(_is_clause(root) or _led_astray(root) for root in roots):
        yield "no main verb"


def _may_be_verb(token: Token, verbs: Collection[str]) -> bool:
    """ "The provider issues warnings": a noun to the tagger, but nothing before it asks for a noun."""
    low = token.text.lower()
    if token.tag_ not in ("NN", "NNS", "NNP", "JJ") or not (low in verbs or low.removesuffix("s") in verbs):
        return False
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if after is None or after.is_punct:
        return False
    before = token.doc[token.i - 1] if token.i else None
    if before is None or before.is_punct or not before.text[0].isalnum():
        return after.tag_ in ("NNP", "PRP", "PRP$", "DT", "NN", "NNS", "IN")
    return before.tag_ in ("PRP", "NN", "NNS", "NNP", "RB", "UH")


def _is_clause(root: Token) -> bool:
    if root.tag_ in FINITE or root.tag_ == "VB":
        return True
    below = [child for child in root.children if child.dep_ in ("aux", "auxpass", "cop", "conj", "ccomp")]
    return any(child.tag_ in FINITE or _is_clause(child) for child in below if child is not root)


def _led_astray(root: Token) -> bool:
    """ "Receipts that reach us late are refunded" is easily read as a noun with a long tail."""
    return any(child.dep_ in ("relcl", "acl") for child in root.children)


def _commands(body: list[Token]) -> bool:
    words = [token for token in body if not token.is_punct]
    return bool(words) and words[0].tag_ == "VB"


def _verb_form(token: Token, tokens: list[Token]) -> Iterator[str]:
    """ "must tells", "do not told", "we must the customer"."""
    low = token.text.lower()
    helper = token.tag_ == "MD" or low in ("do", "does", "did", "to")
    if not helper:
        return
    rest = [t for t in tokens if t.i > token.i]
    after = next((t for t in rest if t.tag_ != "RB" and t.text.lower() not in ("not", "n't", "n’t")), None)
    if token.tag_ == "MD" and (after is None or after.tag_ in ("DT", ".", "CC") or after.is_punct):
        verbless = after is None or after.text.lower() not in ("all", "both", "that", "if", "only")
        left_out = any(t.tag_ in ("WP", "WRB", "WDT") for t in tokens if t.i < token.i)  # "what we cannot"
        clear = token.dep_ == "aux" and not left_out
        verbless = verbless and (clear or (after is not None and after.tag_ == "DT"))
        if verbless and not _asks(token):
            yield f"helper: {low} {after.text if after else ''}".lower()
    if after is None or after.tag_ not in ("VBZ", "VBD") or (after.head is after and token.dep_ == "ROOT"):
        return
    if token.tag_ == "MD" or (token.tag_ in ("VB", "VBP", "VBZ", "VBD", "TO") and token.head is after):
        yield f"verb form: {low} {after.text}".lower()


def _asks(token: Token) -> bool:
    return token.i == 0 or any(child.tag_ in ("WP", "WRB", "WDT") for child in token.head.children)


def _case(token: Token) -> Iterator[str]:
    low = token.text.lower()
    if low in _AS_OBJECT and token.dep_ in ("dobj", "pobj", "dative") and not token.children:
        following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        if following is None or following.tag_ not in (*FINITE, "RB", "VB", "VBN"):
            yield f"case: {token.head.text} {low}".lower()
    if low in _AS_SUBJECT and token.dep_ in SUBJECTS and token.head.tag_ in ("VBZ", "VBP", "MD"):
        yield f"case: {low} {token.head.text}".lower()
    if low in _AS_SUBJECT and token.i == 0:
        yield f"case: {low}"


def _object(verb: Token) -> Iterator[str]:
    low = verb.text.lower()
    if verb.tag_ not in ("VB", "VBP", "VBZ") or not _NEEDS_OBJECT.fullmatch(low):
        return
    if verb.dep_ in ("relcl", "conj", "acl", "pcomp", "csubj") or any(
        child.dep_ in _OBJECTS or child.tag_ in ("WP", "WDT", "WRB") for child in verb.children
    ):
        return
    following = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    if following is not None and not (
        following.is_punct or (following.tag_ in ("IN", "CC", "TO") and following.text.lower() != "to")
    ):
        return
    if following is not None and following.text in ("“", '"', ":", "(", "-", "–", "—"):
        return
    if any(t.tag_ in ("WP", "WDT", "WRB") for t in verb.doc[: verb.i]):
        return
    yield f"no object: {low}"


def _stranded(token: Token, tokens: list[Token]) -> Iterator[str]:
    """A preposition with nothing after it, where nothing before it could belong to it."""
    if token.dep_ != "prep" or token.children or token.tag_ not in ("IN", "TO"):
        return
    at = tokens.index(token)
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and not (after.is_punct or after.tag_ in ("CC", "MD", "VBZ", "VBP")):
        return
    if after is not None and after.text in ("“", '"', "(", ":", "<", "-", "–", "—"):
        return
    passive = token.head.tag_ == "VBN" or (at and tokens[at - 1].tag_ == "VBN")
    asked = any(t.tag_ in ("WP", "WDT", "WRB", "TO") or t.text.lower() == "that" for t in tokens[:at])
    if not passive and not asked and token.head.dep_ != "relcl":
        yield f"stranded: {token.head.text} {token.text}".lower()
