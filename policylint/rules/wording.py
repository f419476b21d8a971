"""A rule's patterns in words, for readers who have not seen a rule file."""

from __future__ import annotations

from policylint.rules.model import Constraint, Evidence, Pattern, Phrase, RewriteTemplate

#: Where `origin` is one of these the pattern was written field by field, not as an example.
_BY_FIELD = ("frames", "unless", "")


def pattern_in_words(pattern: Pattern) -> str:
    """The example that a pattern was made from, else its fields one by one."""
    if pattern.origin not in _BY_FIELD:
        return pattern.origin
    wanted = [_constraint(constraint) for constraint in pattern.require]
    unwanted = [f"not ({_constraint(constraint)})" for constraint in pattern.forbid]
    return "; ".join([*wanted, *unwanted])


def phrase_in_words(phrase: Phrase) -> str:
    """A phrase as its author wrote it."""
    return phrase.origin.removeprefix("phrases:").strip()


def evidence_in_words(evidence: Evidence) -> str:
    """What is looked for in the sentences of a document."""
    what = [*(f"some {shape}" for shape in evidence.shapes), *map(phrase_in_words, evidence.phrases)]
    beside = [f"beside {phrase_in_words(phrase)}" for phrase in evidence.beside]
    without = [f"without {phrase_in_words(phrase)}" for phrase in evidence.without]
    times = [f"in {evidence.sentences} sentences"] if evidence.sentences > 1 else []
    return "; ".join([" or ".join(what), *beside, *without, *times]).replace("|", " | ")


def template_in_words(template: RewriteTemplate) -> str:
    """What a rewrite makes, and how far it may be trusted."""
    what = template.text or f"the author's own sentence, changed by `{template.edit}`"
    argument = f" ({template.argument})" if template.edit and template.argument else ""
    return f"{what}{argument} [{template.safety}]"


def labels_in_words(labels: frozenset[str]) -> str:
    """Alternatives joined by “or”; a lemma (``=us``) stands in quotes."""
    return " or ".join(sorted(f"“{label[1:]}”" if label.startswith("=") else label for label in labels))


def _constraint(constraint: Constraint) -> str:
    if constraint.groups == (frozenset({"none"}),):
        return f"no {constraint.field}"
    if constraint.groups == (frozenset({"any"}),):
        return f"some {constraint.field}"
    return f"{constraint.field}: {' and '.join(map(_group, constraint.groups))}"


def _group(labels: frozenset[str]) -> str:
    words = labels_in_words(labels)
    return f"({words})" if len(labels) > 1 else words
