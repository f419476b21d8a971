"""How often a finding carries a rewrite, and what keeps the others from it. Run by hand.

    python benchmarks/rewrites.py share [DIRECTORY ...] [--examples N]
    python benchmarks/rewrites.py corrupt [DIRECTORY ...] [--examples N]

`share`: of the findings of rules outside legal notices in the documents of each directory
(by default fixtures/ and corpus/), how many carry a rewrite of their sentence, by rule; and
for the rest which check the proposed rewrites failed. Findings on documents as a whole are
left out.

`corrupt`: takes the rewrites that are shown, spoils each in some twenty ways (a number
changed, the condition dropped, a word doubled …), and prints by kind how many of the spoilt
ones the checks refuse.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from labelled import rewritten
from labelled.corruptions import report_corruptions

ROOT = Path(__file__).resolve().parent.parent
DEFAULT = (ROOT / "fixtures", ROOT / "corpus")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("share", "corrupt"))
    parser.add_argument("directories", nargs="*", type=Path, default=DEFAULT)
    parser.add_argument("--examples", type=int, default=0, help="show so many of each kind")
    options = parser.parse_args()
    for directory in options.directories:
        print(f"\n{directory}")
        for row in _rows(options.what, directory, options.examples):
            print(row)


def _rows(what: str, directory: Path, examples: int) -> Iterator[str]:
    asked = rewritten.ask(directory)
    return rewritten.report(asked, examples) if what == "share" else report_corruptions(asked, examples)


if __name__ == "__main__":
    main()
