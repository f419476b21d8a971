"""`policylint rules new`: a rule file begun from sentences that it should find."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from policylint.commands import output
from policylint.commands.session import Flags, Session
from policylint.discovery import absolute
from policylint.errors import PolicylintError
from policylint.reports.text import one_line, wrap
from policylint.rules.unfinished import MIN_EXAMPLES, UNWRITTEN

if TYPE_CHECKING:
    from policylint.drafting import Draft

#: The tenet that most rules of a family cite, for a start.
_TENETS = {
    "blame": "A2",
    "supplier": "A1",
    "convenience": "A7",
    "runaround": "C3",
    "delay": "B1",
    "silence": "B6",
    "complaint": "A6",
    "tone": "B3",
    "ownerless": "D2",
    "powerless": "D3",
    "hollow": "A8",
}
_COMMENT_WIDTH = 96


def new_rule(name: str, likes: Sequence[str], directory: str, flags: Flags) -> None:
    """Write DIRECTORY/FAMILY/NAME.yaml and say what to do next.

    Raises PolicylintError if it is there already, or a name or clause is wrong.
    """
    place = Path(directory)
    path = _path(name, place)
    session = Session(_with_own(flags, place))
    linter = session.linter(session.configs.for_directory(absolute(Path())))
    known = next((rule for rule in linter.ruleset.rules if rule.id == name), None)
    if known:
        raise PolicylintError(
            f"There is a rule {name!r} already.", path=known.path, mend="Choose another name."
        )
    text = rule_file(name, linter.draft(likes), place)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise PolicylintError("Is there already.", path=str(path), mend="Choose another name.") from error
    except OSError as error:
        what = f"Can't be written: {error.strerror}."
        raise PolicylintError(
            what, path=str(path), mend="Check the directory and its permissions."
        ) from error
    output.write_out(f"{one_line(str(path))} is begun. What it still needs: {_test(place)}\n")


def rule_file(name: str, drafts: Sequence[Draft], directory: Path) -> str:
    """The YAML of the rule, a comment above each clause of `like` on how it was read."""
    return "".join(f"{line}\n" for line in _lines(name, drafts, directory))


def _lines(name: str, drafts: Sequence[Draft], directory: Path) -> Iterator[str]:
    family = name.partition("/")[0]
    yield f"# The name completes “allow …”. `{_test(directory)}` says what is missing."
    yield _pair("summary", f"{UNWRITTEN}: what such a text does to the customer, in one line")
    yield f"tenets: [{_TENETS.get(family, 'A7')}]  # `policylint rules --tenets` lists them"
    yield "severity: warning  # error, warning or info"
    yield "stability: preview  # stable once it is right nine times in ten; until then it needs --preview"
    yield _pair("why", f"{UNWRITTEN}: why that is bad for the customer")
    yield _pair("advice", f"{UNWRITTEN}: what to write instead")
    yield "like:"
    for draft in drafts:
        yield from wrap(f"It asks for {'; '.join(draft.asks)}.", _COMMENT_WIDTH, "  # ", "  #   ")
        yield f"  - {_quoted(draft.like)}"
    yield f"flags:  # at least {MIN_EXAMPLES} sentences that it must find"
    for flag in dict.fromkeys(draft.flag for draft in drafts):
        yield f"  - {_quoted(flag)}"
    yield f"allows: []  # at least {MIN_EXAMPLES} sentences of much the same words that it must leave alone"


def _path(name: str, directory: Path) -> Path:
    from policylint.rules.load import LEXICON
    from policylint.rules.rule_file import check_place

    family, _, rule = name.partition("/")
    path = directory / family / f"{rule}.yaml"
    if not rule or "/" in rule:
        raise PolicylintError(
            f"{name!r} is no name of a rule.", mend="Write FAMILY/NAME, as in tone/per-policy."
        )
    if family == LEXICON:
        raise PolicylintError(f"{LEXICON!r} is where words lie, not rules.", mend="Choose another family.")
    check_place(path, None)
    if directory.exists() and not directory.is_dir():
        raise PolicylintError("Is not a directory.", path=str(directory), mend="Name another with --dir.")
    if path.exists():
        raise PolicylintError("Is there already.", path=str(path), mend="Choose another name.")
    return path


def _with_own(flags: Flags, directory: Path) -> Flags:
    """With the rules and words that the directory has already."""
    if not directory.is_dir() or not any(directory.glob("*/*.yaml")):
        return flags
    return replace(flags, rulesets=(*flags.rulesets, str(directory)))


def _test(directory: Path) -> str:
    """The command that says what is missing."""
    return one_line(f"policylint rules test {shlex.quote(str(directory))}")


def _pair(key: str, text: str) -> str:
    return f"{key}: {_quoted(text)}"


def _quoted(text: str) -> str:
    """A double-quoted YAML scalar; JSON's escapes are YAML's too."""
    return json.dumps(text, ensure_ascii=False)
