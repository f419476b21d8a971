"""One line a finding: ``path:line:col: severity: RULE message``, for editors and grep."""

from __future__ import annotations

from policylint.reports.model import Report
from policylint.reports.text import one_line


def render(report: Report) -> str:
    """The report as lines; empty where there is no finding. Columns are 1-based code points."""
    sources = {document.path: document.source for document in report.documents}
    lines = []
    for finding in report.findings:
        line, column = sources[finding.path].position(finding.span.start)
        rule = finding.rule
        message = one_line(finding.message)
        lines.append(f"{one_line(finding.path)}:{line}:{column}: {rule.severity}: {rule.id} {message}\n")
    return "".join(lines)
