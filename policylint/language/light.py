"""Use or mention: in what light a clause stands within its sentence."""

from __future__ import annotations

from collections.abc import Iterable

from policylint.language.adjuncts import Found
from policylint.language.clauses import is_new_command
from policylint.language.labels import normal
from policylint.language.model import Context, Frame
from policylint.language.outlines import Outline
from policylint.language.speech import (
    COMPLEMENTS,
    is_forbidden,
    is_over_with_it,
    is_told_to_its_noun,
    of_what_says_it,
)
from policylint.language.tree import Token

_ASSERTED = frozenset({"although", "though", "even though", "despite", "in spite of", "however"})
_BY_KIND: dict[str, Context] = {
    "condition": "conditional",
    "restriction": "conditional",
    "exception": "conditional",
    "contrast": "contrasted",
}
#: Clauses that stand in the light of the clause above them.
_SHARING = COMPLEMENTS | {"csubj", "conj", "relcl", "advcl"}
_INHERITED: frozenset[Context] = frozenset(
    {"conditional", "concessive", "prohibited", "reported", "contrasted", "relative", "speech", "question"}
)


def light_of(
    clause: Outline, adjuncts: tuple[Found, ...], above: Frame | None, outer: frozenset[Context]
) -> frozenset[Context]:
    """The contexts of a clause: its own, and what it takes from the clause `above`.

    `outer` is what the surroundings of the whole sentence give it.
    """
    found: set[Context] = set(outer)
    top, verbs = clause.top, clause.verbs
    found |= _of_place(top.i, adjuncts)
    if clause.mood == "question":
        found.add("question")
    if verbs.not_only:
        found.add("not-only")
    if clause.negations >= 2:
        found.add("double-negative")
    complement = is_told_to_its_noun(top, above)
    if top.dep_ in {"relcl", "acl"} and not complement:
        found.add("relative")
    if _owned_after_all(clause.head):
        found.add("contrasted")
    if any(child.dep_ == "mark" and normal(child.text) == "whether" for child in top.children):
        found.add("conditional")  # "ask whether they called the shop" says nothing of calling it
    # "X, so we can't tell you": X is not what is told, nor in the light of the telling
    preposed = top.dep_ == "ccomp" and top.i < top.head.i
    told_once = above is not None and "past" in above.context
    said = not preposed and (complement or top.dep_ in COMPLEMENTS)
    if above is not None and not preposed:
        if top.dep_ in _SHARING:
            inherited = above.context & _INHERITED
            found |= inherited if top.dep_ != "advcl" else inherited - {"relative"}
        if said:
            found |= of_what_says_it(top, above)
        if is_forbidden(top, above):
            found.add("prohibited")
    if clause.mood == "imperative" and is_new_command(top):
        found -= {"conditional", "relative"}
    if above is not None and told_once and is_over_with_it(top, above, said=said):
        found.add("past")
    # words to say are seldom told of the past, even in its tense: "say that they did not sign";
    # nor is "you failed to reply" in a letter
    if verbs.past and not clause.addressed and (told_once or not {"speech", "quoted"} & found):
        found.add("past")
    return frozenset(found)


def _owned_after_all(head: Token) -> bool:
    """As "the fog is not our doing, but getting you home is": what is denied only leads up to the rest."""
    children = list(head.children)
    return any(child.dep_ == "cc" and normal(child.text) == "but" for child in children) and any(
        child.dep_ == "conj"
        and normal(child.text) in {"is", "are", "do", "does", "will", "can"}
        and not any(own.dep_ in {"attr", "acomp", "dobj", "xcomp", "ccomp"} for own in child.children)
        for child in children
    )


def _of_place(index: int, adjuncts: Iterable[Found]) -> frozenset[Context]:
    """What the adjunct that a clause's verb stands in makes of it."""
    found: set[Context] = set()
    for one in adjuncts:
        if index not in one.tokens:
            continue
        kind = one.adjunct.kind
        if kind == "concession":
            found.add("asserted-concession" if one.adjunct.cue in _ASSERTED else "concessive")
        elif kind in _BY_KIND:
            found.add(_BY_KIND[kind])
    return frozenset(found)
