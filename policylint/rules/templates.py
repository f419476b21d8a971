"""The `rewrite` list of a rule file → RewriteTemplates; slots and placeholders of any text."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import fields
from typing import get_args

from policylint.language.model import AdjunctKind, Frame, Role
from policylint.rules.model import RewriteEdit, RewriteTemplate
from policylint.rules.yaml_door import Node, as_choice, as_mapping, as_text, check_keys, choose, keys_of

EDITS: tuple[RewriteEdit, ...] = get_args(RewriteEdit)
SAFETIES = ("safe", "unsafe", "display")
#: What a rewrite may name beyond the slots of its rule's `like` clauses.
FRAME_SLOTS = (
    *(item.name for item in fields(Frame) if "Slot" in str(item.type)),
    *get_args(AdjunctKind),
    *(role for role in get_args(Role) if role != "none"),
)
_ARROWED = ("reword", "instead")
#: For whom a sentence of `instead` is meant, and what goes with the bad instruction.
INSTEAD_OPTIONS = ("staff", "customers", "condition", "ban", "even", "or")
_SLOT = re.compile(r"\{([^{}]*)\}")
_PLACEHOLDER = re.compile(r"<([^<>]*)>")


def slots_of(text: str) -> tuple[str, ...]:
    return tuple(_SLOT.findall(text))


def check_brackets(node: Node, text: str, name: str) -> None:
    """Raises PolicylintError unless ``{…}`` and ``<…>`` are balanced, not nested and not empty."""
    for pattern, opened, closed in ((_SLOT, "{", "}"), (_PLACEHOLDER, "<", ">")):
        rest = pattern.sub("", text)
        if opened in rest or closed in rest:
            raise node.error(
                f"{name}: {opened} and {closed} do not pair up.", f"Close every {opened} with {closed}."
            )
        if any(not inner.strip() for inner in pattern.findall(text)):
            raise node.error(f"{name}: {opened}{closed} is empty.", "Write a name between them.")


def check_slots(node: Node, text: str, name: str, known: Collection[str]) -> None:
    for slot in slots_of(text):
        if slot.partition("|")[0] not in known:
            raise node.error(f"{name}: the slot {{{slot}}} is not known here.", choose(slot, sorted(known)))


def read_rewrite(node: Node, like_slots: Collection[str]) -> RewriteTemplate:
    """One item of `rewrite`; raises PolicylintError."""
    known = {*like_slots, *FRAME_SLOTS}
    if isinstance(node.value, str):
        text = as_text(node, "rewrite")
        _check_text(node, text, "rewrite", known)
        return RewriteTemplate(text=text, line=node.line)
    pairs = as_mapping(node, "rewrite")
    check_keys(pairs, tuple(key for key in keys_of(RewriteTemplate) if key != "line"), "rewrite")
    if ("edit" in pairs) == ("text" in pairs):
        raise node.error("rewrite: it needs either 'text' or 'edit'.", f"Edits are: {', '.join(EDITS)}.")
    edit = as_choice(pairs["edit"], "edit", EDITS) if "edit" in pairs else ""
    text = as_text(pairs["text"], "text") if "text" in pairs else ""
    argument = as_text(pairs["argument"], "argument") if "argument" in pairs else ""
    if edit == "reword":
        known |= {"verb", *map(str, range(1, 10))}
    if edit == "instead":
        known |= {"matter", "they", "them", "their", "theirs"}
        _check_options(pairs.get("argument", node), argument)
    for key, value in (("text", text), ("argument", argument)):
        if value:
            plain = value.replace("=>", " ", 1) if edit in _ARROWED else value
            _check_text(pairs[key], plain, key, known)
    if edit == "reword" and argument.count("=>") != 1:
        raise pairs["argument"].error("argument: reword needs 'old words => new words'.", "Write one =>.")
    if argument and not edit:
        raise pairs["argument"].error("argument: it belongs to an 'edit'.", "Remove it.")
    safety = as_choice(pairs["safety"], "safety", SAFETIES) if "safety" in pairs else "unsafe"
    return RewriteTemplate(
        text=text,
        edit=next((known_edit for known_edit in EDITS if known_edit == edit), ""),
        argument=argument,
        safety="safe" if safety == "safe" else "display" if safety == "display" else "unsafe",
        line=node.line,
    )


def _check_options(node: Node, argument: str) -> None:
    """What stands left of the arrow of `instead`, and that there is a sentence to be put."""
    options, _, text = argument.rpartition("=>")
    if not re.match(r"\s*We \w", text):
        raise node.error("argument: instead needs a sentence that begins with 'We'.", "Write 'We …'.")
    for option in filter(None, (one.strip() for one in options.split(","))):
        if option not in INSTEAD_OPTIONS and not re.fullmatch(r"has [\w'| -]+", option):
            raise node.error(
                f"argument: '{option}' is not known here.", choose(option, sorted(INSTEAD_OPTIONS))
            )


def _check_text(node: Node, text: str, name: str, known: Collection[str]) -> None:
    check_brackets(node, text, name)
    check_slots(node, text, name, known)
