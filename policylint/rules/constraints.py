"""A frame mapping of a rule file → Pattern."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import get_args, get_type_hints

from policylint.documents.model import BlockKind
from policylint.language.model import (
    Audience,
    Context,
    Frame,
    Modality,
    Mood,
    Polarity,
    Role,
    TimeLabel,
    Voice,
)
from policylint.rules.lexicon import Lexicon
from policylint.rules.model import FIELDS, MODIFIER, Constraint, Pattern
from policylint.rules.yaml_door import Node, as_items, as_mapping, as_text, check_keys, choose

#: The fields whose labels are the values of a type; all others carry lexicon labels.
VALUES: Mapping[str, tuple[str, ...]] = {
    "polarity": get_args(Polarity),
    "modality": get_args(Modality),
    "mood": get_args(Mood),
    "voice": get_args(Voice),
    "tense": get_args(get_type_hints(Frame)["tense"]),
    "audience": get_args(Audience),
    "kind": get_args(BlockKind),
    "context": get_args(Context),
    "time": get_args(TimeLabel),
}
ROLES = tuple(role for role in get_args(Role) if role != "none")
PRESENCE = ("any", "none")
#: A phrase owned by neither us nor the customer: "AuraTech's number" (see `language.slots`).
OWNED = ("others", "customers")
#: A deadline, condition … that names such a time.
TIMED = tuple(f"time:{label}" for label in get_args(TimeLabel))
#: Labels that frames give of themselves: copular predicates ("be-down") and verbless clauses.
_COMPUTED = re.compile(r"be|be-[a-z]+|fragment")
_LEMMA = re.compile(r"=[^\W_]+(?:[ '-][^\W_]+)*")


def read_pattern(node: Node, lexicon: Lexicon, origin: str) -> Pattern:
    """The pattern that a frame mapping writes; raises PolicylintError."""
    pairs = as_mapping(node, origin)
    check_keys(pairs, (*FIELDS, "not"), origin)
    require = _constraints({key: value for key, value in pairs.items() if key != "not"}, lexicon)
    if not require:
        raise node.error(f"{origin} asks for nothing.", "Name at least one field outside 'not:'.")
    forbidden = as_mapping(pairs["not"], "not") if "not" in pairs else {}
    check_keys(forbidden, FIELDS, "not")
    return Pattern(require, _constraints(forbidden, lexicon), origin, node.line)


def _constraints(pairs: Mapping[str, Node], lexicon: Lexicon) -> tuple[Constraint, ...]:
    return tuple(Constraint(name, _groups(name, value, lexicon)) for name, value in pairs.items())


def _groups(name: str, node: Node, lexicon: Lexicon) -> tuple[frozenset[str], ...]:
    if isinstance(node.value, str):
        return (frozenset({_label(name, node, lexicon)}),)
    items = as_items(node, name)
    if not items:
        raise node.error(f"{name} is an empty list.", "List a label, or remove the key.")
    nested = [isinstance(item.value, tuple) for item in items]
    if not any(nested):
        return (frozenset(_label(name, item, lexicon) for item in items),)
    if not all(nested):
        raise node.error(
            f"{name} mixes labels and lists.",
            "Write [a, b] for 'a or b', [[a, b], [c]] for '(a or b) and c'.",
        )
    return tuple(group for item in items for group in _groups(name, item, lexicon))


def _label(name: str, node: Node, lexicon: Lexicon) -> str:
    label = as_text(node, name)
    if name == "predicate" and _COMPUTED.fullmatch(label):
        return label
    if label.startswith(MODIFIER) and label.removeprefix(MODIFIER) in lexicon.classes:
        return label
    if name in VALUES:
        known = (*VALUES[name], *PRESENCE)
    elif label.startswith("="):
        if _LEMMA.fullmatch(label):
            return label.lower()
        raise node.error(f"{name}: {label!r} is no lemma.", "Write '=' and one word, as in \"=deem\".")
    else:
        known = (*PRESENCE, *OWNED, *TIMED, *ROLES, *lexicon.classes)
    if label not in known:
        raise node.error(f"{name}: {label!r} is not a label of this field.", _mend(label, known, name))
    return label


def _mend(label: str, known: tuple[str, ...], name: str) -> str:
    if name in VALUES:
        return choose(label, known)
    close = difflib.get_close_matches(label, known, n=1)
    hint = f"Did you mean {close[0]!r}? " if close else ""
    return f'{hint}Use a role, a class of the lexicon, "={label}" for that very word, any or none.'
