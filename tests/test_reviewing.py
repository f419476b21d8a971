"""What the trained reader proposes: where no rule found anything, and never in the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from policylint.config import Options
from policylint.documents import read
from policylint.errors import PolicylintError
from policylint.finding import Finding
from policylint.linter import Linter, Result
from policylint.reader.messages import MESSAGES, messages
from policylint.reviewing import IDS, LEGAL, UNLIKE, Review, families_asked, together
from policylint.source import Source, Span

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "fixtures" / "flagged" / "tour-operator-disruption-table.md").read_text(encoding="utf-8")
REVIEW = Options(review=True, rewrites=False)
POEM = "# Oaks\n\n" + "Beneath umbrageous boughs mellifluous throstles carolled antiphonally. " * 20
TERMS = "# Terms of use\n\n" + "You hereby indemnify the licensor to the fullest extent. " * 20


@lru_cache(maxsize=1)
def linter() -> Linter:
    return Linter()


def lint(text: str, options: Options = REVIEW) -> Result:
    return linter().lint(read(Source("a.md", text)), options)


def noticed(text: str, options: Options = REVIEW) -> list[Finding]:
    return [finding for finding in lint(text, options).findings if finding.source == "reader"]


def test_it_proposes_and_says_what_it_went_by() -> None:
    found = noticed(TEXT)
    assert found
    for finding in found:
        assert finding.rule.id in IDS
        assert finding.rule.severity == "info"
        assert 0 < finding.confidence <= 1
        assert finding.noticed is not None and 1 <= len(finding.noticed.words) <= 3
        assert TEXT[finding.span.start : finding.span.end] == finding.excerpt
        assert finding.fingerprint.startswith("policylint/v1:")


def test_it_is_silent_unless_it_is_asked() -> None:
    assert noticed(TEXT, Options(rewrites=False)) == []
    assert families_asked(Options()) == frozenset()


def test_it_leaves_the_rules_their_findings_and_adds_none_over_them() -> None:
    result = lint(TEXT)
    sure = [finding for finding in result.findings if finding.source == "rule"]
    alone = lint(TEXT, Options(rewrites=False)).findings
    assert [(one.fingerprint, one.span) for one in sure] == [(one.fingerprint, one.span) for one in alone]
    assert not any(one.span.overlaps(other.span) for one in sure for other in noticed(TEXT))


def test_a_higher_precision_proposes_less() -> None:
    counts = [len(noticed(TEXT, replace(REVIEW, review_precision=level))) for level in (0.5, 0.7, 0.9)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]


@pytest.mark.parametrize(("text", "reason"), [(POEM, UNLIKE), (TERMS, LEGAL)])
def test_where_it_has_not_been_right_it_keeps_silent_and_says_so(text: str, reason: str) -> None:
    assert noticed(text) == []
    assert lint(text).review == reason


def test_a_page_that_leads_on_by_links_is_no_procedure() -> None:
    linked = (
        TEXT + "\n\n" + "".join(f"- See [the {number} page](https://example.org).\n" for number in range(20))
    )
    assert noticed(linked) == []
    assert lint(linked).review == UNLIKE


def found_by_rule(stability: str) -> Finding:
    (finding, *_) = [
        one for one in lint(TEXT, Options(rewrites=False)).findings if one.rule.family != "document"
    ]
    return replace(finding, confidence=0.7, rule=replace(finding.rule, stability=stability))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stability", "chance", "confidence"),
    [
        ("preview", 0.8, together(0.8)),
        ("preview", 0.1, 0.7),
        ("preview", 0.01, together(0.01)),
        ("stable", 0.8, 0.7),
        ("stable", 0.01, together(0.01)),
    ],
)
def test_a_rule_is_as_sure_as_both_readers_make_it(stability: str, chance: float, confidence: float) -> None:
    finding = found_by_rule(stability)
    elsewhere = Span(finding.span.end + 1, finding.span.end + 2)
    seen = Review(rated=((finding.span, chance), (elsewhere, 0.99)))
    assert seen.weighed(finding).confidence == round(confidence, 3)
    assert Review(rated=((elsewhere, 0.99),)).weighed(finding) == finding


def test_what_is_rated_very_low_is_doubted_where_rules_find_little() -> None:
    places = [Span(10 * at, 10 * at + 5) for at in range(40)]
    calm = Review(rated=tuple((place, 0.01 if at < 2 else 0.2) for at, place in enumerate(places)))
    assert calm.doubted([places[0]]) == (places[0],)
    assert calm.doubted([places[5]]) == ()
    assert calm.doubted([places[0], places[1]]) == ()  # 1 of 20: rules find something here
    assert Review().doubted([places[0]]) == ()


CALM = Path(__file__).parents[1] / "fixtures" / "clean" / "parcel-escalation-runbook.md"
PLANTED = "\n\nAll sales are final.\n"


def planted(options: Options) -> Result:
    return lint(CALM.read_text(encoding="utf-8") + PLANTED, options)


def test_a_doubted_finding_is_a_remark_for_who_hears_the_reader_and_else_counted() -> None:
    (told,) = planted(Options(rewrites=False, doubt=False)).findings
    assert (told.rule.severity, told.doubted) == ("warning", False)
    silent = planted(Options(rewrites=False))
    assert silent.findings == ()
    assert [one.fingerprint for one in silent.withheld] == [told.fingerprint]
    (remark,) = [
        one for one in planted(Options(rewrites=False, review=True)).findings if one.source == "rule"
    ]
    assert (remark.rule.id, remark.rule.severity, remark.doubted) == (told.rule.id, "info", True)
    assert remark.fingerprint == told.fingerprint
    (trial,) = planted(Options(rewrites=False, preview=True)).findings
    assert not trial.doubted


def test_a_comment_on_a_finding_that_is_withheld_is_not_called_unused() -> None:
    comment = f"\n\n<!-- policylint-disable-next-line {{}} -- agreed with the board -->{PLANTED}"
    text = CALM.read_text(encoding="utf-8")
    silent = lint(text + comment.format("convenience"), Options(rewrites=False))
    assert (silent.findings, silent.withheld) == ((), ())
    (unused,) = lint(text + comment.format("blame"), Options(rewrites=False)).findings
    assert unused.rule.id == "suppression/unused"


def test_equal_findings_keep_their_keys_whether_or_not_one_is_withheld() -> None:
    text = CALM.read_text(encoding="utf-8") + PLANTED * 2
    every = [lint(text, Options(rewrites=False, doubt=doubt)) for doubt in (False, True)]
    keys = [[one.fingerprint for one in (*one_of.findings, *one_of.withheld)] for one_of in every]
    assert sorted(keys[0]) == sorted(keys[1])
    assert len(set(keys[0])) == 2


def test_what_both_found_is_likelier_than_what_one_did() -> None:
    assert [round(together(chance), 2) for chance in (0.0, 0.05, 0.5, 1.0)] == [0.0, 0.34, 0.91, 1.0]


@pytest.mark.parametrize("name", ["reader", "family", "id", ""])
def test_a_comment_switches_it_off_as_it_does_rules(name: str) -> None:
    (first, *_) = noticed(TEXT)
    names = {"family": first.rule.family, "id": first.rule.id}
    comment = f"<!-- policylint-disable {names.get(name, name)} -- agreed with the desk -->\n\n"
    kept = noticed(comment + TEXT)
    assert first.excerpt not in [finding.excerpt for finding in kept if finding.rule.id == first.rule.id]


def test_a_rule_on_trial_is_sure_where_the_reader_would_look_again_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = (ROOT / "fixtures" / "flagged" / "lost-parcel-sop.md").read_text(encoding="utf-8")
    fresh, document = Linter(), read(Source("a.md", text))
    rated = fresh.reader.read(document, ["staff"] * len(document.blocks)).rated
    least = fresh.reader.weights.threshold(REVIEW.review_precision)
    high = [one.span for one in rated if one.chance >= least and one.passage.kind != "heading"]
    low = [one.span for one in rated if one.chance < 0.2]
    sure = lint(text, Options(rewrites=False, document_checks="false")).findings
    near = {one.rule.id for one in sure if any(map(one.span.overlaps, high))}
    assert near
    on_trial = tuple(
        replace(rule, stability="preview") if rule.id in near else rule for rule in fresh.ruleset.rules
    )
    monkeypatch.setattr(fresh.book, "ruleset", replace(fresh.ruleset, rules=on_trial))

    def found(options: Options) -> list[Finding]:
        return [one for one in fresh.lint(document, options).findings if one.rule.id in near]

    assert found(Options(rewrites=False)) == []
    confirmed = found(REVIEW)
    assert confirmed
    assert not any(one.span.overlaps(place) for one in confirmed for place in low)
    noticed = [one for one in fresh.lint(document, REVIEW).findings if one.source == "reader"]
    assert not any(one.span.overlaps(other.span) for one in noticed for other in confirmed)


@pytest.mark.parametrize(
    ("options", "left"),
    [
        (Options(review=True, select=("reader",)), set(IDS)),
        (Options(review=True, select=("reader/blame",)), {"reader/blame"}),
        (Options(review=True, select=("blame",)), {"reader/blame"}),
        (Options(review=True, select=("supplier/supplier-owns-outcome",)), set()),
        (Options(review=True, ignore=("reader",)), set()),
        (Options(review=True, ignore=("reader/blame", "tone")), set(IDS) - {"reader/blame", "reader/tone"}),
    ],
)
def test_select_and_ignore_name_it(options: Options, left: set[str]) -> None:
    assert families_asked(options) == left


def test_it_fails_no_check_unless_remarks_do(tree: Callable[..., Path]) -> None:
    from click.testing import CliRunner

    from policylint.cli import main

    tree({"a.md": TEXT})

    def check(*flags: str) -> Any:
        return CliRunner().invoke(main, ["check", "a.md", "--select", "reader", *flags])

    assert check().exit_code == 0
    assert "Worth a second look" in check().stdout
    assert check("--fail-level", "info").exit_code == 1
    assert check("--fail-level", "info", "--no-review").exit_code == 0


def test_configuration_switches_it_off_and_moves_its_precision(tree: Callable[..., Path]) -> None:
    from click.testing import CliRunner

    from policylint.cli import main

    tree({"a.md": TEXT, "policylint.toml": "review = false\n"})
    assert "reader/" not in CliRunner().invoke(main, ["check", "a.md", "--format", "concise"]).stdout
    tree({"policylint.toml": "review-precision = 0.99\n"})
    run = CliRunner().invoke(main, ["check", "a.md"])
    assert (run.exit_code, "0.5 to 0.95" in run.stderr) == (2, True)


def test_the_hook_is_quiet() -> None:
    assert "--no-review" in (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("blame:\n", "blaem:\n", "families as its keys"),
        ("  advice: >", "  advise: >", "'blame' has other keys"),
        ("tenets: [A2,", "tenets: [Z9,", "'Z9'"),
        (
            "summary: This may put the fault, or the loss, on the customer or on circumstances.",
            "summary: ''",
            "no text",
        ),
        ("blame:", "\tblame:", "Can't be read"),
    ],
)
def test_messages_are_checked_at_the_door(tmp_path: Path, old: str, new: str, what: str) -> None:
    path = tmp_path / "messages.yaml"
    path.write_text(MESSAGES.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PolicylintError, match=what):
        messages.__wrapped__(path)
