"""A stretch of prose that does not know yet where in the document it stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace

from policylint.documents.model import Mark, MarkKind, Run
from policylint.source import Span

Range = tuple[int, int]


@dataclass(frozen=True)
class Leaf:
    """Prose with its map to the source; `breaks` are the prose offsets of folded line ends.

    `whole` is the span of what it was read from, outer markup included, if it is known.
    """

    prose: str
    runs: tuple[Run, ...]
    marks: tuple[Mark, ...] = ()
    breaks: tuple[int, ...] = ()
    whole: Span | None = None

    @property
    def span(self) -> Span:
        """Where it stands: all that it was read from, else from its first code point to its last."""
        if self.whole:
            return self.whole
        first, last = self.runs[0], self.runs[-1]
        return Span(first.source, last.source + last.source_length)

    @property
    def is_bold(self) -> bool:
        """All of it is strong, a colon or full stop behind it apart."""
        end = len(self.prose.rstrip(" :."))
        return any(mark.kind == "strong" and mark.start == 0 and mark.end >= end for mark in self.marks)


@dataclass
class Builder:
    """Collects prose from left to right, with its map and marks."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    runs: list[Run] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    opened: list[tuple[MarkKind, int]] = field(default_factory=list)
    verbatim: bool = False

    def copy(self, text: str, source: int) -> None:
        """Prose that stands in the source as it is."""
        if not text:
            return
        last = self.runs[-1] if self.verbatim else None
        if last and last.source + last.length == source:
            grown = last.length + len(text)
            self.runs[-1] = Run(last.prose, last.source, grown, grown)
        else:
            self.runs.append(Run(self.length, source, len(text), len(text)))
        self.verbatim = True
        self._add(text)

    def replace(self, text: str, source: int, source_length: int) -> None:
        """Prose that the source says in other characters: an entity, an escape."""
        self.runs.append(Run(self.length, source, len(text), source_length))
        self.verbatim = False
        self._add(text)

    def fold(self, source: int, source_length: int) -> None:
        """A line end with whatever stands around it, read as one space, with the space before it."""
        if not self.ends_in_space:
            self.breaks.append(self.length)
            self.replace(" ", source, source_length)
        elif self.parts:
            self.breaks.append(self.length - 1)
            if not self.verbatim:
                last = self.runs[-1]
                self.runs[-1] = Run(
                    last.prose, last.source, last.length, source + source_length - last.source
                )

    @property
    def ends_in_space(self) -> bool:
        """Whether a further space would be one too many."""
        return not self.parts or self.parts[-1][-1].isspace()

    def open(self, kind: MarkKind) -> None:
        self.opened.append((kind, self.length))

    def close(self, kind: MarkKind) -> None:
        """End the innermost open mark of a kind; without one, nothing happens."""
        for index in range(len(self.opened) - 1, -1, -1):
            if self.opened[index][0] == kind:
                self.mark(kind, self.opened.pop(index)[1])
                return

    def mark(self, kind: MarkKind, start: int) -> None:
        if start < self.length:
            self.marks.append(Mark(kind, start, self.length))

    def build(self) -> Leaf:
        marks = tuple(sorted(self.marks, key=lambda mark: (mark.start, -mark.end)))
        return Leaf("".join(self.parts), tuple(self.runs), marks, tuple(self.breaks))

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def split(leaf: Leaf, ranges: list[Range]) -> list[Leaf]:
    """The parts of a leaf at ranges of its prose, which are in order and apart.

    Each part is trimmed of space; empty ones are left out.
    """
    return _slices(leaf, [part for start, end in ranges if (part := _trim(leaf.prose, start, end))])


def cut(leaf: Leaf, ranges: list[Range]) -> Leaf:
    """The leaf with ranges of its prose left out, one space where two would meet, trimmed."""
    edges = [0, *(edge for pair in ranges for edge in pair), len(leaf.prose)]
    kept: list[Range] = []
    spaced = True
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if spaced:
            start += _leading(leaf.prose, start, end)
        if start < end:
            kept.append((start, end))
            spaced = leaf.prose[end - 1].isspace()
    if kept and (last := _trim(leaf.prose, *kept.pop())):
        kept.append(last)
    return replace(_join(_slices(leaf, kept)), whole=leaf.whole)


def _slices(leaf: Leaf, ranges: list[Range]) -> list[Leaf]:
    """The parts just as they are; one pass over the marks, so many parts stay cheap."""
    marks: list[list[Mark]] = [[] for _ in ranges]
    ends = [end for _, end in ranges]
    for mark in leaf.marks:
        for index in range(bisect_right(ends, mark.start), len(ranges)):
            start, end = ranges[index]
            if start >= mark.end:
                break
            marks[index].append(Mark(mark.kind, max(mark.start, start) - start, min(mark.end, end) - start))
    return [_slice(leaf, part, tuple(inside)) for part, inside in zip(ranges, marks, strict=True)]


def _slice(leaf: Leaf, part: Range, marks: tuple[Mark, ...]) -> Leaf:
    start, end = part
    first = bisect_right(leaf.runs, start, key=lambda run: run.prose) - 1
    last = bisect_left(leaf.runs, end, key=lambda run: run.prose)
    breaks = leaf.breaks[bisect_left(leaf.breaks, start) : bisect_left(leaf.breaks, end)]
    return Leaf(
        leaf.prose[start:end],
        tuple(_clip(run, start, end) for run in leaf.runs[first:last]),
        marks,
        tuple(at - start for at in breaks),
    )


def _clip(run: Run, start: int, end: int) -> Run:
    """The part of a run inside ``prose[start:end]``, counted from `start`."""
    if run.length != run.source_length:
        return Run(max(run.prose - start, 0), run.source, min(run.length, end - start), run.source_length)
    skipped = max(start - run.prose, 0)
    length = min(run.prose + run.length, end) - max(run.prose, start)
    return Run(max(run.prose - start, 0), run.source + skipped, length, length)


def _join(leaves: list[Leaf]) -> Leaf:
    runs: list[Run] = []
    marks: list[Mark] = []
    breaks: list[int] = []
    at = 0
    for leaf in leaves:
        runs += (Run(run.prose + at, run.source, run.length, run.source_length) for run in leaf.runs)
        marks += (Mark(mark.kind, mark.start + at, mark.end + at) for mark in leaf.marks)
        breaks += (offset + at for offset in leaf.breaks)
        at += len(leaf.prose)
    return Leaf("".join(leaf.prose for leaf in leaves), tuple(runs), tuple(marks), tuple(breaks))


def _trim(prose: str, start: int, end: int) -> Range | None:
    text = prose[start:end]
    if not (body := text.strip()):
        return None
    start += len(text) - len(text.lstrip())
    return start, start + len(body)


def _leading(prose: str, start: int, end: int) -> int:
    text = prose[start:end]
    return len(text) - len(text.lstrip())
