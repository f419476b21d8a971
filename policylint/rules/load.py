"""A directory of rule files → RuleSources, validated: nothing past this door is checked again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from policylint.errors import PolicylintError
from policylint.rules.document_file import read_document_rule
from policylint.rules.lexicon import Lexicon
from policylint.rules.load_plain import NAME as PLAIN_WORDS
from policylint.rules.load_standards import NAME as STANDARDS
from policylint.rules.load_tenets import NAME as TENET_LIMITS
from policylint.rules.locate import is_shipped
from policylint.rules.model import DOCUMENT, Rule
from policylint.rules.rule_file import FAMILIES, TENETS, Example, RuleSource, read_rule

__all__ = [
    "FAMILIES",
    "TENETS",
    "Example",
    "RuleSource",
    "load_document_rules",
    "load_rules",
    "load_rules_collecting",
    "rule_files",
]

LEXICON = "lexicon"


def load_rules(
    directory: Path, lexicon: Lexicon, families: Collection[str] | None = None
) -> tuple[RuleSource, ...]:
    """The rules of a ruleset directory, by id.

    Raises PolicylintError that lists every error of every file.
    """
    rules, errors = load_rules_collecting(directory, lexicon, families)
    raise_all(errors, directory)
    return rules


def raise_all(errors: Sequence[PolicylintError], directory: Path) -> None:
    """One error is raised as it is, several as a list."""
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise PolicylintError(
            "\n".join([f"{len(errors)} errors in rules:", *(f"  {error}" for error in errors)]),
            path=str(directory),
        )


def load_rules_collecting(
    directory: Path, lexicon: Lexicon, families: Collection[str] | None = None
) -> tuple[tuple[RuleSource, ...], tuple[PolicylintError, ...]]:
    """The rules that are in order and all errors of those that are not.

    `families` are the families that the directory may have; None allows any.
    """
    if not directory.is_dir():
        missing = PolicylintError("is not a directory of rules.", path=str(directory), mend="Check the path.")
        return (), (missing,)
    rules: list[RuleSource] = []
    errors = _misplaced(directory)
    for path in rule_files(directory):
        found, problems = read_rule(path, lexicon, families)
        errors += problems
        rules += [found] if found else []
    return tuple(rules), tuple(errors)


def rule_files(directory: Path) -> tuple[Path, ...]:
    """``<family>/<name>.yaml`` below a ruleset directory, in order; the lexicon left out."""
    found = [*directory.glob("*/*.yaml"), *directory.glob("*/*.yml")]
    return tuple(sorted(path for path in found if path.parent.name not in (LEXICON, DOCUMENT)))


def load_document_rules(directory: Path, lexicon: Lexicon) -> tuple[Rule, ...]:
    """The rules about documents as a whole, ``document/<name>.yaml``, by id.

    Raises PolicylintError that lists every error of every file.
    """
    read = [read_document_rule(path, lexicon) for path in sorted((directory / DOCUMENT).glob("*.y*ml"))]
    raise_all([error for _, errors in read for error in errors], directory)
    return tuple(rule for rule, _ in read if rule)


def _misplaced(directory: Path) -> list[PolicylintError]:
    """Files that nobody would read, and a directory without any."""
    ours = {directory / STANDARDS, directory / PLAIN_WORDS}
    ours |= {directory / TENET_LIMITS} if is_shipped(directory) else set()
    files = [path for path in sorted(directory.rglob("*")) if path.suffix in {".yaml", ".yml"}]
    files = [path for path in files if path not in ours]
    mend = f"Rules lie at <family>/<name>.yaml, classes at {LEXICON}/<name>.yaml."
    if not files:
        return [PolicylintError("holds no rules.", path=str(directory), mend=mend)]
    return [
        PolicylintError("is not where a rule file lies.", path=str(path), mend=mend)
        for path in files
        if path.parent.parent != directory or (path.parent.name == LEXICON and path.suffix == ".yml")
    ]
