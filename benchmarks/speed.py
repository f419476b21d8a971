"""How fast the linter is, as its user waits for it: whole processes, medians. Run by hand.

    python benchmarks/speed.py [--runs 7] [--documents ../shared/devset/docs] [--words 100000]

Prints one line a case: the median of its runs in seconds, the ratio to an interpreter that
does nothing (measured in the same run, so that it carries from one machine to
another), the limit, and whether it is held. Runs of all cases alternate, so a burst of other
work on the machine does not fall on one of them alone. The last lines are the
throughput over many documents in one process held to one core, start-up included: by the
processor's time, which other work on the machine hardly changes, and by the clock; and
the ratio to the time that spaCy's own loop takes to parse every line of the same documents.
Without the documents it lints the bundled example again and again. Exits 1 if a limit
is not held.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "late-orders.md"
#: The same model as spaCy runs it, over every line of the files of a folder.
SPACY = """
import pathlib, sys
from policylint.language.load import load_model
paths = sorted(pathlib.Path(sys.argv[1]).iterdir())
lines = [line for path in paths for line in path.read_text("utf-8", "replace").splitlines() if line.strip()]
for doc in load_model().pipe(lines, batch_size=128):
    pass
"""
POLICYLINT = [sys.executable, "-c", "from policylint.cli import run; run()"]
WORDS_PER_SECOND = 12_000

#: No rule has a word in it, so no block is parsed.
QUIET = "# Oaks\n\nOaks grow tall and old. Their wood is hard, and jays plant their acorns.\n"


def main() -> int:
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as scratch:
        held = [_start_up(Path(scratch), arguments.runs)]
        held.append(_throughput(Path(scratch), arguments.documents, arguments.words))
    return 0 if all(held) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--documents", type=Path, default=ROOT.parent / "shared" / "devset" / "docs")
    parser.add_argument("--words", type=int, default=100_000)
    return parser.parse_args()


def _start_up(scratch: Path, runs: int) -> bool:
    quiet = scratch / "quiet.md"
    quiet.write_text(QUIET, encoding="utf-8")
    cases = {
        "python -c pass": ([sys.executable, "-c", "pass"], None),
        "--version": ([*POLICYLINT, "--version"], 0.2),
        "--help": ([*POLICYLINT, "--help"], 0.2),
        "nothing to parse": ([*POLICYLINT, "check", str(quiet)], 0.35),
        "a page with findings": ([*POLICYLINT, "check", "--exit-zero", str(EXAMPLE)], 2.0),
    }
    seconds: dict[str, list[float]] = {name: [] for name in cases}
    for command, _ in cases.values():
        _run(command)  # once for the file cache, not counted
    for _ in range(runs):
        for name, (command, _) in cases.items():
            seconds[name].append(_run(command)[0])
    base = statistics.median(seconds["python -c pass"])
    held = True
    for name, (_, limit) in cases.items():
        median = statistics.median(seconds[name])
        held &= limit is None or median < limit
        print(f"{name:22} {median:7.3f} s {median / base:7.1f} x   {_verdict(median, limit)}")
    return held


def _verdict(median: float, limit: float | None) -> str:
    if limit is None:
        return ""
    return f"limit {limit} s: {'held' if median < limit else 'NOT HELD'}"


def _run(command: list[str], *, one_core: bool = False) -> tuple[float, float]:
    """Seconds by the clock, and of the processor."""

    def pin() -> None:
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

    can_pin = one_core and hasattr(os, "sched_setaffinity")
    # an installed package has its bytecode: who forbids Python to write it would measure the compiler
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(
        command, capture_output=True, check=False, env=own, preexec_fn=pin if can_pin else None
    )
    elapsed, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    if run.returncode:
        raise SystemExit(f"{command} failed:\n{run.stderr.decode()}")
    return elapsed, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _throughput(scratch: Path, documents: Path, words: int) -> bool:
    folder = scratch / "documents"
    folder.mkdir()
    total = 0
    texts = _texts(documents)
    for number, text in enumerate(cycle(texts or [EXAMPLE.read_bytes()])):
        (folder / f"{number:05}.md").write_bytes(text)
        total += len(text.split())
        if total >= words:
            break
    command = [*POLICYLINT, "check", "--exit-zero", "--format", "json", str(folder)]
    elapsed, used = _run(command, one_core=True)
    _, parsing = _run([sys.executable, "-c", SPACY, str(folder)], one_core=True)
    rate = total / used
    held = rate >= WORDS_PER_SECOND
    read = documents if texts else EXAMPLE
    print(f"{total:,} words, {number + 1} documents of {read}, on one core")
    print(f"{used:.1f} s of the processor, {elapsed:.1f} s by the clock ({total / elapsed:,.0f} words/s)")
    print(f"{used / parsing:.2f} x the time of spaCy's own loop for all of the text ({parsing:.1f} s)")
    print(f"{rate:,.0f} words/s   limit {WORDS_PER_SECOND:,}: {'held' if held else 'NOT HELD'}")
    return held


def _texts(documents: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(documents.glob("*")) if path.suffix in {".md", ".txt"}]


if __name__ == "__main__":
    sys.exit(main())
