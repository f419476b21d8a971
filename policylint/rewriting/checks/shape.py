"""Whether a rewrite reads as one whole sentence: marks, brackets, articles, loose words, length."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from policylint.expressions import expression
from policylint.rewriting.candidate import PLACEHOLDER
from policylint.rewriting.shell import core
from policylint.rewriting.slots import is_balanced
from policylint.rewriting.words import DETERMINERS, word_set, words
from policylint.source import Span

_STRANDED = expression(
    r"  | [,;.:!?](?!\w)|,\s*[,.;:]|\(\s*\)|\(\s|\s\)|\[\s*\]|[,;:–—]$|"
    r"^[,;.:–—)]|\b(\w+) \1\b(?<!\bthat that)(?<!\bhad had)|"
    r"\b(?:not|and|or|but)\s*[;,.)]|\bwithin [^,;<.]{1,30} within <"
)
_DOUBLED = expression(r"(?i)\b(\w+) \1\b")
_DANGLING = (
    DETERMINERS - {"that", "this", "these", "those", "each", "some", "any", "his", "her"}
) | word_set(
    "and or but nor because although though if when where while unless than of for with from into onto "
    "upon between during per"
)
#: Words after which no mark and no joining word may follow.
_HANGING = expression(
    r"(?i)\b(the|an?|our|your|their|my|every|of|for|with|from|into|onto|upon|between|during|per|at|"
    r"because|although|unless|than|must|shall|to)"
    r"(?=\s*(?:[,;:.!?)]|(?:and|but|or|if|when|unless|because)\b(?! not\b)))"
)
_OPENING = expression(r"(?i)(?:and|but|or|nor|so|because|otherwise|than)\b")
_ARTICLE = expression(r"\b([Aa]n?) ([A-Za-z][\w’'-]*)")
_VOWEL = expression(r"(?i)(?:[aio]|e(?!u|w)|u(?!ni|s[aeu]|ti|bi|k\b|ro)|hour|honest|honou?r|heir)")
_AS_IN_WON = expression(r"(?i)(?:one|once)\b")
_END = expression(r"([.!?:;…]*)[\"”’)\]*_\s]*$")
_MOST_WORDS, _MOST_NEW_WORDS = 60, 14


def faults_of_shape(old: str, new: str) -> Iterator[str]:
    """What is amiss with the sentence `new` in the place of `old`, each by name."""
    inner = core(new, Span(0, len(new)))
    body = new[inner.start : inner.end]
    tokens, before = [word.lower() for word in words(body)], [word.lower() for word in words(old)]
    if not tokens or (tokens[-1] in _DANGLING and tokens[-1:] != before[-1:]):
        yield "loose end"
    if _OPENING.match(body) and not _OPENING.match(old[len(old) - len(old.lstrip('"“(')) :]):
        yield "loose beginning"
    if len(_STRANDED.findall(body)) > len(_STRANDED.findall(old)) or ("  " in new and "  " not in old):
        yield "stranded mark"
    if _more(_DOUBLED, old, new):
        yield "doubled word"
    if _more(_HANGING, old, PLACEHOLDER.sub("x", new)):
        yield "loose word"
    if (is_balanced(old) and not is_balanced(new)) or (nested(old) and not nested(new)):
        yield "brackets"
    loose = PLACEHOLDER.sub("", new)
    if loose.count("<") + loose.count("{") > old.count("<") + old.count("{"):
        yield "open placeholder"
    if _wrong_articles(new) - _wrong_articles(old):
        yield "article"
    if _starts_upper(old) and not _starts_upper(new):
        yield "lower-case beginning"
    if _mark(old) != _mark(new):
        yield "end mark"
    count, most = len(tokens), len(before)
    if not 0 < count <= max(_MOST_WORDS, most) or count > 2 * most + _MOST_NEW_WORDS:
        yield "length"


def _more(pattern: re.Pattern[str], old: str, new: str) -> bool:
    """Whether the new text has what the pattern finds, where the old had none alike."""
    before = Counter(found[0].lower() for found in pattern.finditer(old))
    after = Counter(found[0].lower() for found in pattern.finditer(new))
    return bool(after - before)


def nested(text: str) -> bool:
    """Whether every bracket and curly quote that closes was opened before."""
    opened: list[str] = []
    pairs = {")": "(", "]": "[", "”": "“"}
    for char in text:
        if char in pairs.values():
            opened.append(char)
        elif char in pairs and (not opened or opened.pop() != pairs[char]):
            return False
    return not opened


def _wrong_articles(text: str) -> set[tuple[str, str]]:
    wrong = set()
    for article, word in _ARTICLE.findall(text):
        if any(c.isupper() for c in word[1:]) or (len(word) == 1):
            continue  # letters said one by one
        vowel = bool(_VOWEL.match(word)) and not _AS_IN_WON.match(word)
        if vowel != (article.lower() == "an"):
            wrong.add((article.lower(), word.lower()))
    return wrong


def _starts_upper(text: str) -> bool:
    first = text[core(text, Span(0, len(text))).start :].lstrip("*_[(\"“‘'")
    return first[:1].isupper() or not first[:1].isalpha()  # a placeholder is filled with a capital


def _mark(text: str) -> str:
    found = _END.search(text)
    return found[1][:1] if found else ""
