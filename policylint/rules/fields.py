"""The labels that a field of a frame carries: all that a constraint ever asks about."""

from __future__ import annotations

from functools import lru_cache

from policylint.language.model import Frame, Sentence

_SLOTS = frozenset({"actor", "object", "recipient", "topic", "attribute"})
_ADJUNCTS = frozenset(
    "condition exception restriction reason purpose deadline concession contrast manner".split()
)
_SETTING = frozenset({"section", "audience", "kind", "owner"})
_ABSENT = frozenset({"none"})
#: Words that staff are to say reach customers as a text for customers does.
_HEARD = frozenset({"customer"})


def labels_of(field: str, frame: Frame, sentence: Sentence) -> frozenset[str]:
    """What `field` carries in this frame of this sentence; ``{"none"}`` if it is absent."""
    if field in _SLOTS:
        slot = getattr(frame, field)
        return _ABSENT if slot is None else slot.labels
    if field in _ADJUNCTS:
        found = frozenset[str]().union(*(one.mentions for one in frame.adjuncts if one.kind == field))
        return found or _ABSENT
    if field == "predicate":
        return frame.predicate_labels | {f"={frame.predicate}"}
    if field == "clause":
        return frame.mentions
    if field == "sentence":
        return sentence.mentions
    if field in _SETTING:
        found = _setting(sentence.setting, field)
        return found | _HEARD if field == "audience" and "speech" in frame.context else found
    if field == "time":
        return frame.times or _ABSENT
    if field == "context":
        return frozenset(frame.context) or _ABSENT
    return frozenset({str(getattr(frame, field)), "any"})


@lru_cache(maxsize=1024)
def _setting(setting: frozenset[str], field: str) -> frozenset[str]:
    start = f"{field}:"
    return frozenset(label.removeprefix(start) for label in setting if label.startswith(start)) or _ABSENT
