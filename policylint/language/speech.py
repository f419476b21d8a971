"""What a clause makes of the clause that it says, allows or forbids."""

from __future__ import annotations

from policylint.language.labels import normal
from policylint.language.model import Context, Frame
from policylint.language.tree import Token

COMPLEMENTS = frozenset({"ccomp", "xcomp", "pcomp", "acl"})
_SAYING = frozenset({"say", "tell", "ask"})
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


def of_what_says_it(top: Token, above: Frame) -> set[Context]:
    """The light in which a clause stands that complements the one `above`; `top` is its outermost verb."""
    return _made_to_know(top, above) or _under_speech(above)


def is_forbidden(top: Token, above: Frame) -> bool:
    """As in "to close it is a breach", "never hide it in the hope that they won't notice"."""
    hoped = normal(top.head.text) in _HOPES and above.polarity == "negative"
    return hoped or (top.dep_ == "csubj" and _forbids(above))


def is_told_to_its_noun(top: Token, above: Frame | None) -> bool:
    """As in "tell a guest that …", which is often read as a relative clause of the guest."""
    if top.dep_ not in {"relcl", "acl"}:
        return False
    return _told_that_somebody(top, above) or any(
        (child.dep_ == "mark" and normal(child.text) == "that") or _told_without_that(child, above)
        for child in top.children
    )


def is_over_with_it(top: Token, above: Frame, *, said: bool) -> bool:
    """Of a past clause above: "an agent told people to call", "they criticised us for telling them so".

    `said`: the clause complements the one above.
    """
    return (
        (said and _is_bare(top))
        or (top.dep_ == "xcomp" and top.tag_ == "VB")
        or (above.predicate in _CRITICISING and top.dep_ in COMPLEMENTS | {"relcl"})
    )


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
