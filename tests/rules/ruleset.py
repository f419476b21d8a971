"""Small rulesets written into a directory."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

LEXICON = {
    "predicates.yaml": """
tell: {pos: verb, words: [tell, inform, bring up], note: who says something}
talk: {pos: verb, words: [speak], includes: [tell]}
refund: {pos: verb, words: [refund, repay]}
responsible: {pos: adjective, words: [responsible, liable], includes: [responsibility]}
responsibility: {pos: noun, words: [responsibility]}
""",
    "things.yaml": """
workload:
  pos: noun
  words: [workload, call volume]
who-we-serve: {pos: noun, words: [account holder], includes: [customer]}
""",
    "roles.yaml": """
company: {pos: noun, words: [company, we, us]}
customer: {pos: noun, words: [customer]}
supplier: {pos: noun, words: [courier, supplier]}
""",
    "cues.yaml": "reason: [because, due to]\n",
    "irregular.yaml": "tell: [told]\nspeak: [spoke, spoken]\nbring: [brought]\nrepay: [repaid]\n",
}

RULE = """\
summary: A supplier is made responsible
tenets: [A1, B10]
severity: error
why: >
  The customer bought
  from us.
advice: Say who does what.
like:
  - "{supplier} is responsible for {thing}."
frames:
  - predicate: [tell, "=mention"]
    polarity: negative
    recipient: customer
    reason: [[workload], [any, none]]
    not: {object: [refund]}
phrases:
  - at (our|the company's) [sole] discretion
unless:
  - "{supplier} is responsible to us for {thing}."
  - section: [responsibility]
rewrite:
  - "We are responsible for {thing} within <time limit>."
  - {edit: affirm, argument: we, safety: safe}
flags: [a, b, c, d, e]
allows: [f, g, h, i, j]
"""


def write_lexicon(directory: Path, files: Mapping[str, str] = LEXICON) -> Path:
    folder = directory / "lexicon"
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return directory


def write_rule(directory: Path, content: str = RULE, rule: str = "supplier/owns-outcome") -> Path:
    path = directory / f"{rule}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path
