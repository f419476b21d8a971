"""A corpus is checked at the door: each fault with its file, its line and the mend."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
TEXT = "# Late orders\n\nDon’t tell them 😀. We call back.\n"
Write = Callable[..., Path]


def unit(start: int, end: int, **changes: Any) -> str:
    fields = {
        "doc": "a.md",
        "author": "author-1",
        "start": start,
        "end": end,
        "heading": "Late orders",
        "text": TEXT[start:end],
        "labels": {},
    }
    return json.dumps({**fields, **changes}, ensure_ascii=False)


GOOD = [unit(0, 13), unit(15, 33, labels={"silence": 2}), unit(34, 47)]


def corpus(*lines: str, listed: str = "a.md,author-1,retail\n", **files: str) -> dict[str, str]:
    return {
        "corpus/docs/a.md": TEXT,
        "corpus/documents.csv": f"doc,author,sector\n{listed}",
        "corpus/labels.jsonl": "\n".join(lines) + "\n",
        **{f"corpus/docs/{name}.md": text for name, text in files.items()},
    }


def test_a_corpus_in_order_is_counted(cli: Any, tree: Write) -> None:
    tree(corpus(*GOOD))
    run = cli("corpus", "check")
    assert run.exit_code == 0, run.stderr
    assert run.stdout.startswith("1 documents by 1 authors.\n3 units, 1 with a clear label (33%).")
    assert re.search(r"^silence +1 +0$", run.stdout, re.MULTILINE)


@pytest.mark.parametrize(
    ("files", "where", "what"),
    [
        (corpus(unit(0, 13), unit(15, 99)), "labels.jsonl:2", "document of"),
        (corpus(unit(0, 13), unit(15, 33, text="Tell them.")), "labels.jsonl:2", "text differs"),
        (corpus(unit(0, 13), unit(10, 33)), "labels.jsonl:2", "another unit goes on to 13"),
        (corpus(unit(0, 13, labels={"blaem": 2})), "labels.jsonl:1", "unknown family 'blaem'"),
        (corpus(unit(0, 13, labels={"blame": 3})), "labels.jsonl:1", "strength 3"),
        (corpus(unit(0, 13, labels={"blame": True})), "labels.jsonl:1", "strength True"),
        (corpus(unit(0, 13, doc="b.md")), "labels.jsonl:1", "'b.md'"),
        (corpus(unit(0, 13, author="author-2")), "labels.jsonl:1", "elsewhere it is 'author-1'"),
        (corpus(unit(0, 13, heading=0)), "labels.jsonl:1", "must be a text"),
        (corpus(unit(0, 13, strength=1)), "labels.jsonl:1", "unknown key 'strength'"),
        (corpus("{"), "labels.jsonl:1", "Is not JSON"),
        (corpus("[]"), "labels.jsonl:1", "Is not an object"),
        (corpus(*GOOD, b="Hello.\n"), "b.md", "Is not listed"),
        (corpus(*GOOD, listed="a.md,author-1,x\nb.md,author-1,x\n", b="Hi.\n"), "b.md", "Has no line in"),
        (corpus(*GOOD, listed="a.md,author-1,x\na.md,author-1,x\n"), "documents.csv:3", "Lists a.md again"),
        (corpus(*GOOD, listed="a.md,author-1,x\nc.md,author-1,x\n"), "documents.csv:3", "is not in"),
        (corpus(*GOOD, listed="a.md,author-1\n"), "documents.csv:2", "2 columns"),
    ],
)
def test_a_fault_is_told_with_its_place(
    cli: Any, tree: Write, files: dict[str, str], where: str, what: str
) -> None:
    tree(files)
    run = cli("corpus", "check", "corpus")
    assert run.exit_code == 2
    assert re.search(f"corpus/(docs/)?{re.escape(where)}: .*{re.escape(what)}", run.stderr), run.stderr


def test_every_fault_is_told_at_once(cli: Any, tree: Write) -> None:
    tree(corpus(unit(0, 13, text="a"), unit(15, 33, text="b")))
    assert cli("corpus", "check").stderr.splitlines()[-1] == "2 faults."


def test_no_corpus_is_a_sentence(cli: Any, place: Path) -> None:
    run = cli("corpus", "check", "nowhere")
    assert (run.exit_code, "Is no corpus" in run.stderr) == (2, True)


def test_the_corpus_of_this_project_is_in_order_and_counted_in_its_datasheet(cli: Any) -> None:
    run = cli("corpus", "check", str(ROOT / "corpus"))
    assert run.exit_code == 0, run.stderr
    (shown,) = re.findall(r"```text\n(.*?)```", (ROOT / "corpus" / "README.md").read_text("utf-8"), re.DOTALL)
    assert shown == run.stdout


def test_the_corpus_says_its_licence() -> None:
    text = (ROOT / "corpus" / "LICENSE").read_text(encoding="utf-8")
    assert "https://creativecommons.org/licenses/by/4.0/" in text
