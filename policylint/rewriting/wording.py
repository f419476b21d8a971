"""The `reword` edit: words of the author found by a small pattern, and put otherwise.

Left of ``=>`` stand words in the notation of `phrases`: ``(a|b c)`` alternatives and
``[a|b]`` optional words, ``*`` any words up to a mark, ``^`` the beginning of the clause and
``$`` its end, ``{verb}`` the verb of the matched clause and ``{object}`` and the like its
phrases. Right of it stand the new words; ``{1}`` is what the first ``(…)`` or ``*`` found.
"""

from __future__ import annotations

import re
from functools import lru_cache

from policylint.expressions import expression
from policylint.rewriting import slots, voice
from policylint.rewriting.candidate import Change, Piece
from policylint.rewriting.shell import core
from policylint.rewriting.words import upper_first
from policylint.rules.matching import Match
from policylint.source import Span

ARROW = "=>"
_TOKEN = expression(r"\{[a-z]+\}|\[[^\]]*\]|\([^)]*\)|\*|\^|\$|\s+|[^\s*{}\[\]()^$]+")
#: Words up to a mark; another clause after "and" is no part of them.
_CLAUSE = (
    r"(?! & | and (?:they|we|it|you|he|she|that|then|customer|our|the \w+ (?:can|may|must|is|has|will))\b)"
)
_SOME = rf"(?:{_CLAUSE}(?:[^.;:!?,]|[.,:](?=\d)|(?<=\b[A-Z][a-z])\.(?= \d)))+?"
_TRAILING = r"\s+)?"
_BEGIN = r"(?:(?<=\A)|(?<=[:;,] )|(?<=[.!?\"“] )|(?<=[\"“]))"
_END = r"(?=\s*(?:\Z|[.;:!?]|\)[\s.!?\"”]*\Z|, (?:sir|madam)\b)|[\"”](?=[\s.,;:)]|\Z))"
#: New words that are a clause of their own may only stand where a clause begins.
_OWN_CLAUSE = expression(r"(?i)we (?!alone\b)")
_OPENS = expression(r"(?i)(?:^|[,;:.!?–—(\"“]\s*|\b(?:and|but|so|that|then) )$")
#: "for {actor}" takes "them" where the author's subject was "they".
_AS_OBJECT = expression(r"(?i)\b(?:for|tell|ask|ring|contact|answer|with|to|keep|rebook) $")
_PART = expression(r"(\{\w+\})")


@lru_cache(maxsize=512)
def _tokens(old: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(old.strip()))


def reworded(match: Match, argument: str) -> tuple[Change, Span] | None:
    """The change that `argument` makes of the sentence, and what it took the place of."""
    old, arrow, new = argument.partition(ARROW)
    words = core(match.block.prose, match.sentence.span)
    text = match.block.prose[words.start : words.end]
    pattern = _pattern(match, old) if arrow and _may_stand(old, text) else None
    if pattern is None:
        return None
    for found in re.finditer(pattern, text, re.IGNORECASE):
        span = Span(words.start + found.start(), words.start + found.end())
        if span.start < span.end and _reach(match).overlaps(span):
            pieces = _pieces(match, new.strip(), found, words)
            if not pieces or (_OWN_CLAUSE.match(new.strip()) and not _OPENS.search(text[: found.start()])):
                return None
            opens = old.strip().startswith("^") and text[found.start()].isupper()
            if opens and isinstance(pieces[0], str):
                pieces[0] = upper_first(pieces[0])
            return Change(span.start, span.end, tuple(pieces)), span
    return None


def _may_stand(old: str, text: str) -> bool:
    """Whether all words that `old` cannot do without are in the text.

    Mostly they are not, and to look for them is a hundredth of what it costs to compile a pattern.
    """
    said = _plain(text)
    for token in _tokens(old):
        if token[0] in "[{*^$" or token.isspace():
            continue
        ways = token[1:-1].split("|") if token[0] == "(" else [token]
        if not any(all(word in said for word in _plain(way).replace("*", " ").split()) for way in ways):
            return False
    return True


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


def _reach(match: Match) -> Span:
    """The matched words, their clause and its adjuncts."""
    spans = [match.span, match.frame.span, *(adjunct.span for adjunct in match.frame.adjuncts)]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _pattern(match: Match, old: str) -> str | None:
    """The left side as a regular expression, the phrases of this clause filled in."""
    tokens = _tokens(old)
    parts: list[str] = []
    for number, token in enumerate(tokens):
        after = tokens[number + 1] if number + 1 < len(tokens) else ""
        if token.isspace():
            continue
        before = tokens[number - 1] if number else ""
        space = r"\s+" if before.isspace() and parts and parts[-1] not in (_BEGIN, "") else ""
        if token == "$":
            parts.append(_END)
        elif token == "^":
            parts.append(_BEGIN)
        elif token[0] == "[":
            parts.append(_optional(_any_of(token), first=not space))
        elif token == "*":
            loose = space and (after.isspace() or not after)
            parts.append(rf"(?:{space}({_SOME}))??" if loose else rf"{space}({_SOME})")
        elif token[0] == "{":
            phrase = _literal(match, token[1:-1])
            if phrase is None:
                return None
            parts.append(f"{space}(?P<{token[1:-1]}_{number}>{_flexible(phrase)})")
        elif token[0] == "(":
            parts.append(f"{space}({_any_of(token)})")
        else:
            parts.append(space + re.escape(token))
        if parts[-1].endswith(_TRAILING):
            parts[-1:] = [parts[-1], ""]
    start = "" if tokens[0] in "^*" or not re.match(r"[\w(\[{]", tokens[0]) else r"(?<!\w)"
    end = "" if tokens[-1] in ("$", "*") else r"(?!\w)"
    return re.sub(r"(?<!\[)\\?['’](?!\])", "['’]", f"{start}{''.join(parts)}{end}")


def _any_of(token: str) -> str:
    return "|".join(_flexible(word) for word in token[1:-1].split("|"))


def _optional(inner: str, *, first: bool) -> str:
    """Optional words take the space beside them along."""
    return rf"(?:(?:{inner}){_TRAILING}" if first else rf"(?:\s*(?:{inner}))?"


def _flexible(text: str) -> str:
    parts = [re.escape(part).replace(r"\ ", r"\s+") for part in text.strip().split("*")]
    return _SOME.join(parts)


def _literal(match: Match, name: str) -> str | None:
    prose, frame = match.block.prose, match.frame
    if name == "verb":
        group = prose[frame.predicate_span.start : frame.predicate_span.end].split()
        return group[-1] if group else None
    found = slots.find(match, name)
    text = prose[found[0].start : found[0].end].strip(" ,;") if found else ""
    return re.sub(r"['’]s$", "", text) or None


def _pieces(match: Match, new: str, found: re.Match[str], words: Span) -> list[Piece] | None:
    text = voice.to_customer(new, voice.addressee(match))
    names = {name.partition("_")[0]: name for name in found.re.groupindex}
    numbered = [n for n in range(1, found.re.groups + 1) if n not in found.re.groupindex.values()]
    pieces: list[Piece] = []
    for part in _PART.split(text):
        if not _PART.fullmatch(part):
            pieces += [part] if part else []
            continue
        name = part[1:-1]
        key: int | str | None = None
        if name.isdigit():
            key = numbered[int(name) - 1] if int(name) <= len(numbered) else None
        elif name in names:
            key = names[name]
        span = Span(*found.span(key)) if key is not None else None
        if span is None:
            place = slots.find(match, name)
            if place is None or not slots.can_stand(match.block, place[0]):
                return None
            pieces.append(slots.take(match.block, place[0], opens=False, sentence=match.sentence.span))
        elif span.start == span.end or span.start < 0:
            if pieces and isinstance(pieces[-1], str):
                pieces[-1] = pieces[-1].rstrip(" ")
        else:
            placed = Span(words.start + span.start, words.start + span.end)
            pronoun = slots.object_pronoun(match.block, placed) if name in names else None
            if pronoun and _AS_OBJECT.search(str(pieces[-1]) if pieces else ""):
                pieces.append(pronoun)
                continue
            pieces.append(slots.take(match.block, placed, opens=False, sentence=match.sentence.span))
    return [piece for piece in pieces if piece]
