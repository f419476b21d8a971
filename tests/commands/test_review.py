"""`policylint review` and what `check` makes of it, over a linter that finds single words."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from policylint.decisions.file import read_book

PAGE = "# Late\n\nIt is BLAME.\n\nThat is WARN.\n\nHere is INFO.\n"
pty = pytest.importorskip("pty", reason="there are no such terminals on Windows")
FILE = "policylint-decisions.yaml"
WORDS = {"BLAME": "supplier/blames-supplier", "WARN": "convenience/no-exceptions", "INFO": "blame/hint"}


@pytest.fixture
def page(tree: Any) -> Path:
    place: Path = tree({"sops/late.md": PAGE})
    return place


def decisions(path: Path, name: str = "sops/late.md") -> dict[str, tuple[str, str, str]]:
    return {one.rule: (one.decision, one.family, one.reason) for one in read_book(path).of(name)}


def checked(cli: Any, *arguments: str) -> Any:
    return json.loads(cli("check", "--format", "json", "--exit-zero", *arguments).stdout)


def rules(report: Any) -> list[str]:
    return [finding["rule"] for finding in report["findings"]]


def test_each_answer_is_kept_with_its_reason(cli: Any, page: Path) -> None:
    run = cli("review", "sops", "--by", "Ana", input="a\nd The law says so.\nr sil They wait.\n")
    assert run.exit_code == 0, run.output
    assert decisions(page / FILE) == {
        WORDS["BLAME"]: ("accept", "", ""),
        WORDS["WARN"]: ("dismiss", "", "The law says so."),
        WORDS["INFO"]: ("relabel", "silence", "They wait."),
    }
    (first, *_) = read_book(page / FILE).of("sops/late.md")
    assert (first.by, first.heading, first.finding[:14]) == ("Ana", "Late", "policylint/v1:")
    assert "1 accepted, 1 dismissed, 1 relabelled; 0 left." in run.stdout
    assert FILE in run.stdout


def test_it_shows_what_a_report_shows(cli: Any, page: Path) -> None:
    run = cli("review", "sops", input="q\n")
    shown = cli("check", "sops").stdout
    assert "1 of 3" in run.stdout
    for line in ("sops/late.md:3:7: error: supplier/blames-supplier", "why: The customer bought from us."):
        assert line in run.stdout
        assert line in shown


def test_what_was_decided_is_not_asked_again_unless_wanted(cli: Any, page: Path) -> None:
    cli("review", "sops", input="s\na\nq\n")
    run = cli("review", "sops", input="q\n")
    assert "1 of 2" in run.stdout
    assert "Found WARN." not in run.stdout
    again = cli("review", "sops", "--again", input="s\nd It is fine.\nq\n")
    assert "decided before: accept" in again.stdout
    assert decisions(page / FILE) == {WORDS["WARN"]: ("dismiss", "", "It is fine.")}
    cli("review", "sops", input="a\na\n")
    assert "All findings here are decided" in cli("review", "sops", input="").stdout


def test_back_asks_the_last_one_again(cli: Any, page: Path) -> None:
    run = cli("review", "sops", input="b\na\nb\nd Not ours.\nq\n")
    assert decisions(page / FILE) == {WORDS["BLAME"]: ("dismiss", "", "Not ours.")}
    assert "1 dismissed; 2 left." in run.stdout


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ("x\nq\n", "Press a, d, r, s, b or q."),
        ("d\n\nq\n", "only with a reason"),
        ("r nonsense\nq\n", "No such family"),
        ("r co\nq\n", "No such family"),  # complaint or convenience
        ("\nq\n", "Press a, d, r, s, b or q."),
    ],
)
def test_an_answer_that_makes_no_sense_is_asked_for_again(
    cli: Any, page: Path, answers: str, said: str
) -> None:
    run = cli("review", "sops", input=answers)
    assert said in run.stdout
    assert (run.exit_code, (page / FILE).exists()) == (0, False)


def test_without_a_terminal_and_answers_it_says_what_to_do(cli: Any, page: Path) -> None:
    run = cli("review", "sops", input="")
    assert run.exit_code == 2
    assert "Run it in a terminal, or pipe one answer a line" in run.stderr


def test_answers_that_end_early_lose_nothing(cli: Any, page: Path) -> None:
    run = cli("review", "sops", input="a\n")
    assert (run.exit_code, list(decisions(page / FILE))) == (0, [WORDS["BLAME"]])
    assert "1 accepted; 2 left." in run.stdout


def test_what_is_dismissed_is_silent_and_counted(cli: Any, page: Path) -> None:
    cli("review", "sops", input="d Agreed.\na\nr silence\n")
    report = checked(cli, "sops")
    assert rules(report) == [WORDS["WARN"], WORDS["INFO"]]
    assert report["summary"]["silenced"] == 1
    assert [finding["family"] for finding in report["findings"]] == ["convenience", "silence"]
    assert [finding["reviewed"]["decision"] for finding in report["findings"]] == ["accept", "relabel"]
    shown = cli("check", "sops").stdout
    assert "reviewed: accepted" in shown
    assert "1 finding dismissed by reviewers." in shown
    assert len(rules(checked(cli, "--no-decisions", "sops"))) == 3
    assert cli("check", "sops", "--fail-level", "error").exit_code == 0


def test_a_dismissal_survives_edits_elsewhere_and_ends_with_its_sentence(cli: Any, page: Path) -> None:
    cli("review", "sops", input="d Agreed.\nq\n")
    late = page / "sops" / "late.md"
    late.write_text("# Late\n\nMuch has been added.\n\n- It is BLAME.\n\nThat is WARN.\n")
    report = checked(cli, "sops")
    assert (rules(report), report["notes"]) == ([WORDS["WARN"]], [])
    late.write_text("# Late\n\nThat is WARN.\n")
    run = cli("check", "sops", "--exit-zero")
    assert f"note: {FILE}:5: Nothing of 'supplier/blames-supplier' is found any more" in run.stderr
    assert checked(cli, "sops")["notes"][0]["path"] == FILE
    assert run.exit_code == 0
    assert "note:" not in cli("check", "sops", "--quiet").stderr
    assert "1 decision of no more use removed" in cli("review", "sops", "--prune").stdout
    assert decisions(page / FILE) == {}
    assert "note:" not in cli("check", "sops").stderr


def test_what_was_not_asked_is_not_called_unused(cli: Any, page: Path) -> None:
    cli("review", "sops", input="d Agreed.\nq\n")
    assert checked(cli, "--select", "convenience", "sops")["notes"] == []


def test_a_dismissed_finding_is_not_mended(cli: Any, page: Path) -> None:
    cli("review", "sops", input="d Agreed.\nq\n")
    cli("check", "--fix", "sops")
    text = (page / "sops" / "late.md").read_text()
    assert ("BLAME" in text, "WARN" in text) == (True, False)


def test_the_file_lies_beside_the_configuration_or_where_it_says(cli: Any, tree: Any) -> None:
    place = tree({"a/policylint.toml": "", "a/b/c.md": PAGE, "d/e.md": PAGE, "d/f.md": PAGE})
    cli("review", "a", input="a\nq\n")
    assert decisions(place / "a" / FILE, "b/c.md")
    cli("review", "d/e.md", input="d No.\nq\n")
    assert decisions(place / FILE, "d/e.md")
    (place / "a" / "policylint.toml").write_text('decisions = "said/so.yaml"\n')
    cli("review", "a", input="d No.\nq\n")
    assert decisions(place / "a" / "said" / "so.yaml", "../b/c.md")
    cli("review", "d/f.md", "--decisions", "mine.yaml", input="d No.\nq\n")
    assert decisions(place / "mine.yaml", "d/f.md")
    assert len(checked(cli, "d/f.md")["findings"]) == 3
    assert len(checked(cli, "d/f.md", "--decisions", "mine.yaml")["findings"]) == 2
    assert len(checked(cli, "a")["findings"]) == 2


def test_decisions_that_are_named_must_be_there(cli: Any, page: Path) -> None:
    run = cli("check", "--decisions", "gone.yaml", "sops")
    assert (run.exit_code, "gone.yaml: --decisions names no file." in run.stderr) == (2, True)


def test_a_text_from_standard_input_has_the_decisions_of_its_name(cli: Any, page: Path) -> None:
    cli("review", "sops", input="d Agreed.\nq\n")
    run = cli("check", "--format", "json", "--stdin-filename", "sops/late.md", "-", input=PAGE)
    assert json.loads(run.stdout)["summary"]["silenced"] == 1


def test_a_file_that_is_wrong_costs_no_traceback_and_is_told_once(cli: Any, page: Path) -> None:
    (page / FILE).write_text("sops/late.md:\n  - rule: x\n")
    (page / "sops" / "lost.md").write_text(PAGE)
    for command in ("check", "review"):
        run = cli(command, "sops", input="a\n")
        assert run.exit_code == 2
        assert run.stderr.count(f"{FILE}:2: A decision has no 'finding'.") == 1


def test_what_somebody_writes_into_the_file_meanwhile_is_kept(cli: Any, page: Path) -> None:
    """Each decision is added to the file as it is then."""
    from policylint.commands.bookkeeping import Keeper
    from policylint.commands.checking import prepare
    from policylint.commands.session import Flags, Session
    from policylint.decisions.model import Decision

    late = Path("sops/late.md")
    job = prepare(late.read_bytes(), str(late), late, Session(Flags()))
    keeper = Keeper()
    for key in ("k1", "k2"):
        keeper.keep(job, Decision(key, "blame/x", "", f"{key}.", "accept"))
        text = (page / FILE).read_text()
        (page / FILE).write_text(text.replace("decision: accept", "decision: dismiss\n    reason: No."))
    assert [one.decision for one in read_book(page / FILE).of("sops/late.md")] == ["dismiss", "dismiss"]


@pytest.mark.parametrize(("keys", "left"), [("dq", 3), ("adNot ours.\rs", 0), ("as\x03", 1), ("a\x1b", 2)])
def test_at_a_terminal_single_keys_will_do(page: Path, keys: str, left: int) -> None:
    """`d` asks for the reason; Ctrl-C and Escape lose nothing."""
    if keys == "dq":
        keys = "d\x03"
    shown = at_terminal(page, keys)
    assert f"{left} left." in shown
    assert len(decisions(page / FILE) if (page / FILE).exists() else {}) == {3: 0, 0: 2, 1: 1, 2: 1}[left]
    assert "Traceback" not in shown


def at_terminal(place: Path, keys: str) -> str:
    """What a terminal shows while each key is pressed after a question."""
    ours, theirs = pty.openpty()
    root = Path(__file__).parents[2]
    fake = root / "tests" / "fake_linter.py"
    process = subprocess.Popen(
        [sys.executable, str(fake), "review", "sops"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=place,
        env={**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{root / 'tests'}", "NO_COLOR": "1"},
        start_new_session=True,
        preexec_fn=_take_terminal,
    )
    os.close(theirs)
    shown, waiting, until = "", list(keys), time.monotonic() + 60
    while time.monotonic() < until:
        if not select.select([ours], [], [], 0.2)[0]:
            continue
        try:
            data = os.read(ours, 4096)
        except OSError:
            break
        if not data:
            break
        shown += data.decode("utf-8", "replace")
        if waiting and shown.rstrip().endswith("?"):
            time.sleep(0.2)  # the terminal is set to single keys after the question
            key = waiting.pop(0)
            if key == "N":  # a reason is typed as a whole
                key += "".join(waiting[: waiting.index("\r") + 1])
                del waiting[: waiting.index("\r") + 1]
            os.write(ours, key.encode())
            shown += "\n"
    os.close(ours)
    process.wait(timeout=30)
    return shown


def _take_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
