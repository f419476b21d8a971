"""The verb group of a clause: modality, polarity, voice, and the verbs that only carry them.

"has to", "fails to", "is not required to" are not what a clause says but how it says
it: `governs` tells what such a verb adds to the verb it governs.
"""

from __future__ import annotations

from dataclasses import dataclass

from policylint.language.labels import normal
from policylint.language.model import Modality
from policylint.language.tree import Token

_MODALS: dict[str, Modality] = {
    "must": "must",
    "shall": "must",
    "should": "should",
    "ought": "should",
    "may": "may",
    "might": "may",
    "can": "can",
    "ca": "can",
    "could": "can",
    "will": "will",
    "wo": "will",
    "would": "will",
    "'ll": "will",
    "'d": "will",
}
#: Verbs and adjectives that hand their meaning to the infinitive after them, by the modality they give it.
_HANDING_ON: dict[Modality | None, str] = {
    "must": "have has had having need needs needed required obliged obligated bound",
    "should": "supposed expected ought",
    "will": "going about",
    "can": "able unable",
    "may": "allowed permitted entitled authorised authorized free welcome",
    None: (
        "fail fails failed failing refuse refuses refused decline declines declined neglect neglected"
        " omit dare tend begin start continue want wish try aim"
    ),
}
_GOVERNING = {word: modality for modality, words in _HANDING_ON.items() for word in words.split()}
_NEGATIVE = frozenset(
    "unable fail fails failed failing refuse refuses refused decline declines declined neglect neglected"
    " omit".split()
)
#: Before "not", these set a phrase against the one before it.
_BEFORE_CONTRAST = frozenset({",", "and", "but", "–", "—"})
_KEEPS_OWN = frozenset({"want", "wish", "try", "aim", "begin", "start", "continue", "tend"})
NOT = frozenset({"not", "n't", "never", "nor", "neither", "hardly", "barely", "scarcely", "rarely", "cannot"})
NO = frozenset({"no", "neither"})
NOTHING = frozenset({"nothing", "none", "nobody", "no-one", "nowhere"})
#: Nouns that hand their meaning to what there is no need, reason or point to do.
_NEEDS = frozenset("need requirement reason point obligation sense necessity cause use".split())
_BE = frozenset({"is", "'s", "are", "was", "were", "be", "s"})
#: Adverbs that may stand between "be" and the infinitive that it obliges to.
_PASSING = frozenset("still then also always only first just merely normally usually thus later".split())
#: Nouns that with "no" before them negate a whole clause: "under no circumstances", "in no way".
_NO_FRAMES = frozenset({"way", "event", "circumstances", "circumstance", "account", "case", "means", "sense"})


@dataclass(frozen=True)
class VerbGroup:
    """How a clause says what it says. `tokens` are the indices of the finite group."""

    main: int
    tokens: tuple[int, ...]
    modality: Modality
    negations: int
    not_only: bool
    passive: bool
    past: bool
    infinitive: bool
    question: bool


def governed(token: Token) -> Token | None:
    """The infinitive that `token` hands its meaning to, or None."""
    word = normal(token.text)
    if word in _NEEDS and token.tag_[:2] == "NN" and token.dep_ in {"ROOT", "conj", "parataxis"}:
        return _needed(token)  # "no need to tell them"
    if word in _BE:  # "there is no need to tell them"
        needs = next(
            (child for child in token.children if child.dep_ == "attr" and normal(child.text) in _NEEDS), None
        )
        there = any(child.dep_ == "expl" for child in token.children)
        if needs is not None and there:
            return _needed(needs)
        return None if there else _to_be(token) or _able(token)
    if word not in _GOVERNING or word in _KEEPS_OWN:
        return None
    for child in token.children:
        if child.dep_ in {"xcomp", "ccomp"} and child.i > token.i and child.tag_[:2] in {"VB", "JJ", "NN"}:
            has_to = any(mark.tag_ == "TO" and mark.i < child.i for mark in child.lefts)
            own_subject = any(mark.dep_ in {"nsubj", "nsubjpass"} for mark in child.children)
            blamed = word == "ought" and any(normal(mark.text) == "have" for mark in child.lefts)
            if has_to and not own_subject and not blamed:  # "ought to have asked" judges what was done
                return child
    return None


def _to_be(copula: Token) -> Token | None:
    """As in "claims are to be brought against": the infinitive that "be" obliges to."""
    for child in copula.children:
        if child.dep_ == "xcomp" and child.i > copula.i and any(mark.tag_ == "TO" for mark in child.lefts):
            return child if child.tag_[:2] == "VB" else None
        said_of = child.dep_ in {"attr", "acomp", "prep", "advmod", "oprd"} and child.i > copula.i
        if said_of and normal(child.text) not in _PASSING:
            return None
    return None


def _able(copula: Token) -> Token | None:
    """As in "are unable to help": the adjective, which governs the infinitive in its turn."""
    for child in copula.children:
        if child.dep_ == "acomp" and normal(child.text) in _GOVERNING and governed(child) is not None:
            return child
    return None


def _needed(noun: Token) -> Token | None:
    """What there is "no need" to do."""
    for child in noun.children:
        after = child.dep_ in {"acl", "relcl", "xcomp"} and child.i > noun.i
        if after and any(mark.tag_ == "TO" for mark in child.lefts):
            return child
        if child.dep_ == "prep" and normal(child.text) in {"in", "of", "for"}:
            return next((verb for verb in child.children if verb.dep_ == "pcomp"), None)
    return None


#: Verbs whose past is as their plain form, so that only the subject tells a report from a command.
_SAME_IN_PAST = frozenset("read put let cut set shut hit quit split spread shed".split())


def disguised_command(verb: Token) -> bool:
    """As in "when they argue, put them on hold": tagged as past, but nobody is named who did it."""
    return (
        verb.tag_ == "VBD"
        and verb.dep_ == "ROOT"
        and normal(verb.text) in _SAME_IN_PAST
        and not any(child.dep_ in {"nsubj", "nsubjpass", "expl", "aux"} for child in verb.children)
    )


def _short_passive(verb: Token) -> bool:
    """As in "the claim is logged and the sender given an answer": the first passive lends its auxiliary."""
    above = verb.head
    return (
        verb.dep_ == "conj"
        and verb.tag_ in {"VBN", "VBD"}
        and above.tag_ == "VBN"
        and any(child.dep_ == "auxpass" for child in above.children)
        and any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)
        and not any(child.dep_ in {"aux", "auxpass"} for child in verb.children)
    )


def group(token: Token, governors: tuple[Token, ...]) -> VerbGroup:
    """The verb group of the clause headed by `token`, with the verbs that govern it."""
    chain = (*governors, token)
    found = _Found(token, chain[0])
    for verb in chain:
        found.take(verb)
    command = disguised_command(chain[0])
    finite_past = chain[0].tag_ == "VBD" and normal(chain[0].text) not in {"had"} and not command
    doc, short = token.doc, _short_passive(token)
    return VerbGroup(
        main=token.i,
        tokens=tuple(sorted(found.indices)),
        modality=found.modality,
        negations=found.negations,
        not_only=found.not_only,
        passive=found.passive or short,
        past=(found.past or (token.tag_ == "VBD" and not disguised_command(token)) or finite_past)
        and not short,
        infinitive=found.infinitive,
        question=doc[len(doc) - 1].text == "?" and token.dep_ in {"ROOT", "conj"},
    )


class _Found:
    """What has been seen of a verb group while its verbs are gone through, first to last."""

    def __init__(self, main: Token, first: Token) -> None:
        self.main = main
        self.first = first
        self.indices: set[int] = set()
        self.modality: Modality = "none"
        self.negations = 0
        self.not_only = self.passive = self.past = self.infinitive = False

    def take(self, verb: Token) -> None:
        if verb is not self.main:
            self._governing(verb)
        self.indices.add(verb.i)
        for child in verb.children:
            low = normal(child.text)
            if child.dep_ in {"aux", "auxpass"} or (child.tag_ == "MD" and child.dep_ != "punct"):
                self._auxiliary(verb, child, low)
            elif child.dep_ == "neg" or (child.dep_ in {"advmod", "preconj", "cc"} and low in NOT):
                self._negator(verb, child, low)
            elif child.dep_ == "advmod" and low in {"longer", "more"} and _has_no(child):
                self.negations += 1
                self.indices.update({child.i, child.i - 1})
            elif child.dep_ in {"prep", "advmod"} and _no_circumstances(child):
                self.negations += 1
            elif child.dep_ in {"agent", "nsubjpass"}:
                self.passive = self.passive or verb is self.main
        self.negations += _negated_arguments(verb)
        if verb.tag_[:2] == "NN" and verb is not self.main:
            self.negations += any(normal(det.text) in NO for det in verb.children)

    def _governing(self, verb: Token) -> None:
        word = normal(verb.text)
        obliges = word in _BE and _to_be(verb) is not None
        added = "must" if obliges else _GOVERNING.get(word)
        if added and (self.modality == "none" or added in {"may", "can"}):
            self.modality = added
        self.negations += word in _NEGATIVE

    def _auxiliary(self, verb: Token, child: Token, low: str) -> None:
        self.indices.add(child.i)
        if child.dep_ == "auxpass":  # "doesn't get told": the denial hangs on the auxiliary
            self.negations += sum(own.dep_ == "neg" for own in child.children)
        if low in _MODALS and child.tag_ == "MD" and (self.modality, _MODALS[low]) != ("must", "will"):
            self.modality = _MODALS[low]  # but "will have to" obliges
        if child.dep_ == "auxpass" or low == "being":
            self.passive = self.passive or verb is self.main
        if child.tag_ == "TO":
            self.infinitive = verb is self.first
        if child.tag_ == "VBD" or (low == "have" and self.modality in {"should", "can"}):
            self.past = True  # "you should have read it" is about the past

    def _negator(self, verb: Token, child: Token, low: str) -> None:
        following = child.nbor() if child.i + 1 < len(child.doc) else None
        if following is not None and normal(following.text) in {"only", "just", "merely", "solely"}:
            self.not_only = True
        elif low == "not" and child.i > verb.i + 1 and normal(child.nbor(-1).text) in _BEFORE_CONTRAST:
            pass  # "on the day it is scanned, not when it reaches us": a contrast
        elif low == "nor" and child.i > verb.i:
            pass  # "neither approve nor decline": it denies what follows, which takes it from "neither"
        else:
            self.negations += 1
            self.indices.add(child.i)


def _has_no(token: Token) -> bool:
    return token.i > 0 and normal(token.nbor(-1).text) == "no"


def _no_circumstances(token: Token) -> bool:
    return any(
        normal(obj.text) in _NO_FRAMES and any(normal(det.text) in NO for det in obj.children)
        for obj in token.children
        if obj.dep_ == "pobj"
    )


def _negated_arguments(verb: Token) -> int:
    """Subjects and objects that carry the negation: "no refund is given", "we owe nothing"."""
    count = 0
    for child in verb.children:
        if child.dep_ == "agent":  # "is read by nobody"
            count += any(_nobody(one) for one in child.children)
        if child.dep_ not in {"nsubj", "nsubjpass", "dobj", "attr", "dative", "obj", "expl", "npadvmod"}:
            continue
        if child.dep_ == "npadvmod" and normal(child.text) not in NOTHING:
            continue
        # "in no case" is counted above; "no later than" is a deadline, not a negation
        no = any(
            normal(det.text) in NO
            and det.dep_ in {"det", "neg", "preconj", "advmod"}
            and normal(child.text) != "later"
            for det in child.children
        )
        count += no or normal(child.text) in NOTHING
    return count


def _nobody(token: Token) -> bool:
    """As in "by nobody", "by none of us", "by no one"."""
    return normal(token.text) in NOTHING or any(normal(det.text) in NO for det in token.children)
