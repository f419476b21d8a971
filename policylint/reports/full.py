"""The report that a policy author reads: the sentence, why it matters, what to write."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from policylint.finding import Finding, Noticed, Reviewed, Rewrite
from policylint.reports.model import CheckedDocument, Report
from policylint.reports.snippet import snippet
from policylint.reports.text import Style, one_line, wrap
from policylint.source import Source, Span
from policylint.tenets import title

_COLORS = {"error": "red", "warning": "yellow", "info": "cyan"}
#: More clean documents than this are only counted.
MOST_LISTED = 12
SECOND_LOOK = "Worth a second look"
_WHAT_IT_IS = "Noticed by the trained reader, which has seen such sentences judged, or doubted by it."
_DOUBTED = (
    "The trained reader takes this for harmless, and rules find little else here. As such findings are "
    "seldom right, this one is a remark."
)
_AUDIENCES = {
    "staff": "a staff procedure",
    "customer": "a text for customers",
    "mixed": "partly for staff, partly for customers",
}


def render(report: Report, style: Style | None = None, *, quiet: bool = False) -> str:
    """The report as text; `quiet` leaves out the summary and what is said of clean documents."""
    page = style or Style()
    documents = {document.path: document for document in report.documents}
    lines: list[str] = []
    for path, findings in groupby(report.findings, key=lambda finding: finding.path):
        document = documents[path]
        lines += [*wrap(f"{path}: {_read_as(document)}", page.width), ""]
        told = list(findings)
        noticed = [finding for finding in told if finding.second_look]
        for finding in told:
            if finding.second_look:
                continue
            lines += [*_finding(finding, document.source, page), ""]
        if noticed:
            lines += [page.paint(SECOND_LOOK, "bold"), *wrap(_WHAT_IT_IS, page.width), ""]
        for finding in noticed:
            lines += [*_finding(finding, document.source, page), ""]
        if document.review:
            lines += [*wrap(f"{one_line(path)}: {document.review}.", page.width), ""]
    if not quiet:
        lines += [*_clean(report, page), *wrap(_summary(report), page.width)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def one(finding: Finding, source: Source, style: Style | None = None) -> Iterator[str]:
    """The lines of a single finding, with what is to be known of the trained reader's."""
    page = style or Style()
    if finding.second_look:
        yield from (page.paint(SECOND_LOOK, "bold"), *wrap(_WHAT_IT_IS, page.width), "")
    yield from _finding(finding, source, page)


def _finding(finding: Finding, source: Source, page: Style) -> Iterator[str]:
    rule = finding.rule
    line, column = source.position(finding.span.start)
    color = _COLORS[rule.severity]
    place = page.paint(f"{one_line(finding.path)}:{line}:{column}:", "bold")
    yield f"{place} {page.paint(rule.severity, color, 'bold')}: {page.paint(rule.id, 'bold')}"
    yield from wrap(finding.message, page.width, "  ")
    yield ""
    yield from snippet(source, finding.span, page, color)
    yield ""
    if one_line(rule.why) and one_line(rule.why) != one_line(finding.message):
        yield from wrap(rule.why, page.width, "  why: ")
    if rule.tenets:
        yield from wrap("; ".join(map(title, rule.tenets)), page.width, "  tenet: ")
    if finding.legal:
        yield from wrap(
            "Stands in a legal notice; agree changes with whoever answers for it.", page.width, "  "
        )
    if finding.rewrites:
        for rewrite in finding.rewrites[:2]:
            yield from _rewrite(rewrite, finding.span, source, page)
    elif finding.advice:
        yield from wrap(finding.advice, page.width, "  advice: ")
    if finding.plain:
        yield from wrap(f"“{finding.plain}”", page.width, "  the same in plain words: ")
    if finding.noticed:
        yield from _noticed(finding.noticed, finding.confidence, page)
    if finding.doubted:
        yield from wrap(_DOUBTED, page.width, "  doubt: ")
    if finding.reviewed:
        yield from wrap(_decided(finding.reviewed), page.width, "  reviewed: ")


def _decided(reviewed: Reviewed) -> str:
    """Who has looked at it, and what they said."""
    said = f"relabelled, was {reviewed.was}" if reviewed.decision == "relabel" else "accepted"
    by = f" by {reviewed.by}" if reviewed.by else ""
    return f"{said}{by}: {reviewed.reason}" if reviewed.reason else f"{said}{by}"


def _noticed(noticed: Noticed, chance: float, page: Style) -> Iterator[str]:
    """What a reviewer needs to judge a proposal: how likely it is, and sentences to hold beside it."""
    yield from wrap(f"{chance:.0%} that a careful reader would agree", page.width, "  likely: ")
    if noticed.alike:
        yield from wrap(f"“{noticed.alike}”", page.width, "  flagged elsewhere, and alike: ")
    if noticed.good:
        yield from wrap(f"“{noticed.good}”", page.width, "  good practice, and alike: ")


def _rewrite(rewrite: Rewrite, around: Span, source: Source, page: Style) -> Iterator[str]:
    """As a diff of the words found, so that one changed word is read in its clause."""
    place = rewrite.span
    if place.start == place.end > around.end:
        yield from _addition(rewrite, page)
        return
    yield from wrap(_how(rewrite), page.width, "  rewrite: ")
    whole = Span(min(around.start, place.start), max(around.end, place.end))
    before, after = source.text[whole.start : place.start], source.text[place.end : whole.end]
    for sign, text, color in (("-", source.excerpt(place), "red"), ("+", rewrite.text, "green")):
        if one_line(text):
            rows = wrap(f"{before}{text}{after}", page.width, f"  {sign} ")
            yield from (page.paint(row, color) for row in rows)


def _addition(rewrite: Rewrite, page: Style) -> Iterator[str]:
    """A section to add elsewhere, line by line."""
    yield from wrap(f"add this section; {_how(rewrite)}", page.width, "  rewrite: ")
    for line in rewrite.text.strip().splitlines():
        rows = wrap(line, page.width, "  + ") if line.strip() else ["  +"]
        yield from (page.paint(row, "green") for row in rows)


def _how(rewrite: Rewrite) -> str:
    keys = ", ".join(dict.fromkeys(one.standard for one in rewrite.stated))
    says = f"; it says your {keys}" if keys else ""
    if rewrite.placeholders:
        return "first fill in " + ", ".join(f"<{name.strip('<>')}>" for name in rewrite.placeholders) + says
    how = {
        "safe": "--fix writes it for you",
        "unsafe": "check that it is true, then --fix --unsafe-fixes writes it",
        "display": "a suggestion to start from",
    }[rewrite.safety]
    return how + says


def _read_as(document: CheckedDocument) -> str:
    reason = f" ({one_line(document.reason)})" if document.reason else ""
    return f"read as {_AUDIENCES.get(document.audience, document.audience)}{reason}"


def _silence(document: CheckedDocument) -> str:
    return f"; {document.review}" if document.review else ""


def _clean(report: Report, page: Style) -> list[str]:
    flagged = {finding.path for finding in report.findings}
    clean = [document for document in report.documents if document.path not in flagged]
    if len(clean) > MOST_LISTED:
        return [f"{len(clean)} documents without findings.", ""]
    lines = []
    for document in clean:
        told = f"{one_line(document.path)}: nothing found; {_read_as(document)}{_silence(document)}"
        lines += wrap(told, page.width)
    return [*lines, ""] if lines else []


def _summary(report: Report) -> str:
    words = sum(document.words for document in report.documents)
    found = [_count(number, name) for name, number in report.count_by_severity().items() if number]
    documents = _count(len(report.documents), "document")
    parts = [f"{documents}, {_count(words, 'word')}: {', '.join(found) or 'no findings'}."]
    if report.fixed:
        parts.append(f"{_count(report.fixed, 'rewrite')} written.")
    if report.silenced:
        parts.append(f"{_count(report.silenced, 'finding')} dismissed by reviewers.")
    if report.doubted:
        parts.append(
            f"{_count(report.doubted, 'finding')} withheld: the trained reader takes what stands there for "
            "harmless (--review shows them)."
        )
    if report.errors:
        parts.append(
            f"{_count(len(report.errors), 'problem')} kept part of the run from being done; see above."
        )
    return " ".join(parts)


def _count(number: int, noun: str) -> str:
    plural = "" if number == 1 or noun == "info" else "s"
    return f"{number:,} {noun}{plural}"
