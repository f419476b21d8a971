"""`policylint rules mine`: what the trained reader finds again and again and no rule does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policylint.commands import output
from policylint.commands.checking import lint, prepare
from policylint.commands.session import Flags, Session
from policylint.discovery import discover
from policylint.errors import PolicylintError
from policylint.files import read_bytes
from policylint.reports.text import one_line, wrap

if TYPE_CHECKING:
    from policylint.finding import Finding

#: A cluster of fewer says nothing about a habit.
FEWEST = 2
MOST_SHOWN = 4


@dataclass(frozen=True)
class Cluster:
    """Findings of one family that one word weighed most in, and the words that go with it."""

    family: str
    words: tuple[str, ...]
    findings: tuple[Finding, ...]


def clusters(findings: Iterable[Finding]) -> tuple[Cluster, ...]:
    """The findings of the reader by family and by the word that most of those left share, largest first."""
    by_family: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.noticed:
            by_family.setdefault(finding.rule.family, []).append(finding)
    found = [one for family, left in sorted(by_family.items()) for one in _of_family(family, left)]
    return tuple(sorted(found, key=lambda one: (-len(one.findings), one.family, one.words)))


def _of_family(family: str, left: Sequence[Finding]) -> Iterator[Cluster]:
    while left:
        count = Counter(word for finding in left for word in _words(finding))
        word, often = min(count.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
        if often < FEWEST:
            return
        shared = tuple(finding for finding in left if word in _words(finding))
        beside = Counter(other for finding in shared for other in _words(finding) if other != word)
        others = sorted((name for name in beside if beside[name] >= FEWEST), key=lambda name: -beside[name])
        yield Cluster(family, (word, *others[:2]), shared)
        left = [finding for finding in left if finding not in shared]


def _words(finding: Finding) -> tuple[str, ...]:
    return tuple(dict.fromkeys(finding.noticed.words)) if finding.noticed else ()


def mine(paths: Sequence[str], flags: Flags) -> int:
    """Print the clusters, for whoever writes the next rule. Returns the exit code: 0, or 2 for trouble."""
    session, errors, findings = Session(flags), [], []
    lines: dict[int, int] = {}
    found = discover(list(paths), session.configs)
    errors += found.errors
    jobs = []
    for path in found.files:
        try:
            job = prepare(read_bytes(path), str(path), path, session)
            jobs.append(replace(job, options=replace(job.options, review=True, rewrites=False)))
        except PolicylintError as error:
            errors.append(error)
    for done in lint(jobs):
        if isinstance(done, PolicylintError):
            errors.append(done)
            continue
        for finding in done.result.findings:
            lines[id(finding)] = done.job.document.source.position(finding.span.start)[0]
            findings.append(finding)
    for trouble in errors:
        output.write_error(str(trouble))
    width = output.style("never").width
    rows = [row for cluster in clusters(findings) for row in (*_rows(cluster, lines, width), "")]
    rows = rows[:-1] or ["The trained reader finds nothing here twice that no rule finds."]
    output.write_out("".join(f"{row}\n" for row in rows))
    return 2 if errors else 0


def _rows(cluster: Cluster, lines: dict[int, int], width: int) -> Iterator[str]:
    words = ", ".join(f"“{word}”" for word in cluster.words)
    yield from wrap(
        f"{cluster.family}: {len(cluster.findings)} findings that no rule covers, by {words}", width
    )
    for finding in cluster.findings[:MOST_SHOWN]:
        place = f"{one_line(finding.path)}:{lines[id(finding)]}: "
        yield from wrap(one_line(finding.excerpt), width, f"  {place}", "    ")
