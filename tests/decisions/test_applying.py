"""Decisions against findings: silenced, relabelled, or of no more use."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fake_linter import rule

from policylint.decisions.applying import judge
from policylint.decisions.model import Decision
from policylint.documents import read
from policylint.documents.model import Document
from policylint.finding import Finding, Noticed, Rewrite
from policylint.source import Source, Span

TEXT = "# Late\n\nThey find out. Nobody rings.\n"


def document(text: str = TEXT) -> Document:
    return read(Source("a.md", text))


def found(words: str, rule_id: str = "blame/x", key: str = "k1", text: str = TEXT) -> Finding:
    span = Span(text.index(words), text.index(words) + len(words))
    family = rule_id.split("/")[1] if rule_id.startswith("reader") else rule_id.split("/")[0]
    return Finding(
        replace(rule(rule_id), family=family),
        "a.md",
        span,
        words,
        "Found.",
        "Do.",
        rewrites=(Rewrite("Better.", "safe", span),),
        fingerprint=key,
        source="reader" if rule_id.startswith("reader") else "rule",
        noticed=Noticed(("find",), "alike", "good") if rule_id.startswith("reader") else None,
    )


def decision(kind: str = "dismiss", rule_id: str = "blame/x", key: str = "k1", **more: str) -> Decision:
    values = {"heading": "Late", "sentence": "They find out.", "reason": "Because."}
    return Decision(**{**values, "finding": key, "rule": rule_id, "decision": kind, **more})  # type: ignore[arg-type]


def always(_: str) -> bool:
    return True


def test_only_what_was_dismissed_is_silent() -> None:
    one, two = found("find out"), found("Nobody", key="k2")
    judged = judge(document(), [one, two], [decision()], always)
    assert (judged.findings, judged.silenced, judged.unused) == ((two,), (one,), ())


def test_a_decision_of_what_is_withheld_is_still_of_use() -> None:
    given = found("find out")
    assert judge(document(), [], [decision()], always).unused == (decision(),)
    judged = judge(document(), [], [decision()], always, [given])
    assert (judged.findings, judged.silenced, judged.unused) == ((), (), ())


def test_what_was_accepted_stays_and_says_so() -> None:
    (kept,) = judge(document(), [found("find out")], [decision("accept", by="Ana")], always).findings
    assert kept.reviewed is not None
    assert (kept.reviewed.decision, kept.reviewed.by, kept.rewrites != ()) == ("accept", "Ana", True)


def test_a_rule_that_was_relabelled_keeps_name_and_severity_but_not_its_rewrite() -> None:
    given = found("find out")
    (kept,) = judge(document(), [given], [decision("relabel", family="silence")], always).findings
    assert (kept.rule.id, kept.rule.severity) == (given.rule.id, given.rule.severity)
    assert (kept.rule.family, kept.rewrites, kept.fingerprint) == ("silence", (), given.fingerprint)
    assert "without word" in kept.message
    assert kept.reviewed is not None
    assert kept.reviewed.was == "blame"


def test_the_readers_finding_goes_by_its_new_family() -> None:
    given = found("find out", "reader/blame")
    relabel = decision("relabel", "reader/blame", family="silence")
    (kept,) = judge(document(), [given], [relabel], always).findings
    assert (kept.rule.id, kept.rule.family) == ("reader/silence", "silence")
    assert kept.noticed == Noticed(("find",))


@pytest.mark.parametrize(("rule_id", "silenced"), [("reader/silence", 1), ("blame/other", 0)])
def test_a_sentence_that_was_dismissed_stays_so_whichever_family_the_reader_learns(
    rule_id: str, silenced: int
) -> None:
    other = found("They find out.", rule_id, key="another")
    judged = judge(document(), [other], [decision(rule_id="reader/blame")], always)
    assert len(judged.silenced) == silenced


@pytest.mark.parametrize(
    ("given", "asked", "unused"),
    [
        (decision(), True, True),  # the rule has nothing to say of it any more
        (decision(), False, False),  # nobody asked it
        (decision(sentence="It is gone."), False, True),
        (decision(rule_id="reader/blame"), True, False),  # a lower threshold would bring it back
        (decision(rule_id="reader/blame", sentence="It is gone."), True, True),
        (decision("relabel", family="tone"), True, True),
        (decision("accept"), True, False),  # it was mended: all is well
        (decision("accept", sentence="It is gone."), True, False),
    ],
)
def test_a_decision_is_unused_when_it_would_hide_the_next_finding(
    given: Decision, asked: bool, unused: bool
) -> None:
    assert judge(document(), [], [given], lambda _: asked).unused == ((given,) if unused else ())


def test_a_decision_holds_when_lines_move() -> None:
    moved = "# Late\n\nNew first.\n\n- More.\n\n> They find *out*.\n"
    judged = judge(document(moved), [], [decision(rule_id="reader/blame")], always)
    assert judged.unused == ()
