"""Use or mention: in what light a clause stands within its sentence."""

from __future__ import annotations

from collections.abc import Iterable

from policylint.language.adjuncts import Found
from policylint.language.labels import normal
from policylint.language.model import Context, Frame, Mood
from policylint.language.tree import Token
from policylint.language.verbs import VerbGroup

_ASSERTED = frozenset({"although", "though", "even though", "despite", "in spite of", "however"})
_BY_KIND: dict[str, Context] = {
    "condition": "conditional",
    "restriction": "conditional",
    "exception": "conditional",
    "contrast": "contrasted",
}
_SAYING = frozenset({"say", "tell", "ask"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "pcomp", "acl"})
#: Clauses that stand in the light of the clause above them.
_SHARING = _COMPLEMENTS | {"csubj", "conj", "relcl", "advcl"}
_INHERITED: frozenset[Context] = frozenset(
    {"conditional", "concessive", "prohibited", "reported", "contrasted", "relative", "speech", "question"}
)


def light_of(
    head: Token,
    chain: tuple[Token, ...],
    verbs: VerbGroup,
    adjuncts: tuple[Found, ...],
    above: Frame | None,
    outer: frozenset[Context],
    mood: Mood,
    negations: int,
    *,
    addressed: bool = False,
) -> frozenset[Context]:
    """The contexts of the clause headed by `head`: its own, and what it takes from the clause `above`.

    `outer` is what the surroundings of the whole sentence give it. `addressed`: the clause says
    to readers who are customers what they did.
    """
    found: set[Context] = set(outer)
    top = chain[0] if chain else head
    found |= _of_place(top.i, adjuncts)
    if mood == "question":
        found.add("question")
    if verbs.not_only:
        found.add("not-only")
    if negations >= 2:
        found.add("double-negative")
    # "tell a guest that …" is often read as a relative clause of the guest
    complement = top.dep_ in {"relcl", "acl"} and any(
        (child.dep_ == "mark" and normal(child.text) == "that") or _told_without_that(child, above)
        for child in top.children
    )
    if top.dep_ in {"relcl", "acl"} and not complement:
        found.add("relative")
    if _owned_after_all(head):
        found.add("contrasted")
    if any(child.dep_ == "mark" and normal(child.text) == "whether" for child in top.children):
        found.add("conditional")  # "ask whether they called the shop" says nothing of calling it
    # "X, so we can't tell you": X is not what is told, nor in the light of the telling
    preposed = top.dep_ == "ccomp" and top.i < top.head.i
    told_once = above is not None and "past" in above.context
    if above is not None and not preposed:
        if top.dep_ in _SHARING:
            inherited = above.context & _INHERITED
            found |= inherited if top.dep_ != "advcl" else inherited - {"relative"}
        if complement or top.dep_ in _COMPLEMENTS:
            found |= _under_speech(above)
    # words to say are seldom told of the past, even in its tense: "say that they did not sign"
    # nor is "you failed to reply" in a letter
    if above is not None and _told_of_then(top, above):
        found.add("past")
    if verbs.past and not addressed and (told_once or not {"speech", "quoted"} & found):
        found.add("past")
    return frozenset(found)


#: Nouns of what staff have to say: "the answer is that …".
_WORDING = frozenset(
    {
        "=answer",
        "=line",
        "=reply",
        "=response",
        "=wording",
        "=script",
        "=message",
        "=explanation",
        "=story",
        "=version",
    }
)
#: Verbs that put a thing to somebody without saying it.
_SUGGESTING = frozenset({"=suggest", "=imply", "=hint", "=pretend", "=let", "=give", "=admit", "=claim"})


#: "It is forbidden to send …" is as "do not send …".
_FORBIDDING = frozenset(
    {"forbid", "forbidden", "prohibit", "prohibited", "breach", "offence", "misconduct", "unacceptable"}
)
#: What is said of a practice that is over: "criticised us for telling …".
_CRITICISING = frozenset({"criticise", "criticize", "condemn", "censure", "reprimand", "rebuke"})


def forbidden_by(top: Token, above: Frame | None) -> int:
    """1 where the clause above forbids this one in an affirmative sentence, or calls it unacceptable."""
    if above is None or top.dep_ not in _COMPLEMENTS | {"csubj", "advcl"}:
        return 0
    if not any(child.tag_ == "TO" for child in top.children):
        return 0
    if above.polarity == "negative":
        return int(above.predicate == "acceptable")
    return int(above.predicate in _FORBIDDING)


def _told_of_then(top: Token, above: Frame) -> bool:
    """As in "an agent told people to call", "the auditor criticised us for telling them so"."""
    then = "past" in above.context
    return then and (
        (top.dep_ == "xcomp" and top.tag_ == "VB")
        or (above.predicate in _CRITICISING and top.dep_ in _COMPLEMENTS | {"relcl"})
    )


def _owned_after_all(head: Token) -> bool:
    """As "the fog is not our doing, but getting you home is": what is denied only leads up to the rest."""
    children = list(head.children)
    return any(child.dep_ == "cc" and normal(child.text) == "but" for child in children) and any(
        child.dep_ == "conj"
        and normal(child.text) in {"is", "are", "do", "does", "will", "can"}
        and not any(own.dep_ in {"attr", "acomp", "dobj", "xcomp", "ccomp"} for own in child.children)
        for child in children
    )


def _told_without_that(subject: Token, above: Frame | None) -> bool:
    """As in "tell the guest they should have asked", read as a clause about the guest."""
    return (
        above is not None
        and bool(_SAYING & above.predicate_labels)
        and subject.dep_ in {"nsubj", "nsubjpass"}
        and normal(subject.text) in {"they", "he", "she", "it", "this"}
    )


def _under_speech(above: Frame) -> set[Context]:
    """What a verb of saying makes of the clause it says."""
    named = above.actor.labels if above.actor else frozenset[str]()
    if (named & _WORDING and "=be" in above.predicate_labels | {f"={above.predicate}"}) or (
        "=hear" in above.predicate_labels and above.polarity == "affirmative" and above.tense == "present"
    ):
        return {"embedded", "speech"}
    if not _SAYING & above.predicate_labels:
        suggested = _SUGGESTING & above.predicate_labels and above.polarity == "negative"
        return {"embedded", "prohibited"} if suggested else {"embedded"}
    if above.polarity == "negative":
        return {"embedded", "prohibited"}
    if (
        above.actor is not None
        and above.actor.role in {"customer", "supplier", "authority"}
        and above.voice == "active"
    ):
        return {"embedded", "reported"}
    return {"embedded", "speech"}


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
