"""The examples of rules, put to the linter as their authors meant them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from policylint.config import Options
from policylint.document_checks.checking import Check, missing, why_on_document
from policylint.documents import read
from policylint.documents.model import Document
from policylint.explaining import LabelsOfWord, why, why_not
from policylint.language.audience import infer_audience
from policylint.language.model import Audience, Sentence
from policylint.rules.match import Held
from policylint.rules.model import Rule
from policylint.source import Source

_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)

#: Rule id; `flags`, `allows`, or `unfinished` for what the rule lacks; the sentence;
#: whether it is as the rule says; and if not why.
Tried = tuple[str, str, str, bool, str]


@dataclass(frozen=True)
class Example:
    """A sentence of a rule file, to be flagged or allowed, as a document of its own."""

    rule: Rule
    kind: Literal["flags", "allows"]
    text: str
    document: Document
    options: Options


def examples_of(rules: Iterable[Rule]) -> tuple[Example, ...]:
    """Every example of the rules, in the order of their files."""
    return tuple(
        Example(rule, kind, text, read(Source("example.txt", text)), options_for(rule, text))
        for rule in rules
        for kind, texts in _kinds(rule)
        for text in texts
    )


def options_for(rule: Rule, text: str) -> Options:
    """Only this rule, read by whom the sentence speaks to.

    "You" outside of quotes is the customer, for staff quote what they say.
    """
    audience: Audience = "customer" if spoken_to(text) else "staff"
    return Options(select=(rule.id,), audience=audience, rewrites=False)


def spoken_to(text: str) -> bool:
    """Whether a sentence says "you" outside of quotes."""
    return bool(_YOU.search(_QUOTED.sub(" ", text)))


def verdicts_on_documents(checks: Iterable[Check]) -> Iterator[Tried]:
    """As `Linter.test_rules`: the examples of rules on whole documents, each a small document.

    They are not asked what kind of document they are: they are too short to tell.
    """
    options = Options(document_checks="true", rewrites=False)
    for check in checks:
        for kind, texts in _kinds(check.rule):
            for text in texts:
                document = read(Source("example.md", text))
                audience = _reader_of(document)
                found = missing(document, (check,), options, audience)
                ok = bool(found) == (kind == "flags")
                yield check.rule.id, kind, text, ok, "" if ok else why_on_document(check, document, audience)


def _reader_of(document: Document) -> str:
    return document.front_matter.get("audience") or infer_audience(document.blocks, None, "").overall


def _kinds(rule: Rule) -> tuple[tuple[Literal["flags", "allows"], Sequence[str]], ...]:
    return ("flags", rule.flags), ("allows", rule.allows)


def verdict(
    example: Example,
    seen: Sequence[Sentence],
    held: Sequence[Held],
    labels_of_word: LabelsOfWord,
    *,
    gate: bool = True,
) -> tuple[bool, str]:
    """Whether an example is as its rule says, and if not why; `seen` are its parsed sentences.

    `gate`: the rule's words stand in it, so that `check` reads it at all.
    """
    if bool(held) == (example.kind == "flags"):
        return True, ""
    if held:
        return False, why(held[0])
    reason = why_not([example.rule], seen, labels_of_word)
    return False, reason if gate else f"It has none of the words without which the rule can't fire. {reason}"
