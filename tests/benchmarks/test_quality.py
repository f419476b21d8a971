"""What counts as right, false and missed, and the pages made of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from labelled import blind, page, tables
from labelled.runs import findings_of_run
from labelled.scoring import FAMILIES, Found, Judgement, Tally, by_family, by_rule, judge, rows, wilson
from labelled.sets import LabelledSet, Scored, sets_below


def unit(start: int, end: int, **labels: int) -> dict[str, Any]:
    return {"doc": "a/one.md", "start": start, "end": end, "text": "x" * (end - start), "labels": labels}


GOLD = [
    unit(0, 10, blame=2),
    unit(10, 20, blame=1),
    unit(20, 30),
    unit(30, 40, tone=2, delay=2),
    unit(40, 50, silence=2),
]


def found(start: int, end: int, rule: str) -> Found:
    return Found("one.md", rule.split("/")[0], rule, start, end)


def judged(*findings: Found) -> list[Judgement]:
    return list(judge(GOLD, findings))


def test_a_clear_unit_is_right_a_borderline_one_nothing_an_unlabelled_one_false() -> None:
    tallies = by_family(judged(*(found(at, at + 5, "blame/a") for at in (0, 10, 20))))
    assert tallies["blame"] == Tally(1, 1, 0)
    assert tallies["silence"] == Tally(0, 0, 1)


def test_a_finding_of_another_family_does_not_find_the_unit() -> None:
    tallies = by_family(judged(found(0, 10, "supplier/a")))
    assert (tallies["blame"], tallies["supplier"]) == (Tally(0, 0, 1), Tally(0, 1, 0))


def test_a_finding_that_only_touches_a_unit_does_not_overlap_it() -> None:
    assert by_family(judged(found(10, 20, "blame/a")))["blame"] == Tally(0, 0, 1)


def test_a_unit_counts_once_a_family_however_many_rules_find_it() -> None:
    judgements = judged(found(0, 5, "blame/a"), found(5, 9, "blame/b"), found(0, 3, "blame/a"))
    assert by_family(judgements)["blame"] == Tally(1, 0, 0)
    assert by_rule(judgements) == {"blame/a": Tally(1, 0, 0), "blame/b": Tally(1, 0, 0)}


def test_findings_on_a_document_as_a_whole_count_nowhere() -> None:
    judgements = judged(found(20, 30, "document/no-contact"), found(20, 30, "suppression/unused"))
    assert not any(one.outcome == "fp" for one in judgements)
    assert dict(rows(judgements, GOLD))["any"].fp == 0


def test_any_asks_only_whether_the_unit_was_flagged() -> None:
    judgements = judged(found(30, 40, "hollow/a"), found(20, 30, "blame/a"), found(10, 20, "tone/a"))
    assert dict(rows(judgements, GOLD))["any"] == Tally(1, 1, 2)


def test_the_table_has_every_family_and_the_sums() -> None:
    table = dict(rows(judged(found(30, 40, "tone/a")), GOLD))
    assert [*table] == [*FAMILIES[:3], "= core", *FAMILIES[3:], "= all", "any"]
    assert (table["= core"], table["= all"]) == (Tally(0, 0, 1), Tally(1, 0, 3))


@pytest.mark.parametrize(
    ("right", "total", "low", "high"), [(0, 0, 0, 1), (9, 10, 0.596, 0.982), (0, 8, 0, 0.324)]
)
def test_wilson(right: int, total: int, low: float, high: float) -> None:
    assert wilson(right, total) == pytest.approx((low, high), abs=0.001)


def test_a_run_is_read_by_file_name(tmp_path: Path) -> None:
    one = {
        "path": "x/one.md",
        "family": "blame",
        "rule": "blame/a",
        "start": {"offset": 3},
        "end": {"offset": 4},
    }
    (tmp_path / "run.json").write_text(json.dumps({"findings": [one]}), encoding="utf-8")
    assert findings_of_run(tmp_path / "run.json") == [found(3, 4, "blame/a")]


def test_a_share_without_cases_is_a_dash_and_not_a_nought() -> None:
    assert tables.cells("blame", Tally(0, 0, 3))[4:] == ("–", ".00 (.00–.56)", "–")


def asked(kind: str, found: bool, pair: str = "", half: str = "tune", style: str = "") -> blind.Asked:
    return blind.Asked("blame", half, kind, style, pair, "It.", found)


def test_a_pair_is_right_only_if_both_halves_are() -> None:
    suite = [
        *(asked("flag", True, "one"), asked("allow", False, "one")),
        *(asked("flag", True, "two"), asked("allow", True, "two")),
    ]
    assert blind.pairs(suite) == blind.Share(1, 2)
    assert (blind.found(suite, "flag"), blind.found(suite, "allow")) == (
        blind.Share(2, 2),
        blind.Share(1, 2),
    )


def test_styles_are_reported_whatever_they_are() -> None:
    names = [name for name, _ in blind.shares([asked("flag", True, style="sung"), asked("flag", False)])]
    assert names == ["blame", "· sung", "= all"]


def test_what_was_held_out_is_never_shown() -> None:
    suite = [asked("flag", False, half="held_out"), asked("allow", True, half="held_out")]
    assert list(blind.mistakes(suite, ["blame"], 9)) == []
    assert len(list(blind.mistakes([asked("flag", False)], ["blame"], 9))) == 1


def test_sets_are_found_where_their_documents_lie(tmp_path: Path) -> None:
    for name in ("set/docs/a/one.md", "set/empty/two.md", "other/docs/two.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "set/gold.jsonl").write_text(json.dumps(GOLD[0]) + "\n")
    (tmp_path / "other/notes.jsonl").write_text(json.dumps(GOLD[0]) + "\n")
    assert [one.name for one in sets_below(tmp_path)] == ["set/docs"]


def test_what_nobody_read_is_a_set_of_its_own(tmp_path: Path) -> None:
    units = [GOLD[0] | {"doc": f"{author}.md", "author": author} for author in ("ann", "bob")]
    for unit in units:
        (tmp_path / "docs").mkdir(exist_ok=True)
        (tmp_path / "docs" / unit["doc"]).write_text("x")
    (tmp_path / "gold.jsonl").write_text("".join(json.dumps(unit) + "\n" for unit in units))
    found = {one.name: one.names for one in sets_below(tmp_path, ["bob"])}
    assert found == {"docs": {"ann.md"}, "docs, unread": {"bob.md"}}


def test_the_page_names_what_the_figures_do_not_bear_out(tmp_path: Path) -> None:
    judgements = (*judged(found(0, 5, "blame/a"), found(20, 25, "blame/a")),)
    scored = [Scored(LabelledSet("docs", tuple(GOLD), tmp_path), judgements, (), 1000, 2)]
    stability = {"blame/a": "stable", "blame/quiet": "stable", "tone/trial": "preview"}
    assert page.below(page.tallies(scored, stability), stability) == ["blame/a"]
    facts = dict.fromkeys(("command", "date", "version", "model", "ruleset"), "?")
    text = page.page(scored, [asked("flag", True, half="held_out")], stability, facts)
    assert "right less often than that here: `blame/a`." in text
    assert "| `docs` | 1 | 1,000 | 5 | 4 | 2.0 |" in text
    assert "| `blame/a` | 1 | 1 | .50 (" in text
    assert "found here by: `tone/trial` (preview)." in text
    assert "| `held_out` |" in text and "| `tune` |" not in text
