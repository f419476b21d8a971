"""Use or mention: in what light a clause stands within its sentence."""

from __future__ import annotations

from collections.abc import Iterable

from policylint.language.adjuncts import Found
from policylint.language.clauses import is_new_command
from policylint.language.labels import normal
from policylint.language.model import Context, Frame
from policylint.language.outlines import Outline
from policylint.language.tree import Token

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
    # "tell a guest that …" is often read as a relative clause of the guest
    complement = top.dep_ in {"relcl", "acl"} and (
        any(
            (child.dep_ == "mark" and normal(child.text) == "that") or _told_without_that(child, above)
            for child in top.children
        )
        or _told_that_somebody(top, above)
    )
    if top.dep_ in {"relcl", "acl"} and not complement:
        found.add("relative")
    if _owned_after_all(clause.head):
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
            found |= _made_to_know(top, above) or _under_speech(above)
            # what somebody once told or was told to do is over with the telling
            if told_once and _is_bare(top):
                found.add("past")
        if (top.dep_ == "csubj" and _forbids(above)) or (
            normal(top.head.text) in _HOPES and above.polarity == "negative"
        ):
            found.add("prohibited")
    if clause.mood == "imperative" and is_new_command(top):
        found -= {"conditional", "relative"}
    # words to say are seldom told of the past, even in its tense: "say that they did not sign"
    # nor is "you failed to reply" in a letter
    if above is not None and _told_of_then(top, above):
        found.add("past")
    if verbs.past and not clause.addressed and (told_once or not {"speech", "quoted"} & found):
        found.add("past")
    return frozenset(found)


#: Said of an act, these forbid it: "it is forbidden to close the case", "it is a breach to …".
_FORBIDDEN = frozenset(
    f"={word}"
    for word in (
        "forbid prohibit ban outlaw disallow forbidden prohibited banned unacceptable wrong improper"
        " impermissible inexcusable breach violation misconduct offence mistake unlawful illegal disciplinary"
    ).split()
)
#: What is done in a forbidden hope is forbidden: "never hide it in the hope that they won't notice".
_HOPES = frozenset("hope hopes hoping belief expectation assumption".split())
#: Said of an act and denied, these forbid it.
_ALLOWED = frozenset(
    f"={word}"
    for word in (
        "acceptable allowed permissible permitted allow permit tolerate right proper okay ok fine good"
    ).split()
)

#: Adjectives of what is said until it is understood.
_CLEAR = frozenset({"clear", "plain", "known", "understood"})
_MAKE = frozenset({"make", "makes"})


def _is_bare(verb: Token) -> bool:
    """An infinitive or a gerund has no time of its own."""
    return verb.tag_ == "VBG" or any(child.tag_ == "TO" for child in verb.children)


def _made_to_know(top: Token, above: Frame) -> set[Context]:
    """As in "let them know that …", "make it plain that …": said, in the light of the letting or making."""
    verb = top.head
    letting, making = normal(verb.head.text) == "let", normal(verb.head.text) in _MAKE
    cleared = normal(verb.text) in _MAKE and any(normal(child.text) in _CLEAR for child in verb.children)
    if (normal(verb.text) == "know" and letting) or (normal(verb.text) in _CLEAR and making):
        verb = verb.head
    elif not cleared:
        return set()
    subjects = {normal(child.text) for child in verb.children if child.dep_ == "nsubj"}
    if subjects & {"they", "it"} or "past" in above.context:
        return set()
    denied = any(child.dep_ == "neg" for child in verb.children)
    return {"embedded", "prohibited" if denied else "speech"}


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


#: What is said of a practice that is over: "criticised us for telling …".
_CRITICISING = frozenset({"criticise", "criticize", "condemn", "censure", "reprimand", "rebuke"})


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


def _told_that_somebody(top: Token, above: Frame | None) -> bool:
    """As in "explain to the guest that we try to run to time": "that" is read as what is run."""
    if above is None or not _SAYING & above.predicate_labels:
        return False
    subjects = [child for child in top.children if child.dep_ in {"nsubj", "nsubjpass"}]
    opening = next(iter(top.subtree), top)
    return normal(opening.text) == "that" and any(
        opening.i < one.i < top.i and one.tag_ not in {"WDT", "WP"} for one in subjects
    )


def _under_speech(above: Frame) -> set[Context]:
    """What a verb of saying makes of the clause it says."""
    if _forbids(above):
        return {"embedded", "prohibited"}
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


def _forbids(above: Frame) -> bool:
    """Does this clause forbid the act that it tells of?"""
    said = above.predicate_labels | {f"={above.predicate}"}
    if above.attribute is not None:
        said |= above.attribute.labels
    impersonal = above.actor is None or above.actor.head in {"it", "this", "that"}
    words = _FORBIDDEN if above.polarity == "affirmative" else _ALLOWED
    return impersonal and "embedded" not in above.context and bool(said & words)


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
