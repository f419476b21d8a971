"""What the linter finds in the documents of a labelled set."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from labelled.scoring import Found

if TYPE_CHECKING:
    from policylint.config import Options
    from policylint.documents.model import Document
    from policylint.linter import Linter


def findings_of_run(path: Path) -> list[Found]:
    """The findings in the JSON of `policylint check`; documents are told apart by their file names."""
    run = json.loads(path.read_text(encoding="utf-8"))
    return [
        Found(
            Path(one["path"]).name, one["family"], one["rule"], one["start"]["offset"], one["end"]["offset"]
        )
        for one in run["findings"]
    ]


def lint_here(
    linter: Linter, directory: Path, names: Iterable[str], options: Options
) -> tuple[list[Found], int]:
    """Lint the named documents of a directory in this process; also their words of prose."""
    wanted = sorted(set(names))
    found: list[Found] = []
    words = 0
    results = linter.lint_many((read_in(directory / name), options) for name in wanted)
    for name, result in zip(wanted, results, strict=True):
        words += result.words
        found += [
            Found(Path(name).name, one.rule.family, one.rule.id, one.span.start, one.span.end)
            for one in result.findings
        ]
    return found, words


def read_in(path: Path) -> Document:
    """The document of a file, read as `check` reads it."""
    from policylint.documents import decode, read
    from policylint.source import Source

    return read(Source(path.name, decode(path.read_bytes(), path.name)))
