"""Which tokens head a clause, and which verbs only govern the next."""

from __future__ import annotations

from policylint.language.labels import normal
from policylint.language.tree import Doc, Token
from policylint.language.verbs import governed

_CLAUSES = frozenset(
    "conj advcl ccomp xcomp relcl acl pcomp csubj csubjpass parataxis dep appos nmod amod".split()
)
_STRICT = frozenset({"appos", "nmod", "amod", "dep", "conj"})
#: Marks after which a verb without a subject is a new sentence in all but the capital.
_NEW_BREATH = frozenset({";", ":", "–", "—"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def clause_heads(doc: Doc, prefix: int) -> tuple[tuple[Token, tuple[Token, ...]], ...]:
    """Each clause's head with the verbs that govern it, outermost first; main clause first."""
    taken: set[int] = set()
    heads: list[tuple[Token, tuple[Token, ...]]] = []
    for token in doc:
        if token.i in taken or not _heads_clause(token):
            continue
        chain: list[Token] = []
        head = token
        while (below := governed(head)) is not None and below.i not in taken:
            chain.append(head)
            taken.add(head.i)
            head = below
        if head.idx < prefix:
            continue
        taken.add(head.i)
        heads.append((head, tuple(chain)))
    return tuple(sorted(heads, key=lambda pair: (_depth(pair[1][0] if pair[1] else pair[0]), pair[0].i)))


def _heads_clause(token: Token) -> bool:
    if token.dep_ == "ROOT":
        return not token.is_punct
    if token.dep_ not in _CLAUSES:
        return False
    verbal = token.tag_[:2] == "VB"
    has_subject = any(child.dep_ in _SUBJECTS for child in token.children)
    if token.dep_ == "amod":
        return False
    if token.dep_ in _STRICT:
        return (
            verbal and (token.tag_ not in {"VBG", "VBN"} or has_subject or _verb_conj(token))
        ) or has_subject
    return verbal or has_subject or any(child.dep_ == "cop" for child in token.children)


def _verb_conj(token: Token) -> bool:
    return token.dep_ == "conj" and token.head.tag_[:2] == "VB"


def _depth(token: Token) -> int:
    depth = 0
    while token.head.i != token.i and depth < 60:
        depth += token.dep_ not in {"conj", "parataxis"}
        token = token.head
    return depth


def subject_of(head: Token, chain: tuple[Token, ...]) -> tuple[Token | None, bool]:
    """The subject of a clause and whether it stands in the clause itself.

    A coordinated verb shares the subject of the first; an infinitive takes the object of
    the verb above it ("ask the customer to call"), else its subject.
    """
    for verb in (*chain, head):
        for child in verb.children:
            if child.dep_ in _SUBJECTS and child.dep_ != "expl":
                return _antecedent(verb, child), True
    outer = chain[0] if chain else head
    if outer.dep_ == "conj" and outer.head.tag_[:2] in {"VB", "MD"}:
        begins = is_new_command(outer) or _begins_anew(outer)
        return (None if begins else subject_of(outer.head, ())[0]), False
    if outer.dep_ == "xcomp":
        above = outer.head
        controlled = next(
            (child for child in above.children if child.dep_ in {"dobj", "nsubjpass", "dative"}), None
        )
        if controlled is not None and controlled.i < outer.i:
            return controlled, False
        return subject_of(above, ())[0], False
    if outer.dep_ == "advcl" and outer.tag_ in {"VBG", "VB"} and outer.head.tag_[:2] == "VB":
        return subject_of(outer.head, ())[0], False
    if outer.dep_ in {"relcl", "acl"} and outer.tag_ == "VBG":
        return outer.head, False
    return None, False


def is_new_command(verb: Token) -> bool:
    """As in "once the parcel is lost, close the trace and don't ring", read as what the parcel does.

    A plain form cannot go on from "is lost" or "gets lost", nor can "don't" from anything without a subject.
    """
    if verb.dep_ != "conj" or verb.tag_ != "VB" or any(child.dep_ in _SUBJECTS for child in verb.children):
        return False
    aux = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if aux:
        denied = any(child.dep_ == "neg" for child in verb.children)
        return denied and all(normal(child.text) == "do" for child in aux) and _of_one(verb.head)
    return verb.head.tag_ in {"VBZ", "VBD", "VBN"}


def _of_one(verb: Token) -> bool:
    """Is it the form of a single third, with which "don't" cannot share its subject?"""
    helping = (child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass"})
    return verb.tag_ == "VBZ" or "VBZ" in helping


def _begins_anew(verb: Token) -> bool:
    """As in "they clicked twice; treat it as a slip": after such a mark a bare verb is a command."""
    first = min((token.i for token in verb.subtree), default=verb.i)
    return verb.tag_ in {"VB", "VBP"} and first > 0 and verb.doc[first - 1].text in _NEW_BREATH


def _antecedent(verb: Token, subject: Token) -> Token:
    if verb.dep_ == "relcl" and subject.tag_ in {"WDT", "WP"}:
        return verb.head
    return subject


def logical_object(head: Token) -> Token | None:
    """The direct object, the subject of a passive, or what a participle modifies."""
    for wanted in ("nsubjpass", "dobj", "obj"):
        for child in head.children:
            if child.dep_ == wanted:
                return _antecedent(head, child)
    if head.dep_ in {"acl", "relcl"} and head.tag_ == "VBN":
        return head.head
    shares = head.dep_ == "conj" and head.head.tag_ == head.tag_ == "VBN"
    if shares and not any(child.dep_ in _SUBJECTS for child in head.children):
        return logical_object(head.head)
    return None


def agent_of(head: Token) -> Token | None:
    """The by-phrase of a passive."""
    for child in head.children:
        if child.dep_ == "agent":
            for obj in child.children:
                if obj.dep_ == "pobj":
                    return obj
    return None
