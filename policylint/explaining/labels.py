"""What a field of a clause was asked for, and what it has, in the sentence's own words where it can be."""

from __future__ import annotations

from policylint.language.model import Frame, Slot
from policylint.rules.model import Constraint
from policylint.rules.wording import labels_in_words

_SLOTS = frozenset({"actor", "object", "recipient", "topic", "attribute"})
_WIDE = frozenset({"clause", "sentence", "section"})


def expected(constraint: Constraint, labels: frozenset[str]) -> str:
    """What the constraint asks for and does not get."""
    missing = [group for group in constraint.groups if not group & labels]
    return " and ".join(_group(group, alone=len(missing) == 1) for group in missing)


def found(name: str, frame: Frame, labels: frozenset[str]) -> str:
    """What the clause has in a field that was asked for something else."""
    own = own_words(name, frame)
    if own or name in _SLOTS:
        return own or "nothing"
    if name == "predicate":
        return labels_in_words(frozenset({f"={frame.predicate}"}))
    if name in _WIDE:
        return "no such word"
    return labels_in_words(labels - {"any", "none"}) or "nothing"


def met(constraint: Constraint, frame: Frame, labels: frozenset[str]) -> str:
    """What the clause has that meets a constraint: "actor: “our courier” (supplier)"."""
    kept = frozenset().union(*(group & labels for group in constraint.groups))
    if constraint.field in _SLOTS:
        return own_words(constraint.field, frame) or "nothing"
    if constraint.field == "predicate":
        classes = labels_in_words(kept - {f"={frame.predicate}"})
        return f"“{frame.predicate}”{f' ({classes})' if classes else ''}"
    return own_words(constraint.field, frame) or labels_in_words(kept - {"any", "none"}) or "nothing"


def own_words(name: str, frame: Frame) -> str:
    """The phrase in a place, or the adjuncts of a kind; empty if there is none, or no such field."""
    if name in _SLOTS:
        slot: Slot | None = getattr(frame, name)
        role = f" ({slot.role})" if slot and slot.role != "none" else ""
        return f"“{slot.text}”{role}" if slot else ""
    return ", ".join(f"“{one.text}”" for one in frame.adjuncts if one.kind == name)


def _group(labels: frozenset[str], *, alone: bool) -> str:
    if labels in (frozenset({"none"}), frozenset({"any"})):
        return "nothing" if "none" in labels else "anything"
    words = labels_in_words(labels)
    return words if alone or len(labels) == 1 else f"({words})"
