"""Taking a whole adjunct out of a sentence, with the comma, dash or brackets that held it."""

from __future__ import annotations

import re

from policylint.language.model import Adjunct, Frame
from policylint.rewriting.candidate import Change
from policylint.source import Span

_BEFORE = re.compile(r"(?:\s*[,;:–—]|\s+-)?\s*$")
_AFTER = re.compile(r"\s*(?:[,;:–—]|-(?=\s))?\s*")
_CLOSING = re.compile(r"[,;]|\s*[–—]|\s-(?=\s)")
_ONLY = re.compile(r"(?i)(?:\b(?:and|but|or),? )?\b(?:and )?(?:only|just)\s+$")
_SELF_SERVING = re.compile(
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

    None if nothing would be left or the span sticks out of the sentence.
    """
    if not core.contains(span) or span == core:
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
    closing = _CLOSING.match(after) if lead and lead[0].strip() else None
    if closing and not re.match(r"[,;]\s+(?:and|but|or|so|then)\b", after):
        return Change(start, span.end + len(closing[0]))
    return Change(start, span.end)


def _leading(prose: str, core: Span, span: Span) -> Change | None:
    end = span.end + len(_AFTER.match(prose[span.end : core.end])[0])  # type: ignore[index]
    then = re.match(r"(?i)then\s+", prose[end : core.end])
    end += len(then[0]) if then else 0
    return Change(core.start, end) if end < core.end else None
