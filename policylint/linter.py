"""The pipeline: documents in, findings out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from policylint.config import Options
from policylint.documents.model import Document
from policylint.finding import Finding
from policylint.language.analysis import Analyser
from policylint.language.load import model_version
from policylint.language.model import Audience, Role, Sentence
from policylint.language.surroundings import setting_of
from policylint.language.units import Unit, units_of
from policylint.rules.compiled import Ruleset, load_ruleset
from policylint.rules.gate import Gate
from policylint.rules.lexicon import Lexicon
from policylint.rules.load import Example
from policylint.rules.locate import shipped_ruleset
from policylint.rules.match import Held, Matcher
from policylint.rules.model import Pattern, Rule
from policylint.rules.words import words_of

_SEVERITY = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True)
class Result:
    """What one document gave. `audience` is customer, staff or mixed; `words` its words of prose."""

    findings: tuple[Finding, ...]
    audience: str
    audience_reason: str
    words: int


class Linter:
    """Rules and, once some sentence needs it, the parser. Long-lived; holds no document."""

    def __init__(
        self, rulesets: tuple[Path, ...] = (), model: str | None = None, cache_dir: Path | None = None, gated: bool = True
    ) -> None:
        self._model = model
        self._gated = gated
        self.model_version = model_version(model)
        self.ruleset: Ruleset = load_ruleset((shipped_ruleset(), *rulesets), self._compile, cache_dir)

    def _compile(self, examples: Sequence[Example], lexicon: Lexicon) -> Sequence[tuple[Pattern, ...]]:
        from policylint.language.likes import compile_examples

        return compile_examples(examples, lexicon, Analyser(lexicon, self._model))

    @cached_property
    def analyser(self) -> Analyser:
        """The parser; loading it takes about a second."""
        return Analyser(self.ruleset.lexicon, self._model)

    def lint(self, document: Document, options: Options) -> Result:
        """The findings of one document, in order of place."""
        return next(iter(self.lint_many([(document, options)])))

    def lint_many(self, items: Iterable[tuple[Document, Options]]) -> Iterator[Result]:
        """One Result a document, in order."""
        for document, options in items:
            rules = chosen(self.ruleset.rules, options)
            matcher = Matcher(rules, self._labels_of_word)
            audience, source = _audience(document, options)
            units, reading = units_of(document, audience, source, _names(options), self._roles)
            gate = self.ruleset.gate.only({rule.id for rule in rules})
            open_units = [unit for unit in units if not self._gated or passes(gate, unit)]
            sentences = self._sentences(document, open_units)
            held = [one for sentence in sentences for one in best(matcher.match(sentence))]
            words = sum(len(block.prose.split()) for block in document.blocks)
            findings = tuple(self._finding(document, one, reading.blocks, matcher) for one in held)
            yield Result(_with_fingerprints(findings, document), reading.overall, reading.reason, words)

    def _sentences(self, document: Document, units: Sequence[Unit]) -> Iterator[Sentence]:
        if not units:
            return
        for unit, sentence in zip(units, self.analyser.analyse(units), strict=True):
            yield replace(sentence, setting=setting_of(unit, document.blocks[unit.block].kind, self._labels_of_word))

    def _finding(self, document: Document, held: Held, audiences: Sequence[Audience], matcher: Matcher) -> Finding:
        block = document.blocks[held.sentence.block]
        # a clause that stands wholly in the lead-in has no place here: the item then is the place
        where = held.span if held.span.start < held.span.end else held.sentence.span
        span = block.source_span(where.start, where.end)
        return Finding(
            rule=held.rule,
            path=document.source.path,
            span=span,
            excerpt=document.source.excerpt(span),
            message=held.rule.summary,
            advice=held.rule.advice,
            legal=held.sentence.legal,
        )

    @cached_property
    def _roles(self) -> dict[str, Role]:
        roles: dict[str, Role] = {}
        for role in ("supplier", "customer"):
            for form in self.ruleset.lexicon.surfaces(role):
                roles[form] = "supplier" if role == "supplier" else "customer"
        return roles

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        return {}

    def _labels_of_word(self, word: str) -> frozenset[str]:
        lexicon = self.ruleset.lexicon
        found: set[str] = set()
        for lemma, _ in lexicon.forms.get(word, ()):
            for entry in lexicon.entries_by_first.get(lemma, ()):
                if len(entry.lemmas) == 1:
                    found |= entry.labels
        return frozenset(found)


def chosen(rules: Iterable[Rule], options: Options) -> tuple[Rule, ...]:
    """The rules that `select`, `ignore` and `preview` leave on."""

    def named(rule: Rule, names: Sequence[str]) -> bool:
        return rule.family in names or rule.id in names

    return tuple(
        rule
        for rule in rules
        if (not options.select or named(rule, options.select))
        and not named(rule, options.ignore)
        and (rule.stability == "stable" or options.preview or rule.id in options.select)
    )


def passes(gate: Gate, unit: Unit) -> bool:
    return gate.passes(words_of(unit.lead + unit.text if unit.lead else unit.text))


def best(held: Sequence[Held]) -> tuple[Held, ...]:
    """One finding a family and sentence: the most severe, then the first; one wrong is told once."""
    by_family: dict[str, Held] = {}
    for one in sorted(held, key=lambda item: (_SEVERITY[item.rule.severity], item.span.start, item.rule.id)):
        by_family.setdefault(one.rule.family, one)
    return tuple(sorted(by_family.values(), key=lambda item: (item.span.start, item.rule.id)))


def _audience(document: Document, options: Options) -> tuple[Audience | None, str]:
    written = document.front_matter.get("audience")
    if written in {"customer", "staff"}:
        return ("customer" if written == "customer" else "staff"), "front matter"
    if options.audience != "auto":
        return options.audience, "configuration"
    return None, ""


def _names(options: Options) -> tuple[tuple[str, Role], ...]:
    pairs: list[tuple[str, Role]] = []
    for role, names in (("company", options.company), ("supplier", options.suppliers), ("customer", options.customers)):
        kind: Role = "company" if role == "company" else "supplier" if role == "supplier" else "customer"
        pairs += [(word.lower(), kind) for name in names for word in name.split()[:1]]
    return tuple(pairs)


def _with_fingerprints(findings: tuple[Finding, ...], document: Document) -> tuple[Finding, ...]:
    """A key that survives edits elsewhere: rule, headings, the words, and which of equals it is."""
    seen: dict[str, int] = {}
    result = []
    for finding in findings:
        heading = next(
            (" > ".join(block.headings) for block in document.blocks if block.span.overlaps(finding.span)), ""
        )
        key = "\x1f".join((finding.rule.id, heading, " ".join(finding.excerpt.lower().split())))
        seen[key] = seen.get(key, 0) + 1
        digest = hashlib.sha256(f"{key}\x1f{seen[key]}".encode()).hexdigest()[:16]
        result.append(replace(finding, fingerprint=f"policylint/v1:{digest}"))
    return tuple(result)


