"""What a rewrite must pass before it is shown; one that fails gives way to guidance.

Each check knows the old sentence, the new one, and what the rule says it does: its own words
and the author's words that it leaves out. How the new sentence was made is not asked, so a
slip of the realiser is seen like anybody's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from policylint.rewriting.candidate import Candidate, render
from policylint.rewriting.checks.facts import facts, facts_kept, invented, lost
from policylint.rewriting.checks.kept import conditions_kept, denials_kept, denies
from policylint.rewriting.checks.matter import helpers_lost, missing, repeated, strangers, unsaid
from policylint.rewriting.checks.plan import argued, words_of_rule
from policylint.rewriting.checks.shape import faults_of_shape
from policylint.rewriting.shell import core
from policylint.rewriting.words import AUXILIARIES, plain_form, third_person, words
from policylint.rules.matching import Match
from policylint.source import Span

__all__ = ["check", "denies", "facts", "facts_kept", "faults"]


def check(candidate: Candidate, match: Match, relint: Callable[[str], bool], granted: str = "") -> bool:
    """Whether the rewritten sentence may be shown.

    `relint` is given the whole rewritten sentence as prose and says whether it is clean;
    it is asked last, and only about a sentence that passes everything else. `granted` are
    names that the document uses elsewhere.
    """
    new = render(match.block.prose, candidate, match.sentence.span).strip()
    return next(faults(new, candidate, match, granted), None) is None and relint(new)


def faults(new: str, candidate: Candidate, match: Match, granted: str = "") -> Iterator[str]:
    """What is amiss with the sentence `new`, each by name, the gravest first; none if it may be shown.

    Of the `candidate` only what it says of itself counts: what it leaves out, and its standards.
    """
    old = match.sentence.text.strip()
    stated = " ".join(value for _, value in candidate.used)
    own = f"{words_of_rule(candidate, match)} {stated}"
    if match.legal:
        yield "legal notice"
    if [w.lower() for w in words(old)] == [w.lower() for w in words(new)]:
        yield "the same"
    if lost(old, new, argued(candidate, match)):
        yield "fact lost"
    if invented(old, new, f"{own} {granted}", stated):
        yield "fact invented"
    if not conditions_kept(candidate, match, new):
        yield "condition lost"
    if not denials_kept(candidate, match, new):
        yield "denial"
    if missing(candidate, match, new) or helpers_lost(candidate, match, new):
        yield "words lost"
    if strangers(old, new, f"{own} {granted} {repeated(candidate, match)}"):
        yield "words added"
    if unsaid(candidate, new):
        yield "words of the rule lost"
    yield from faults_of_shape(old, new)
    inner = core(new, Span(0, len(new)))
    if not _has_clause(candidate, match, new[inner.start : inner.end]):
        yield "no verb"


def _has_clause(candidate: Candidate, match: Match, body: str) -> bool:
    """Some finite verb is there: an auxiliary, or a verb of the sentence in a present form."""
    if candidate.whole:
        return len(words(body)) > 1
    verbs = {frame.predicate.partition(" ")[0] for frame in (match.frame, *match.sentence.frames)}
    forms = verbs | {third_person(verb) for verb in verbs if verb}
    group = match.frame.predicate_span
    forms |= {word.lower() for word in words(match.block.prose[group.start : group.end])} - {
        "not",
        "never",
        "no",
    }
    tokens = {word.lower() for word in words(body)} | {plain_form(w.lower()) for w in words(body)}
    contracted = any(re.search(r"['’](?:s|re|ll|ve|m|d)$", token) for token in tokens)
    return bool(tokens & (forms | AUXILIARIES)) or contracted or match.frame.mood == "fragment"
