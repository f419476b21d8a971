"""Taking a whole adjunct out of a sentence, with the comma, dash or brackets that held it."""

from __future__ import annotations

import re

from policylint.expressions import expression
from policylint.language.model import Adjunct, Frame
from policylint.rewriting.candidate import Change
from policylint.rewriting.words import CONJUNCTIONS, PREPOSITIONS
from policylint.source import Span

_BEFORE = expression(r"(?:\s*[,;:–—]|\s+-)?\s*$")
_AFTER = expression(r"\s*(?:[,;:–—]|-(?=\s))?\s*")
_CLOSING = expression(r"[,;]|\s*[–—]|\s-(?=\s)")
_ONLY = expression(r"(?i)(?:\b(?:and|but|or),? )?\b(?:and )?(?:only|just|not)\s+$")
_TRAILING = expression(r"[\s,]+(?:and|but|or)?$")
_GOES_ON = CONJUNCTIONS | PREPOSITIONS | {"that", "which", "who", "not", "then"}
_SELF_SERVING = expression(
    r"(?i)(?:so\b|in order\b|to (?:avoid|reduce|prevent|save|keep|protect|limit|minimi[sz]e|stop|cut|deter|"
    r"discourage|manage|free|ease)\b)"
)


def outermost(adjuncts: list[Adjunct]) -> list[Adjunct]:
    """The adjuncts that lie in no other of them, in order, each span once."""
    kept: list[Adjunct] = []
    for adjunct in sorted(adjuncts, key=lambda a: (a.span.start, -a.span.end)):
        if not any(k.span.contains(adjunct.span) for k in kept):
            kept.append(adjunct)
    return kept


def of_kinds(frame: Frame, kinds: frozenset[str]) -> list[Adjunct]:
    return outermost([a for a in frame.adjuncts if a.kind in kinds])


def belongs(prose: str, frame: Frame, adjunct: Adjunct) -> bool:
    """Whether an adjunct is this clause's own, not one that it shares with a clause further off."""
    own, span = frame.span, adjunct.span
    between = prose[own.end : span.start] if own.end <= span.start else prose[span.end : own.start]
    return own.overlaps(span) or not between.strip(" ,;–—(-")


def is_complement(frame: Frame, adjunct: Adjunct) -> bool:
    """ "We try to reply": an infinitive straight after the verb is no purpose that could go."""
    at = adjunct.span.start - frame.predicate_span.end
    return adjunct.kind == "purpose" and 0 <= at <= 1 and adjunct.text.startswith("to ")


def against_the_good(adjunct: Adjunct) -> bool:
    """Whether an adjunct supports the bad instruction only, so that the good one can't keep it."""
    if adjunct.kind in ("reason", "exception", "restriction", "concession"):
        return True
    if adjunct.kind == "purpose":
        return bool(_SELF_SERVING.match(adjunct.text))
    if adjunct.kind in ("condition", "deadline"):
        return adjunct.cue.lower() in ("until", "till", "before", "unless")
    return False


def removal(prose: str, core: Span, span: Span) -> Change | None:
    """The change that takes `span` out of the sentence whose words are `core`.

    None if nothing would be left, the span sticks out of the sentence or cuts a word, or what
    follows it would run into what went before.
    """
    span = Span(span.start, span.start + len(_TRAILING.sub("", prose[span.start : span.end])))
    if not core.contains(span) or span == core or _cuts_a_word(prose, span):
        return None
    before, after = prose[core.start : span.start], prose[span.end : core.end]
    only = _ONLY.search(before)
    if only and not re.match(r"(?i)only", prose[span.start : span.end]):
        before = before[: only.start()]
    start = core.start + len(before)
    if before.endswith("(") and after.startswith(")"):
        return Change(start - len(re.search(r"\s*\($", before)[0]), span.end + 1)  # type: ignore[index]
    if not before.strip():
        return _leading(prose, core, span)
    lead = _BEFORE.search(before)
    start = core.start + (lead.start() if lead else len(before))
    if not after.strip(" ,;–—"):
        return Change(start, core.end)
    if not (lead and lead[0].strip()) and not _goes_on(after):
        return None
    closing = _CLOSING.match(after) if lead and lead[0].strip() else None
    if closing and closing[0] == ";" and ";" not in (lead[0] if lead else ""):
        closing = None
    if closing and not re.match(r"[,;]\s+(?:and|but|or|so|then)\b", after):
        return Change(start, span.end + len(closing[0]))
    return Change(start, span.end)


def _cuts_a_word(prose: str, span: Span) -> bool:
    return bool(
        re.search(r"\w['’-]?$", prose[: span.start]) or re.match(r"['’-]?\w", prose[span.end : span.end + 2])
    )


def _goes_on(after: str) -> bool:
    """Whether the rest of a sentence reads on by itself: a mark, a joining word."""
    first = re.match(r"\s*([\w]+)?", after)
    return first is None or first[1] is None or first[1].lower() in _GOES_ON


def _leading(prose: str, core: Span, span: Span) -> Change | None:
    end = span.end + len(_AFTER.match(prose[span.end : core.end])[0])  # type: ignore[index]
    then = re.match(r"(?i)then\s+", prose[end : core.end])
    end += len(then[0]) if then else 0
    return Change(core.start, end) if end < core.end else None
