"""Harper, a grammar checker that knows nothing of ours, reads the rewrites of the fixtures."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from policylint.config import Options
from policylint.documents import read
from policylint.linter import Linter
from policylint.rewording import legible
from policylint.source import Source, Span

harper = pytest.importorskip("harper", reason="harper-py has no wheel for this platform")
FLAGGED = sorted((Path(__file__).parents[2] / "fixtures" / "flagged").glob("*.md"))
#: Names of the documents are in no dictionary.
_NO_GRAMMAR = ("Spelling",)


def sentence_lines(text: str, span: Span) -> tuple[int, int]:
    end = text.find("\n", span.end)
    return text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end


def test_rewrites_bring_no_new_slip_of_grammar() -> None:
    checker, linter = harper.Linter(dialect=harper.Dialect.BRITISH), Linter()

    def slips(text: str) -> Counter[str]:
        lints = checker.lint(text, language=harper.Language.MARKDOWN)
        return Counter(str(one.lint_kind) for one in lints if str(one.lint_kind) not in _NO_GRAMMAR)

    worse, seen = [], 0
    for path in FLAGGED:
        source = Source(path.name, path.read_text(encoding="utf-8"))
        for finding in linter.lint(read(source), Options(document_checks="false")).findings:
            for one in finding.rewrites:
                start, end = sentence_lines(
                    source.text, Span(min(one.span.start, finding.span.start), one.span.end)
                )
                old = source.text[start:end]
                new = (
                    source.text[start : one.span.start] + legible(one.text) + source.text[one.span.end : end]
                )
                seen += 1
                more = slips(new) - slips(old)
                worse += [(new, dict(more))] if more else []
    assert seen > 50
    assert len(worse) <= 0.02 * seen, worse
