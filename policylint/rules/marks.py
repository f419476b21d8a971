"""What the gate must see of a text besides the words of the lexicon.

Pronouns and proper names stand for roles; quotation marks and the audience are no words
at all. Marks stand for them among the words of a text; no word looks like one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from policylint.expressions import expression

_FIRST = "we us our ours ourselves i me my mine myself im ima ive weve wed id idve illve wedve wellve".split()
_SECOND = "you your yours yourself yourselves thee youd youdve youll youllve youre youve".split()
_THIRD = (
    "they them their theirs themselves he she him her his hers himself herself"
    " hed hedve hellve hes shedve shellve shes theyd theydve theyll theyllve theyre theyve"
).split()

#: Pronouns by role, with the forms that lost their apostrophe. "They" may be anybody.
PRONOUNS: dict[str, frozenset[str]] = {
    "company": frozenset((*_FIRST, *_THIRD)),
    "staff": frozenset((*_SECOND, *_THIRD)),
    "customer": frozenset((*_SECOND, *_THIRD)),
    "supplier": frozenset(_THIRD),
    "authority": frozenset(_THIRD),
}

#: Roles that the words which the parser is given before a command ("You must …") carry.
OF_COMMANDS = frozenset({"customer", "staff"})


#: Contexts that only quotation marks or a verb of saying give.
SAID = frozenset({"speech", "quoted"})
QUOTATION = "@quotation"
_QUOTATION = expression("[\"“”‘«]|(?<![^\\W_])'")


def name_mark(role: str) -> str:
    """The mark of a proper name of this role."""
    return f"@{role}"


def audience_mark(audience: str) -> str:
    return f"@audience:{audience}"


def time_mark(label: str) -> str:
    """The mark of a text that names a time with this label."""
    return f"@time:{label}"


def marks_of(
    text: str, names: Iterable[tuple[str, str]], audience: str, context: Collection[str]
) -> frozenset[str]:
    """The marks of `text`; `names` are in lower case with their roles, `context` is of what surrounds it."""
    found = {audience_mark(audience)}
    if names:
        plain = text.lower().replace("’", "'").replace("‑", "-")
        found.update(name_mark(role) for name, role in names if name in plain)
    if not SAID.isdisjoint(context) or _QUOTATION.search(text):
        found.add(QUOTATION)
    return frozenset(found)
