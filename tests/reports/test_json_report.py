"""The contract that others build on, key by key."""

from __future__ import annotations

import json
from dataclasses import replace

from fake_linter import find

from policylint.finding import Blank, Reviewed, Rewrite, Stated
from policylint.reports import json_report
from policylint.reports.model import CheckedDocument, Report, Tool, Trouble
from policylint.source import Source, Span

TEXT = "\ufeffé \N{PACKAGE}\r\nIt is BLAME, WARN.\n"


BLANK = Blank("deadline", "duration", "resolution", Span(0, 2), "by when")
STATED = Stated("refund", "é", Span(3, 4))


def example() -> Report:
    document = CheckedDocument(Source("a.md", TEXT), "customer", "configured", 5)
    first = replace(
        find("BLAME", "a.md", TEXT, TEXT.index("BLAME")),
        rewrites=(Rewrite("We é.", "unsafe", Span(6, 17), ("deadline",), (BLANK,), (STATED,)),),
        fingerprint="f00",
        confidence=0.97,
        legal=True,
    )
    second = replace(find("WARN", "a.md", TEXT, TEXT.index("WARN")), rewrites=())
    errors = (Trouble("b.md", "Bad. Mend it.", 3), Trouble("c.md", "Gone."))
    return Report(
        Tool("0.1.0", "en_core_web_sm 3.8.0", "1a2b3c4d", reader="220-5e6f7a8b"),
        (document,),
        (second, first),
        errors,
        silenced=3,
        notes=(Trouble("d.yaml", "Of no use.", 7),),
    )


def test_the_whole_object() -> None:
    shown = json.loads(json_report.render(example().ordered()))
    assert shown == {
        "version": "1",
        "tool": {
            "name": "policylint",
            "version": "0.1.0",
            "model": "en_core_web_sm 3.8.0",
            "ruleset": "1a2b3c4d",
            "reader": "220-5e6f7a8b",
        },
        "documents": [{"path": "a.md", "audience": "customer", "words": 5}],
        "findings": [
            {
                "rule": "supplier/blames-supplier",
                "family": "supplier",
                "severity": "error",
                "source": "rule",
                "confidence": 0.97,
                "tenets": ["A1", "A3"],
                "message": "Found BLAME.",
                "why": "The customer bought from us.",
                "path": "a.md",
                "start": {"offset": 12, "line": 2, "column": 7},
                "end": {"offset": 17, "line": 2, "column": 12},
                "excerpt": "BLAME",
                "legal": True,
                "rewrites": [
                    {
                        "text": "We é.",
                        "safety": "unsafe",
                        "start": {"offset": 6},
                        "end": {"offset": 17},
                        "placeholders": ["deadline"],
                        "blanks": [
                            {
                                "name": "deadline",
                                "type": "duration",
                                "standard": "resolution",
                                "about": "by when",
                                "start": {"offset": 0},
                                "end": {"offset": 2},
                            }
                        ],
                        "standards": [
                            {
                                "standard": "refund",
                                "value": "é",
                                "start": {"offset": 3},
                                "end": {"offset": 4},
                            }
                        ],
                    }
                ],
                "fingerprint": "f00",
            },
            {
                "rule": "convenience/no-exceptions",
                "family": "convenience",
                "severity": "warning",
                "source": "rule",
                "confidence": 0.9,
                "tenets": ["A1", "A3"],
                "message": "Found WARN.",
                "why": "The customer bought from us.",
                "path": "a.md",
                "start": {"offset": 19, "line": 2, "column": 14},
                "end": {"offset": 23, "line": 2, "column": 18},
                "excerpt": "WARN",
                "legal": False,
                "rewrites": [],
                "fingerprint": "",
            },
        ],
        "errors": [
            {"path": "b.md", "message": "line 3: Bad. Mend it."},
            {"path": "c.md", "message": "Gone."},
        ],
        "summary": {
            "by_family": {"convenience": 1, "supplier": 1},
            "by_severity": {"error": 1, "warning": 1, "info": 0},
            "silenced": 3,
            "doubted": 0,
        },
        "notes": [{"path": "d.yaml", "message": "line 7: Of no use."}],
    }


def test_keys_come_in_the_order_of_the_contract() -> None:
    shown = json.loads(json_report.render(example().ordered()))
    assert list(shown) == ["version", "tool", "documents", "findings", "errors", "summary", "notes"]
    assert list(shown["tool"]) == ["name", "version", "model", "ruleset", "reader"]
    finding = "rule family severity source confidence tenets message why path start end excerpt legal"
    assert list(shown["findings"][0]) == [*finding.split(), "rewrites", "fingerprint"]
    assert list(shown["findings"][0]["start"]) == ["offset", "line", "column"]
    assert list(shown["findings"][0]["rewrites"][0]) == [
        "text", "safety", "start", "end", "placeholders", "blanks", "standards"
    ]  # fmt: skip


def test_text_stays_readable_and_offsets_find_it() -> None:
    rendered = json_report.render(example().ordered())
    assert '"We é."' in rendered
    for finding in json.loads(rendered)["findings"]:
        assert TEXT[finding["start"]["offset"] : finding["end"]["offset"]] == finding["excerpt"]


def test_order_does_not_depend_on_the_order_of_arrival() -> None:
    report = example()
    turned = replace(report, findings=report.findings[::-1], errors=report.errors[::-1])
    assert json_report.render(report.ordered()) == json_report.render(turned.ordered())


def test_what_a_reviewer_said_stands_in_the_finding() -> None:
    report = example()
    marked = replace(report.findings[0], reviewed=Reviewed("relabel", "blame", "Ours.", "Ana"))
    (shown,) = json.loads(json_report.render(replace(report, findings=(marked,))))["findings"]
    assert shown["reviewed"] == {"decision": "relabel", "was": "blame", "reason": "Ours.", "by": "Ana"}
