"""A linter that finds one word, so that the doors are tested apart from the language.

It stands in for `policylint.linter`, which commands import late: see the fixture `cli`,
and run this file for a process of its own.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from policylint.config import Options
from policylint.documents.model import Document
from policylint.errors import PolicylintError
from policylint.explaining import Explained, Fired, Near
from policylint.finding import Finding, Rewrite
from policylint.findings import with_keys
from policylint.language.model import Sentence
from policylint.reader.passages import Passage
from policylint.rules.model import Pattern, RewriteTemplate, Rule
from policylint.source import Span
from policylint.suppression import names, suppress


def rule(rule_id: str, severity: str = "error", stability: str = "stable", **changes: object) -> Rule:
    values = {
        "summary": "A supplier is made responsible.",
        "tenets": ("A1", "A3"),
        "why": "The customer bought from us.",
        "advice": "Say what we do.",
        "patterns": (Pattern((), origin="{supplier} is responsible for {thing}."),),
        "unless": (),
        "phrases": (),
        "rewrites": (RewriteTemplate(text="We are responsible for {thing}."),),
        "flags": ("Blame rests with our courier.",),
        "allows": ("We are responsible.",),
        "path": "rulesets/x.yaml",
    }
    family = rule_id.partition("/")[0]
    return Rule(id=rule_id, family=family, severity=severity, stability=stability, **{**values, **changes})  # type: ignore[arg-type]


RULES = {
    "BLAME": rule("supplier/blames-supplier"),
    "WARN": rule("convenience/no-exceptions", "warning"),
    "INFO": rule("blame/hint", "info"),
    "MAYBE": rule("blame/maybe", "error", "preview"),
}


@dataclass(frozen=True)
class Rated:
    passage: Passage
    span: Span
    chance: float
    families: dict[str, float]
    mission: float
    family: str = "blame"


@dataclass(frozen=True)
class Ruleset:
    rules: tuple[Rule, ...] = tuple(RULES.values())
    hash: str = "1a2b3c4d5e6f"


@dataclass(frozen=True)
class Result:
    findings: tuple[Finding, ...]
    audience: str = "staff"
    audience_reason: str = "inferred: orders to staff"
    words: int = 0
    review: str = ""
    withheld: tuple[Any, ...] = ()


#: Files at the root of a ruleset that are not rules.
NO_RULES = {"tenets.yaml", "standards.yaml", "plain-words.yaml"}


class Linter:
    """Finds the words of RULES; BOOM in a text is a bug, ONE an error of the document."""

    model_version = "en_core_web_sm 3.8.0"

    def __init__(
        self, rulesets: tuple[Path, ...] = (), cache_dir: Path | None = None, reader: Path | None = None
    ) -> None:
        self.ruleset = Ruleset()
        self.taught = reader

    def lint(self, document: Document, options: Options) -> Result:
        text, path = document.source.text, document.source.path
        if "BOOM" in text:
            raise KeyError("boom")
        if "ONE" in text:
            raise PolicylintError("Has ONE.", path=path, line=1, mend="Remove it.")
        findings = tuple(
            find(word, path, text, at)
            for word, found in RULES.items()
            if _on(found, options)
            for at in range(len(text))
            if text.startswith(word, at)
        )
        findings = tuple(with_keys(findings, [()] * len(findings)))
        kept = suppress(document, findings, [found.id for found in RULES.values()])
        written = document.front_matter.get("audience", options.audience)
        reason = "inferred: orders to staff" if written == "auto" else "configured"
        audience = "staff" if written == "auto" else written
        return Result(kept, audience, reason, len(text.split()))

    def explain(self, text: str, options: Options) -> Iterator[Explained]:
        fired = tuple(
            Fired(found.id, found.summary, f"the word {word}", word)
            for word, found in RULES.items()
            if word in text and _on(found, options)
        )
        pattern = "{supplier} is responsible for {thing}."
        near = Near("supplier/blames-supplier", pattern, "actor", "supplier", "company")
        yield Explained(Sentence(0, Span(0, len(text)), text, ()), False, fired, (near,))

    def rate(self, text: str, options: Options) -> tuple[Rated, ...]:
        passage = Passage(0, Span(0, len(text)), text, "", "paragraph")
        return (
            Rated(passage, passage.span, 0.002 if "BLAME" in text else 0.6, {"tone": 0.4, "blame": 0.5}, 0.5),
        )

    def test_rules(self, directory: Path) -> Iterator[tuple[str, str, str, bool, str]]:
        for path in sorted(path for path in directory.glob("*.yaml") if path.name not in NO_RULES):
            bad = "BAD" in path.read_text()
            if "BEGUN" in path.read_text():
                yield f"own/{path.stem}", "unfinished", "why is not written yet.", False, ""
            yield f"own/{path.stem}", "flags", "A sentence.", not bad, "nothing found" if bad else ""
            yield f"own/{path.stem}", "allows", "Another.", True, ""

    def lint_many(self, items: Iterable[tuple[Document, Options]]) -> Iterator[Result]:
        for document, options in items:
            yield self.lint(document, options)


def find(word: str, path: str, text: str, at: int) -> Finding:
    span = Span(at, at + len(word))
    safe = Rewrite("We answer", "safe", span)
    return Finding(RULES[word], path, span, word, f"Found {word}.", "Say what we do.", rewrites=(safe,))


def apply(text: str, findings: Iterable[Finding], unsafe: bool) -> str:
    for finding in sorted(findings, key=lambda finding: -finding.span.start):
        for rewrite in finding.rewrites[:1]:
            text = text[: rewrite.span.start] + rewrite.text + text[rewrite.span.end :]
    return text


def modules() -> ModuleType:
    """What stands in for `policylint.linter`."""
    module = ModuleType("policylint.linter")
    module.Linter, module.Result = Linter, Result  # type: ignore[attr-defined]
    return module


def main() -> NoReturn:
    """The command line with this linter, for tests that start a process."""
    import policylint.rewriting

    sys.modules["policylint.linter"] = modules()
    policylint.rewriting.apply = apply  # type: ignore[attr-defined,assignment]
    from policylint.cli import run

    run()


def _on(found: Rule, options: Options) -> bool:
    if any(names(name, found.id) for name in options.ignore):
        return False
    if found.stability == "preview" and not options.preview:
        return False
    return not options.select or any(names(name, found.id) for name in options.select)


if __name__ == "__main__":
    main()
