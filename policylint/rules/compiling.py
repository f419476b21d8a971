"""The files of rulesets → a Ruleset. Needs YAML, and the parser for the example clauses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from policylint.errors import PolicylintError
from policylint.rules.compiled import CompileLikes
from policylint.rules.gate_building import build_gate
from policylint.rules.load import FAMILIES, load_document_rules, load_rules
from policylint.rules.load_lexicon import load_lexicon
from policylint.rules.locate import is_shipped
from policylint.rules.model import Pattern, Rule
from policylint.rules.rule_file import Example, RuleSource
from policylint.rules.ruleset import Ruleset, namers_of, ruleset_hash


def compile_ruleset(directories: Sequence[Path], compile_likes: CompileLikes) -> Ruleset:
    """As `load_ruleset`, without looking for a compiled form."""
    lexicon = load_lexicon(*directories)
    sources = [
        source
        for directory in directories
        for source in load_rules(directory, lexicon, FAMILIES if is_shipped(directory) else None)
    ]
    _check_distinct(sources)
    examples = [example for source in sources for example in _examples(source)]
    compiled = compile_likes(examples, lexicon) if examples else []
    patterns = dict(zip(examples, compiled, strict=True))
    whole = [rule for directory in directories for rule in load_document_rules(directory, lexicon)]
    _check_distinct(whole)
    rules = tuple(
        sorted((*(_rule(source, patterns) for source in sources), *whole), key=lambda rule: rule.id)
    )
    gate, namers = build_gate(rules, lexicon), namers_of(lexicon)
    return Ruleset(rules, lexicon, ruleset_hash(*directories), gate, namers)


def _check_distinct(sources: Iterable[RuleSource | Rule]) -> None:
    first: dict[str, str] = {}
    for source in sources:
        if source.id in first:
            raise PolicylintError(
                f"the rule {source.id!r} is already in {first[source.id]}.",
                path=source.path,
                mend="Rename it.",
            )
        first[source.id] = source.path


def _examples(source: RuleSource) -> tuple[Example, ...]:
    return (*source.like, *(item for item in source.unless if not isinstance(item, Pattern)))


def _rule(source: RuleSource, patterns: dict[Example, tuple[Pattern, ...]]) -> Rule:
    unless = [(item,) if isinstance(item, Pattern) else patterns[item] for item in source.unless]
    return Rule(
        id=source.id,
        family=source.family,
        summary=source.summary,
        tenets=source.tenets,
        severity=source.severity,
        stability=source.stability,
        why=source.why,
        advice=source.advice,
        patterns=(*(pattern for example in source.like for pattern in patterns[example]), *source.frames),
        unless=tuple(pattern for group in unless for pattern in group),
        phrases=source.phrases,
        rewrites=source.rewrite,
        flags=source.flags,
        allows=source.allows,
        path=source.path,
    )
