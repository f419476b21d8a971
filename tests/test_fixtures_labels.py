"""The labelled procedures: every label stands once in its document, and every document has labels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

FIXTURES = Path(__file__).parent.parent / "fixtures"
FLAGGED = sorted((FIXTURES / "flagged").glob("*.md"))
CLEAN = sorted((FIXTURES / "clean").glob("*.md"))
FAMILIES = {
    "blame",
    "supplier",
    "convenience",
    "runaround",
    "delay",
    "silence",
    "complaint",
    "tone",
    "ownerless",
    "powerless",
    "hollow",
}


def labels_of(document: Path) -> list[dict[str, Any]]:
    path = document.with_name(f"{document.stem}.labels.yaml")
    labels: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return labels


@pytest.mark.parametrize("document", FLAGGED, ids=lambda path: path.stem)
def test_every_labelled_text_stands_once_in_its_document(document: Path) -> None:
    source = document.read_text(encoding="utf-8")
    counts = {label["text"]: source.count(label["text"]) for label in labels_of(document)}
    assert {text: count for text, count in counts.items() if count != 1} == {}


@pytest.mark.parametrize("document", FLAGGED, ids=lambda path: path.stem)
def test_labels_are_well_formed_and_without_doubles(document: Path) -> None:
    labels = labels_of(document)
    assert all(set(label) == {"text", "family", "strength"} for label in labels)
    assert {label["family"] for label in labels} <= FAMILIES
    assert {label["strength"] for label in labels} <= {1, 2}
    assert len({(label["text"], label["family"]) for label in labels}) == len(labels)


def test_the_flagged_documents_cover_every_family_with_clear_labels() -> None:
    clear = {
        label["family"] for document in FLAGGED for label in labels_of(document) if label["strength"] == 2
    }
    assert clear == FAMILIES


def test_no_label_file_without_its_document() -> None:
    named = {path.name.removesuffix(".labels.yaml") for path in (FIXTURES / "flagged").glob("*.labels.yaml")}
    assert named == {document.stem for document in FLAGGED}


def test_clean_documents_carry_no_labels() -> None:
    assert CLEAN
    assert not list((FIXTURES / "clean").glob("*.labels.yaml"))
