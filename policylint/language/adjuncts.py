"""Conditions, reasons, deadlines and the like: phrases with a cue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from policylint.language.labels import normal
from policylint.language.model import Adjunct, AdjunctKind
from policylint.language.reader import Reader
from policylint.language.roles import mentions
from policylint.language.tree import Doc, Token

_TIME = frozenset(
    "day days hour hours hr hrs week weeks month months minute minutes min mins year years today tomorrow"
    " tonight monday tuesday wednesday thursday friday saturday sunday noon midnight end close deadline"
    " date time bd quarter season".split()
)
_CLAUSAL = frozenset({"advcl", "ccomp", "xcomp", "relcl", "acl", "ROOT", "conj", "pcomp", "parataxis"})
#: Cues that say enough by themselves.
_ALONE = frozenset({"regardless", "irrespective", "either"})
#: After "as", these make a comparison, a command or a formula of it, not a reason.
_NOT_CAUSAL = frozenset(
    "soon follows well long far much many possible required above below to of if per early".split()
)
#: After "so", these open the clause that tells what follows from the one before.
_RESULT_SUBJECTS = frozenset(
    "we the they there it you our that nobody no i he she a this staff agents customers most only".split()
)
#: After "once", these make it a count.
_AGAIN = frozenset({"more", "again", "only", "every", "each", "per"})
#: Before "given", these make it what somebody is given.
_PASSIVE = frozenset("is are be been was were being 's 're get gets got not also only".split())
#: They open a concession, but may also be who or what the clause is about.
_WHOEVER = frozenset({"whoever", "whatever"})
_DASHES = frozenset({"-", "–", "—", "--"})
_KIND_ORDER: tuple[AdjunctKind, ...] = (
    "restriction", "exception", "concession", "contrast", "purpose", "reason", "deadline", "condition",
)  # fmt: skip


@dataclass(frozen=True)
class Found:
    """An adjunct with its tokens and the token it modifies."""

    adjunct: Adjunct
    tokens: frozenset[int]
    head: int


@dataclass(frozen=True)
class Cues:
    """Cue word sequences by first word, longest first, each with its kind."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], AdjunctKind], ...]]


def build_cues(cues: Mapping[str, tuple[str, ...]]) -> Cues:
    found: dict[str, list[tuple[tuple[str, ...], AdjunctKind]]] = {}
    for kind in _KIND_ORDER:
        for cue in cues.get(kind, ()):
            words = tuple(cue.split())
            found.setdefault(words[0], []).append((words, kind))
    return Cues(
        {first: tuple(sorted(group, key=lambda item: -len(item[0]))) for first, group in found.items()}
    )


def find_adjuncts(reader: Reader, cues: Cues) -> tuple[Found, ...]:
    """All adjuncts of the sentence, in order."""
    words = reader.labelled.words
    found: list[Found] = []
    taken: set[int] = set()
    for index in range(len(words)):
        if index in taken or not reader.real(index):
            continue
        for cue, kind in cues.by_first.get(words[index], ()):
            if words[index : index + len(cue)] != cue:
                continue
            one = _adjunct(reader, index, cue, kind)
            if one is not None:
                found.append(one)
                taken.update(range(index, index + len(cue)))
                break
    return (*found, *_manners(reader, taken))


def _counts(doc: Doc, once: int) -> bool:
    """As in "once more", "once every week", "once a fortnight": a number of times, not a condition."""
    after = [normal(doc[i].text) for i in range(once + 1, min(once + 3, len(doc)))]
    return bool(after) and (
        after[0] in _AGAIN
        or (len(after) == 2 and after[0] in {"a", "an"} and after[1] in _TIME | {"fortnight"})
    )


def _adjunct(reader: Reader, index: int, cue: tuple[str, ...], kind: AdjunctKind) -> Found | None:
    doc = reader.doc
    token = doc[index]
    last = doc[index + len(cue) - 1]
    tokens = _extent(token, last, index)
    if kind == "deadline" or (kind == "condition" and cue in {("after",), ("before",), ("upon",)}):
        timed = any(normal(doc[i].text) in _TIME or doc[i].like_num for i in tokens if i >= index + len(cue))
        clausal = (
            last.dep_ in {"mark", "advmod"} and last.head.tag_[:2] == "VB" and last.head.dep_ in _CLAUSAL
        )
        if kind == "deadline" and (not timed or token.dep_ in {"agent", "aux", "mark"}):
            return None
        if kind == "condition" and timed and not clausal:
            kind = "deadline"
    if kind == "condition" and cue in {("while",), ("should",), ("once",), ("where",), ("when",)}:
        if cue == ("once",) and _counts(doc, index):
            return None
        if cue == ("should",) and (
            index > 0 and reader.real(index - 1) and doc[index - 1].text not in ",;–—-"
        ):
            return None
        if (
            cue == ("where",)
            and token.dep_ == "advmod"
            and token.head.dep_ == "relcl"
            and index
            and doc[index - 1].tag_[:2] == "NN"
        ):
            return None
    if kind == "reason" and cue == ("as",) and not _causal_as(token):
        return None
    if cue[0] == "given" and index and normal(doc[index - 1].text) in _PASSIVE:
        return None  # "they are given the number"
    if kind == "reason" and cue == ("since",) and token.dep_ != "mark":
        return None
    if kind == "purpose" and cue[0] == "so" and len(cue) == 1 and not _result_so(doc[index]):
        return None
    if kind == "contrast" and cue == ("not",):
        return None
    if cue[0] in _WHOEVER and _names_a_party(token):
        return None
    if (
        cue in {("upon",), ("after",), ("before",)}
        and last.dep_ == "prep"
        and not any(True for _ in last.children)
    ):
        return None  # "the documents relied upon"
    if kind == "restriction" and cue[-1] in {"on", "to", "for", "upon"} and len(tokens) < 2:
        return None
    span = reader.span(tokens)
    if span is None or (len(tokens) <= len(cue) and cue[0] not in _ALONE):
        return None
    mentioned = mentions(reader, tokens) | {"any"}
    head = last.head.head if last.dep_ in {"mark", "advmod"} and last.head.i in tokens else token.head
    return Found(Adjunct(kind, " ".join(cue), span, reader.text(span), mentioned), frozenset(tokens), head.i)


def _extent(token: Token, last: Token, index: int) -> tuple[int, ...]:
    """The tokens of an adjunct: the subtree its cue opens, from the cue on."""
    doc = token.doc
    if last.dep_ in {"mark", "advmod"} and last.head.i > last.i and last.head.dep_ in _CLAUSAL - {"ROOT"}:
        head = last.head
        inside = sorted(t.i for t in head.subtree if t.i >= index)
        return tuple(inside[: _swallowed(doc, inside, head)])
    if last.dep_ in {"prep", "agent", "pcomp", "aux"} or last.tag_ == "IN":
        below = last.subtree if last.dep_ != "aux" else last.head.subtree
        inside = [t.i for t in below if t.i >= index]
        if len(inside) > 1:
            return tuple(sorted({*range(index, last.i + 1), *inside}))
    end = last.i + 1
    while end < len(doc) and doc[end].text not in {";", ":", ".", "(", ")"} | _DASHES:
        if doc[end].text == "," and end > last.i + 1:
            break
        end += 1
    return tuple(range(index, end))


def _swallowed(doc: Doc, inside: list[int], head: Token) -> int:
    """Where a condition ends that the parser let swallow the command after it: "where in doubt, use R7"."""
    for at, index in enumerate(inside[:-1]):
        if doc[index].text != "," or index < head.i:
            continue
        after = doc[inside[at + 1]]
        alone = not any(child.dep_ in {"nsubj", "nsubjpass", "aux", "mark"} for child in after.children)
        if after.tag_ in {"VB", "VBP"} and alone and after.i == index + 1:
            return at
    return len(inside)


def _causal_as(token: Token) -> bool:
    """As in "as it ties up the line", not "as soon as", "as a matter", "such as", "as follows"."""
    doc, index = token.doc, token.i
    after = normal(doc[index + 1].text) if index + 1 < len(doc) else ""
    before = normal(doc[index - 1].text) if index else ""
    if after in _NOT_CAUSAL:
        return False
    if before in {"such", "same", "well", "soon", "regarded", "known"} or any(
        normal(t.text) == "as" for t in doc[max(0, index - 3) : index]
    ):
        return False
    return token.dep_ == "mark" and any(
        child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in token.head.children
    )


def _names_a_party(token: Token) -> bool:
    """As in "whoever wants to leave has to come in", not "whoever broke it, we replace it"."""
    if token.dep_ not in {"nsubj", "nsubjpass", "dobj"}:
        return False
    return token.head.dep_ in {"csubj", "csubjpass", "pcomp"}


def _result_so(token: Token) -> bool:
    doc, index = token.doc, token.i
    after = normal(doc[index + 1].text) if index + 1 < len(doc) else ""
    return index > 0 and after in _RESULT_SUBJECTS


def _manners(reader: Reader, taken: set[int]) -> tuple[Found, ...]:
    """Every other prepositional phrase of a verb: "by post", "at our discretion"."""
    found: list[Found] = []
    for token in reader.doc:
        if token.dep_ not in {"prep", "agent"} or token.i in taken or not reader.real(token.i):
            continue
        tokens = tuple(sorted(t.i for t in token.subtree))
        span = reader.span(tokens)
        if span is None or len(tokens) < 2:
            continue
        mentioned = mentions(reader, tokens) | {"any"}
        adjunct = Adjunct("manner", normal(token.text), span, reader.text(span), mentioned)
        found.append(Found(adjunct, frozenset(tokens), token.head.i))
    return tuple(found)
