"""The JSON that others build on; its keys and their order are a contract."""

from __future__ import annotations

import json
from typing import Any

from policylint.finding import Finding, Related, Rewrite
from policylint.reports.model import Report, Trouble
from policylint.source import Source

VERSION = "1"


def render(report: Report) -> str:
    """One object. Offsets are 0-based, lines and columns 1-based code points."""
    sources = {document.path: document.source for document in report.documents}
    tool = report.tool
    body = {
        "version": VERSION,
        "tool": {
            "name": tool.name,
            "version": tool.version,
            "model": tool.model,
            "ruleset": tool.ruleset,
            "reader": tool.reader,
        },
        "documents": [
            {"path": document.path, "audience": document.audience, "words": document.words}
            for document in report.documents
        ],
        "findings": [_finding(finding, sources[finding.path]) for finding in report.findings],
        "errors": [_error(error) for error in report.errors],
        "summary": {
            "by_family": report.count_by_family(),
            "by_severity": report.count_by_severity(),
            "silenced": report.silenced,
            "doubted": report.doubted,
        },
        "notes": [_error(note) for note in report.notes],
    }
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding, source: Source) -> dict[str, Any]:
    rule, noticed = finding.rule, finding.noticed
    body: dict[str, Any] = {
        "rule": rule.id,
        "family": rule.family,
        "severity": rule.severity,
        "source": finding.source,
        "confidence": finding.confidence,
        "tenets": list(rule.tenets),
        "message": finding.message,
        "why": rule.why,
        "path": finding.path,
        "start": _place(source, finding.span.start),
        "end": _place(source, finding.span.end),
        "excerpt": finding.excerpt,
        "legal": finding.legal,
        "rewrites": [_rewrite(rewrite) for rewrite in finding.rewrites],
        "fingerprint": finding.fingerprint,
        **({"related": [_related(one) for one in finding.related]} if finding.related else {}),
    }
    if finding.doubted:
        body["doubted"] = True
    if finding.plain:
        body["plain"] = finding.plain
    if noticed:
        body["noticed"] = {"words": list(noticed.words), "alike": noticed.alike, "good": noticed.good}
    if reviewed := finding.reviewed:
        body["reviewed"] = {
            "decision": reviewed.decision,
            "was": reviewed.was,
            "reason": reviewed.reason,
            "by": reviewed.by,
        }
    return body


def _rewrite(rewrite: Rewrite) -> dict[str, Any]:
    """`blanks` and `standards` have their offsets in the rewrite's own text."""
    return {
        "text": rewrite.text,
        "safety": rewrite.safety,
        "start": {"offset": rewrite.span.start},
        "end": {"offset": rewrite.span.end},
        "placeholders": list(rewrite.placeholders),
        "blanks": [
            {
                "name": blank.name,
                "type": blank.type,
                "standard": blank.standard,
                "about": blank.about,
                "start": {"offset": blank.span.start},
                "end": {"offset": blank.span.end},
            }
            for blank in rewrite.blanks
        ],
        "standards": [
            {
                "standard": one.standard,
                "value": one.value,
                "start": {"offset": one.span.start},
                "end": {"offset": one.span.end},
            }
            for one in rewrite.stated
        ],
    }


def _related(one: Related) -> dict[str, Any]:
    return {
        "path": one.path,
        "start": _place(one.source, one.span.start),
        "end": _place(one.source, one.span.end),
        "excerpt": one.excerpt,
    }


def _place(source: Source, offset: int) -> dict[str, int]:
    line, column = source.position(offset)
    return {"offset": offset, "line": line, "column": column}


def _error(error: Trouble) -> dict[str, str]:
    place = f"line {error.line}: " if error.line else ""
    return {"path": error.path, "message": place + error.message}
