"""Slips of the parser that are mended before clauses are made of its tree.

"Complaints received after ten days are void" is easily read as "complaints received": the
participle is taken for the verb, and the verb for an afterthought without a subject.
"""

from __future__ import annotations

from policylint.language.tree import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_AFTERTHOUGHT = frozenset({"conj", "advcl", "dep", "ccomp", "parataxis"})
_FINITE = frozenset({"VBP", "VBZ", "MD"})
_HELPERS = frozenset({"aux", "auxpass"})
_JOINS = frozenset({"mark", "cc", "expl", "csubj", *_SUBJECTS})


def mend(doc: Doc) -> Doc:
    """The same tree, participles that were taken for the verb of their sentence hung below their noun."""
    for token in doc:
        if token.tag_ in {"VBD", "VBN"} and (subject := _noun_before(token)) is not None:
            main = _main_verb(token)
            if main is not None:
                _hang(token, subject, main)
    return doc


def _noun_before(token: Token) -> Token | None:
    """The subject that a participle directly follows, where it has no helping verb and no object."""
    subject = None
    for child in token.children:
        if child.dep_ in _HELPERS or child.dep_ in {"mark", "dative"}:
            return None
        if child.dep_ == "dobj" and not any(below.dep_ == "nummod" for below in child.children):
            return None
        if child.dep_ in _SUBJECTS:
            subject = child
    if subject is None or subject.tag_[:2] not in {"NN", "DT"} or subject.i > token.i:
        return None
    between = [one for one in token.doc[subject.subtree[-1].i + 1 : token.i] if one.dep_ != "neg"]
    return None if between or subject.subtree[-1].i > token.i else subject


def _main_verb(token: Token) -> Token | None:
    """The finite verb after it that has no subject of its own and is joined by nothing."""
    if token.dep_ in {"csubj", "csubjpass"} and token.head.i > token.i:
        return token.head if _finite(token.head) else None
    for child in token.children:
        if child.i > token.i and child.dep_ in _AFTERTHOUGHT and _finite(child) and not _joined(child, token):
            return child
    return None


def _finite(verb: Token) -> bool:
    helpers = [child for child in verb.children if child.dep_ in _HELPERS]
    if helpers:
        return helpers[0].tag_ in _FINITE
    return verb.tag_ in _FINITE


def _joined(verb: Token, above: Token) -> bool:
    if any(child.dep_ in _JOINS for child in verb.children):
        return True
    first = verb.subtree[0].i
    return any(
        above.i < child.i < first and (child.dep_ == "cc" or child.is_punct) for child in above.children
    )


def _hang(token: Token, subject: Token, main: Token) -> None:
    """Put `main` in the place of `token`, and `token` below `subject`."""
    if main.head is token:
        main.head = main if token.head is token else token.head
        main.dep_ = token.dep_
        if main.head is not main:
            main.head.children.append(main)
        token.children.remove(main)
    if token.head is not token:
        token.head.children.remove(token)
    passive = any(child.dep_ == "auxpass" for child in main.children)
    moved = [child for child in token.children if child is subject or not subject.i < child.i < main.i]
    for child in moved:
        token.children.remove(child)
        child.head = main
        main.children.append(child)
    subject.dep_ = "nsubjpass" if passive else "nsubj"
    token.head, token.dep_, token.tag_ = subject, "acl", "VBN"
    subject.children.append(token)
    main.children.sort(key=lambda child: child.i)
    main.head.children.sort(key=lambda child: child.i)
    for one in token.doc:
        one.forget()
