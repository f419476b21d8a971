"""Making rewrites in a text."""

from __future__ import annotations

from collections.abc import Sequence

from policylint.finding import Finding, Rewrite
from policylint.source import Span


def apply(text: str, findings: Sequence[Finding], unsafe: bool = False) -> str:
    """`text` with the first applicable rewrite of each finding made.

    Only ``safe`` rewrites, with `unsafe` also those; never one with placeholders. A
    rewrite is judged on its sentence as it stood, so where two findings share words the
    first in the text is mended and the other waits for the next run.
    """
    result = text
    for rewrite in reversed(chosen(findings, unsafe=unsafe)):
        result = result[: rewrite.span.start] + rewrite.text + result[rewrite.span.end :]
    return result


def chosen(findings: Sequence[Finding], unsafe: bool = False) -> list[Rewrite]:
    """The rewrites to be made, in the order of the text; none overlaps another or its finding."""
    allowed = ("safe", "unsafe") if unsafe else ("safe",)
    taken: list[Rewrite] = []
    reach = -1
    for finding in sorted(findings, key=lambda f: (f.span, f.rule.id)):
        usable = (r for r in finding.rewrites if r.safety in allowed and not r.placeholders)
        rewrite = next(usable, None)
        if rewrite is None:
            continue
        hull = Span(min(finding.span.start, rewrite.span.start), max(finding.span.end, rewrite.span.end))
        if hull.start < reach:
            continue
        taken.append(rewrite)
        reach = hull.end
    return sorted(taken, key=lambda r: r.span)
