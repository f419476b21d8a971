"""The procedures of fixtures/, found in exactly the places that are written beside them.

`scripts/expected-findings` writes them anew; the labels are a reader's own judgement, made
without sight of any finding.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from policylint.config import Options
from policylint.documents import read
from policylint.finding import Finding
from policylint.linter import Linter
from policylint.rules.model import DOCUMENT
from policylint.source import Source, Span

FIXTURES = Path(__file__).parent.parent / "fixtures"
CLEAN = sorted((FIXTURES / "clean").glob("*.md"))
FLAGGED = sorted((FIXTURES / "flagged").glob("*.md"))

#: Clean procedures in which something is found that ought not to be, with the cause.
WRONGLY_FOUND: dict[str, str] = {}
#: At least this share of what is found stands on words labelled with its family.
PRECISE = Fraction(9, 10)
#: This share of the clear labels of all eleven families was last found; only raise it.
RECALLED = Fraction(120, 304)


@cache
def linter() -> Linter:
    return Linter()


@cache
def source_of(path: Path) -> Source:
    return Source(path.name, path.read_text(encoding="utf-8"))


@cache
def found(path: Path) -> tuple[Finding, ...]:
    return linter().lint(read(source_of(path)), Options(rewrites=False)).findings


def in_sentences(path: Path) -> list[Finding]:
    """Findings that labels speak of: those on the document as a whole stand at its title."""
    return [one for one in found(path) if one.rule.family != DOCUMENT]


def beside(path: Path, what: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load(
        path.with_suffix(f".{what}.yaml").read_text(encoding="utf-8")
    )
    return loaded


def labelled(path: Path) -> list[tuple[str, int, Span]]:
    """(family, strength, place) of each label of a document."""
    text = source_of(path).text
    return [
        (one["family"], one["strength"], Span(at := text.index(one["text"]), at + len(one["text"])))
        for one in beside(path, "labels")
    ]


def clean_one(path: Path) -> Any:
    why = WRONGLY_FOUND.get(path.stem)
    marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
    return pytest.param(path, id=path.stem, marks=marks)


@pytest.mark.parametrize("path", [clean_one(path) for path in CLEAN])
def test_nothing_is_found_in_a_clean_procedure(path: Path) -> None:
    assert [(one.rule.id, one.excerpt) for one in found(path)] == []


@pytest.mark.parametrize("path", [*CLEAN, *FLAGGED], ids=lambda path: path.stem)
def test_what_is_found_is_what_is_written_beside_it(path: Path) -> None:
    position = source_of(path).position
    assert [
        {"rule": one.rule.id, "line": position(one.span.start)[0], "excerpt": one.excerpt}
        for one in found(path)
    ] == beside(path, "expected")


def labelled_so(path: Path, family: str, place: Span) -> bool:
    return any(family == other and place.overlaps(where) for other, _, where in labelled(path))


def test_what_is_found_is_labelled_with_its_family() -> None:
    every = [(path, one) for path in FLAGGED for one in in_sentences(path)]
    wrong = [
        (path.stem, one.rule.id, one.excerpt)
        for path, one in every
        if not labelled_so(path, one.rule.family, one.span)
    ]
    assert every
    assert Fraction(len(every) - len(wrong), len(every)) >= PRECISE, wrong


def test_clear_labels_are_found_as_often_as_they_were() -> None:
    clear = [
        (path, family, place)
        for path in FLAGGED
        for family, strength, place in labelled(path)
        if strength == 2
    ]
    missed = [
        (path.stem, family, source_of(path).excerpt(place))
        for path, family, place in clear
        if not any(one.rule.family == family and place.overlaps(one.span) for one in found(path))
    ]
    assert Fraction(len(clear) - len(missed), len(clear)) >= RECALLED, missed
