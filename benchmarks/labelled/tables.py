"""Tallies as lines of text and as tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from labelled.scoring import Tally, wilson

HEADING = f"{'':<42}{'tp':>5}{'fp':>5}{'fn':>5}  {'precision':<17}  {'recall':<17}  F1"


def row(name: str, tally: Tally) -> str:
    precision = _share(tally.tp, tally.tp + tally.fp)
    recall = _share(tally.tp, tally.tp + tally.fn)
    return f"{name:<42}{tally.tp:>5}{tally.fp:>5}{tally.fn:>5}  {precision}  {recall}  {tally.f1:.3f}"


def _share(right: int, total: int) -> str:
    low, high = wilson(right, total)
    return f"{right / total:.3f} [{low:.2f}-{high:.2f}]" if total else f"{'-':>5} {'':11}"


def markdown(header: tuple[str, ...], body: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """The first column to the left, the others to the right."""
    yield f"| {' | '.join(header)} |"
    yield f"|{'|'.join(['---', *['---:'] * (len(header) - 1)])}|"
    for cells in body:
        yield f"| {' | '.join(cells)} |"


def cells(name: str, tally: Tally) -> tuple[str, ...]:
    """For the columns name, right, false, missed, precision, recall, F1."""
    return (
        name,
        str(tally.tp),
        str(tally.fp),
        str(tally.fn),
        in_words(tally.tp, tally.tp + tally.fp),
        in_words(tally.tp, tally.tp + tally.fn),
        f"{tally.f1:.2f}" if tally.tp else "–",
    )


def in_words(right: int, total: int) -> str:
    """A share with its interval: `.93 (.88–.96)`."""
    if not total:
        return "–"
    low, high = wilson(right, total)
    return f"{_hundredth(right / total)} ({_hundredth(low)}–{_hundredth(high)})"


def _hundredth(share: float) -> str:
    return f"{share:.2f}".removeprefix("0")
