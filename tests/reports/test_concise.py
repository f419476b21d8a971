"""One line a finding."""

from __future__ import annotations

import re
from dataclasses import replace

from fake_linter import find

from policylint.reports import concise
from policylint.reports.model import CheckedDocument, Report, Tool
from policylint.source import Source


def test_each_finding_is_a_line_that_editors_can_read() -> None:
    text = "\ufeffone\r\n\N{PACKAGE} BLAME\r\n"
    document = CheckedDocument(Source("a b/c.md", text), "staff", "", 2)
    finding = find("BLAME", "a b/c.md", text, text.index("BLAME"))
    finding = replace(finding, message="Two\nlines: and  \033[1mmore.")
    shown = concise.render(Report(Tool("0.1.0"), (document,), (finding,)))
    assert (
        shown
        == "a b/c.md:2:3: error: supplier/blames-supplier Two lines: and \N{REPLACEMENT CHARACTER}[1mmore.\n"
    )
    assert re.match(r"^(.+?):(\d+):(\d+): (error|warning|info): (\S+) (.*)$", shown)


def test_nothing_found_is_nothing_said() -> None:
    assert concise.render(Report(Tool("0.1.0"))) == ""
