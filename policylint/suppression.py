"""Comments in a document that switch rules off, and what is wrong with them.

    <!-- policylint-disable-next-line supplier/x, blame -- the reason -->   the next block
    <!-- policylint-disable blame -- the reason --> … <!-- policylint-enable blame -->
    <!-- policylint-disable-file convenience -- the reason -->

Names are families or rule ids; none at all means every rule. A comment without a
reason still works, and is reported; so is one that names no known rule, or that
switches nothing off, since it would hide the next finding unread.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from policylint.config import suggest
from policylint.documents.model import Directive, Document
from policylint.expressions import expression
from policylint.finding import Finding
from policylint.rules.model import Rule, rule_of_code
from policylint.source import Span

FAMILY = "suppression"
_COMMANDS = ("disable-next-line", "disable-file", "disable", "enable")
_COMMENT = expression(
    r"(?:<!--)?\s*policylint-(?P<command>\S+?)(?:\s+(?P<rest>.*?))?\s*(?:-->)?\s*", re.DOTALL
)


@dataclass(frozen=True)
class _Comment:
    directive: Directive
    command: str
    names: tuple[str, ...]
    reason: str


def suppress(
    document: Document,
    findings: tuple[Finding, ...],
    known_rule_ids: Collection[str],
    *,
    active_rule_ids: Collection[str] | None = None,
    ignore: Collection[str] = (),
) -> tuple[Finding, ...]:
    """The findings that stay, and one for each comment that is not in order.

    `active_rule_ids` are the rules that this run asked (by default all that are
    known): a comment for a rule that was not asked is not called unused. `ignore`
    holds families and ids of this module's own rules that are not wanted.
    """
    if not document.directives:
        return findings
    comments = [_parse(directive) for directive in document.directives]
    known, active = set(known_rule_ids), set(known_rule_ids if active_rule_ids is None else active_rule_ids)
    silenced: set[int] = set()
    reports: list[Finding] = []
    for index, comment in enumerate(comments):
        scope = _scope(document, comments, index)
        used: set[str] = set()
        for number, finding in enumerate(findings):
            name = next((name for name in comment.names or ("",) if names(name, finding.rule.id)), None)
            if name is not None and scope and _covers(comment, scope, finding.span):
                silenced.add(number)
                used.add(name)
        reports += _faults(document, comments, index, used, known, active)
    kept = [finding for number, finding in enumerate(findings) if number not in silenced]
    own = [fault for fault in reports if not any(names(name, fault.rule.id) for name in ignore)]
    return tuple(sorted([*kept, *own], key=lambda finding: (finding.span, finding.rule.id)))


def names(name: str, rule_id: str) -> bool:
    """Whether a family, a rule id, or the empty name of every rule takes in a rule.

    A family takes in what the trained reader says of it, ``reader/blame``, as well.
    """
    head, _, tail = rule_id.partition("/")
    return name in ("", rule_id, head) or (head == "reader" and name == tail)


def _parse(directive: Directive) -> _Comment:
    match = _COMMENT.fullmatch(directive.text.strip())
    command, rest = (match["command"], match["rest"] or "") if match else ("", "")
    listed, _, reason = re.sub(r"(^|\s)--(\s|$)", "\0", rest, count=1).partition("\0")
    found = tuple(dict.fromkeys(name for name in re.split(r"[,\s]+", listed) if name))
    return _Comment(directive, command, found, reason.strip())


def _scope(document: Document, comments: list[_Comment], index: int) -> Span | None:
    comment = comments[index]
    start, end = comment.directive.span.end, len(document.source.text)
    if comment.command == "disable-file":
        return Span(0, end)
    if comment.command == "disable-next-line":
        return _next_block(document, start)
    if comment.command == "disable":
        closing = (later for later in comments[index + 1 :] if _closes(later, comment))
        return Span(start, next((later.directive.span.start for later in closing), end))
    return None


def _closes(later: _Comment, comment: _Comment) -> bool:
    """An `enable` without names, or with every name, ends a region.

    One that names a part of the region's rules ends it too: reporting a finding too
    many is better than hiding one.
    """
    return later.command == "enable" and (
        not later.names or not comment.names or bool(set(later.names) & set(comment.names))
    )


def _next_block(document: Document, offset: int) -> Span | None:
    """The first block from an offset on; a table as a whole, as no comment fits inside it."""
    following = [block for block in document.blocks if block.span.start >= offset]
    if not following:
        return None
    end = following[0].span.end
    if following[0].kind == "cell":
        for block in following[1:]:
            between = document.source.text[end : block.span.start]
            if block.kind != "cell" or re.search(r"\n[ \t>]*\r?\n", between):
                break
            end = max(end, block.span.end)
    return Span(following[0].span.start, end)


def _covers(comment: _Comment, scope: Span, span: Span) -> bool:
    return scope.overlaps(span) if comment.command != "disable" else scope.start <= span.start < scope.end


def _faults(
    document: Document,
    comments: list[_Comment],
    index: int,
    used: set[str],
    known: set[str],
    active: set[str],
) -> Iterator[Finding]:
    comment = comments[index]
    if comment.command not in _COMMANDS:
        mend = suggest(comment.command, _COMMANDS) or f"There are {', '.join(_COMMANDS)}."
        yield _fault(document, comment, UNKNOWN_COMMENT, f"No such comment: {comment.command!r}. {mend}")
        return
    for name in comment.names:
        if not any(names(name, rule_id) for rule_id in known):
            families = {rule_id.partition("/")[0] for rule_id in known}
            mend = suggest(name, known | families)
            yield _fault(
                document, comment, UNKNOWN_RULE, f"No rule or family is called {name!r}. {mend}".strip()
            )
    if comment.command == "enable":
        if not any(
            earlier.command == "disable" and _closes(comment, earlier) for earlier in comments[:index]
        ):
            yield _fault(document, comment, UNUSED, "Nothing was switched off that this could switch on.")
        return
    if not comment.reason:
        yield _fault(document, comment, NO_REASON, NO_REASON.summary)
    for name in comment.names or ("",):
        if name not in used and any(names(name, rule_id) for rule_id in active & known):
            found = f"There is nothing of {name!r} here to switch off." if name else UNUSED.summary
            yield _fault(document, comment, UNUSED, found)


def _fault(document: Document, comment: _Comment, rule: Rule, message: str) -> Finding:
    path, directive = document.source.path, comment.directive
    key = "\0".join((rule.id, path, directive.text, message))
    return Finding(
        rule=rule,
        path=path,
        span=directive.span,
        excerpt=document.source.excerpt(directive.span),
        message=message,
        advice=rule.advice,
        fingerprint=hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        confidence=1.0,
    )


NO_REASON = rule_of_code(
    f"{FAMILY}/no-reason",
    FAMILY,
    "A comment switches a rule off without saying why.",
    "Whoever reviews this text next can't tell whether the exception still holds.",
    "Write the reason after two hyphens: <!-- policylint-disable-next-line blame -- the reason -->",
)
UNUSED = rule_of_code(
    f"{FAMILY}/unused",
    FAMILY,
    "A comment switches off nothing.",
    "It hides nothing today, but would hide the next finding without anybody having looked at it.",
    "Remove the comment, or the name in it that is not needed.",
)
UNKNOWN_RULE = rule_of_code(
    f"{FAMILY}/unknown-rule",
    FAMILY,
    "A comment names a rule that does not exist.",
    "The finding that it was written for is not switched off.",
    "Write a rule or family that `policylint rules` lists.",
)
UNKNOWN_COMMENT = rule_of_code(
    f"{FAMILY}/unknown-comment",
    FAMILY,
    "A comment for policylint that it does not know.",
    "It does nothing, whatever it was written for.",
    "Write policylint-disable-next-line, policylint-disable, policylint-enable or policylint-disable-file.",
)
RULES = (NO_REASON, UNKNOWN_COMMENT, UNKNOWN_RULE, UNUSED)
