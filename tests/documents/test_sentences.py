"""Where sentences end; `|` stands at each end within the prose."""

from __future__ import annotations

import json
from bisect import bisect_left
from pathlib import Path

import pytest

from policylint.documents import decode, read
from policylint.documents.model import Mark
from policylint.documents.sentences import sentences
from policylint.source import Source, Span

SHARED = Path(__file__).parents[2].parent / "shared"

ONE = [
    "Tell e.g. Mr. Smith of St. Mary's Ltd. by 4 p.m. on no. 14, ref. 3, i.e. approx. 2.5 hrs. late.",
    "Call U.S. Support w/ J. R. Ross vs. the carrier, etc. and so on.",
    "4.2 The refund is paid.",
    "1. The refund is paid.",
    "C2. When will I get it?",
    "(a) First; then wait — or not — and go.",
    "Ask? → They answer. = Close it.",
    'They ask "Is it ours?" and wait.',
    "Well... it depends… on them.",
    "We pay £2.50 at 12.30 on 1.2.2024.",
    "Rs. 500 under sec. 4 of ch. 5",
    "We are sorry! 🎉",
    "See [no.] there",
]
MANY = [
    "We pay.| You wait!| Why?| Because…| So it is.",
    "dont bring that up.| most drop it",
    'Say "Not us."| Then hang up.| "Fine."| (Really.)| Go.',
    "We do it etc.| Then we stop.| Paid by Acme Ltd.| The end.",
    "It began in 1974.| He was kind.| See 6.| Used at 9 a.m.| Then not.",
    "4.2 We pay.| 5 days later you wait.",
    "So do I.| We know.",
    "**Yes.**| No.",
    "Done! 🎉| Next one.",
]


@pytest.mark.parametrize("marked", ONE + MANY)
def test_sentences(marked: str) -> None:
    expected = marked.split("| ")
    prose = " ".join(expected)
    assert [prose[span.start : span.end] for span in sentences(prose, ())] == expected


def test_space_around_belongs_to_none() -> None:
    assert sentences("  One.   Two. ", ()) == (Span(2, 6), Span(9, 13))
    assert sentences("   ", ()) == sentences("", ()) == ()


def test_no_end_inside_code() -> None:
    prose = "Type `x. Y` now. Wait."
    assert len(sentences(prose, ())) == 3
    assert len(sentences(prose, (Mark("code", 6, 10),))) == 2


@pytest.mark.skipif(not SHARED.exists(), reason="the shared documents are not here")
@pytest.mark.parametrize(
    ("labels", "folder", "share"),
    [("devset/gold-sops.jsonl", "devset/sops", 0.99), ("corpus/labels.jsonl", "corpus/docs", 0.98)],
)
def test_labelled_units_end_where_sentences_end(labels: str, folder: str, share: float) -> None:
    units: dict[str, list[tuple[int, int]]] = {}
    for line in (SHARED / labels).read_text(encoding="utf-8").splitlines():
        unit = json.loads(line)
        if any(char.isalnum() for char in unit["text"]):
            units.setdefault(unit["doc"], []).append((unit["start"], unit["end"]))
    hits = [hit for name, spans in units.items() for hit in _hits(SHARED / folder / name, spans)]
    assert sum(hits) / len(hits) >= share


def _hits(path: Path, units: list[tuple[int, int]]) -> list[bool]:
    """For each unit whether a sentence ends where it does, markup apart."""
    text = decode(path.read_bytes(), str(path))
    ends = sorted(
        block.source_span(span.start, span.end).end
        for block in read(Source(str(path), text)).blocks
        for span in sentences(block.prose, block.marks)
    )
    return [any(_only_markup(text, end, near) for near in _near(ends, end)) for _, end in units]


def _near(ends: list[int], end: int) -> list[int]:
    index = bisect_left(ends, end)
    return ends[max(index - 1, 0) : index + 1]


def _only_markup(text: str, one: int, other: int) -> bool:
    return not any(char.isalnum() for char in text[min(one, other) : max(one, other)])
