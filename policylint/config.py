"""What a project asks of the linter: a table of keys, validated once at the door.

Everything here is pure: text and tables in, typed values out. `config_files` does
the reading and finds which file applies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args, get_type_hints

from policylint.errors import PolicylintError

Audience = Literal["auto", "customer", "staff"]
FailLevel = Literal["error", "warning", "info", "never"]
Switch = Literal["auto", "true", "false"]
Names = tuple[str, ...]
#: What an organisation states once, key and value; `rules.standards` knows the keys.
Stated = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Options:
    """All that the core needs to know for one document.

    `select` and `ignore` hold families and rule ids; an empty `select` means every
    rule. `company`, `suppliers` and `customers` are names by which a text calls them.
    `document_checks`: whether a document is checked as a whole; ``auto`` leaves that to its content.
    `rewrites`: whether findings are to carry them, which doubles the work for what is found.
    `review`: whether the trained reader is asked, to be right so often (`review_precision`).
    `doubt`: whether findings of rules that the trained reader takes for harmless are withheld.
    `standards`: what rewrites may say of the organisation's times, roles and routes.
    """

    select: Names = ()
    ignore: Names = ()
    preview: bool = False
    audience: Audience = "auto"
    document_checks: Switch = "auto"
    company: Names = ()
    suppliers: Names = ()
    customers: Names = ()
    rewrites: bool = True
    review: bool = False
    review_precision: float = 0.7
    doubt: bool = True
    standards: Stated = ()


@dataclass(frozen=True)
class Override:
    """What differs for the files that `paths` (gitignore patterns) match.

    `ignore` and `standards` are added to the project's, the others take its place.
    """

    paths: Names = ()
    audience: Audience | None = None
    select: Names = ()
    ignore: Names = ()
    document_checks: Switch | None = None
    standards: Stated = ()


@dataclass(frozen=True)
class Config:
    """One configuration file. Its keys are these fields, written with hyphens.

    Patterns, `rulesets`, `reader` (what `policylint train` wrote) and `decisions` (of reviewers)
    are relative to the file's directory.
    `review`: whether the trained reader is asked; ``auto`` asks it for reports that a person reads.
    """

    select: Names = ()
    ignore: Names = ()
    audience: Audience = "auto"
    document_checks: Switch = "auto"
    preview: bool = False
    company: Names = ()
    suppliers: Names = ()
    customers: Names = ()
    rulesets: Names = ()
    exclude: Names = ()
    fail_level: FailLevel = "warning"
    review: Switch = "auto"
    review_precision: float = 0.7
    standards: Stated = ()
    reader: str = ""
    decisions: str = ""
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where a table was written, so that an error can point at a line of it."""

    path: str
    text: str
    table: str = ""
    nth: int = 0

    def line(self, key: str) -> int | None:
        """The 1-based line that sets `key`, or that opens the table, or None."""
        return find_line(self.text, self.table, key, self.nth)


def parse_config(table: Mapping[str, Any], place: Place) -> Config:
    """Validate a table of TOML.

    Raises PolicylintError naming file, line, key and mend.
    """
    values = dict(_convert_all(Config, table, place))
    raw = values.pop("overrides", None) or []
    if not isinstance(raw, list) or not all(isinstance(entry, dict) for entry in raw):
        raise _error(place, "overrides", "must be a list of tables.", "Write [[overrides]] before each.")
    overrides = []
    for nth, entry in enumerate(raw):
        header = f"{place.table}.overrides".lstrip(".")
        inner = Place(place.path, place.text, header, nth)
        override = Override(**dict(_convert_all(Override, entry, inner)))
        if not override.paths:
            raise _error(
                inner, "paths", "is missing from an override.", 'Say which files: paths = ["sops/"].'
            )
        overrides.append(override)
    return Config(**values, overrides=tuple(overrides))


def suggest(name: str, known: Iterable[str]) -> str:
    """A "Did you mean …?" sentence, or an empty string."""
    import difflib  # for mistakes only

    close = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return f"Did you mean {close[0]!r}?" if close else ""


def find_line(text: str, table: str, key: str, nth: int = 0) -> int | None:
    """The 1-based line of `key` in the `nth` table of that name; else of the table's header.

    An override written inline (``overrides = [{paths = …}]``) is found by its key alone.
    """
    current, seen, header = "", -1, None
    pattern = re.compile(rf"""(?:^|[{{,])\s*["']?{re.escape(key)}["']?\s*=""")
    inline = None
    for number, line in enumerate(text.splitlines(), 1):
        opened = re.match(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$", line)
        if opened and "=" not in line:
            current = opened[1].replace('"', "").replace(" ", "")
            if current == table:
                seen += 1
                header = number if seen <= nth else header
            elif f"{current}.".startswith(f"{table}.{key}.".lstrip(".")):
                inline = inline or number
        elif pattern.search(line):
            if current == table and (not table or seen == nth):
                return number
            inline = inline or number
    return header or inline


def _convert_all(kind: type, table: Mapping[str, Any], place: Place) -> Iterable[tuple[str, Any]]:
    hints = get_type_hints(kind)
    known = {field.name.replace("_", "-"): field.name for field in fields(kind)}
    for key, value in table.items():
        if key not in known:
            at_the_top = (
                "Leave out [tool.policylint]: here the keys stand at the top." if key == "tool" else ""
            )
            mend = at_the_top or suggest(key, known) or f"The keys are: {', '.join(sorted(known))}."
            raise PolicylintError(f"Unknown key {key!r}.", path=place.path, line=place.line(key), mend=mend)
        name = known[key]
        if hints[name] == Stated:
            yield name, _stated(key, value, place)
        else:
            yield name, value if name == "overrides" else _convert(key, hints[name], value, place)


def _stated(key: str, value: Any, place: Place) -> Stated:
    if not isinstance(value, dict):
        raise _error(
            place, key, "must be a table.", f"Write [{f'{place.table}.{key}'.lstrip('.')}] on a line."
        )
    inner = inside(place, key)
    for name, said in value.items():
        if not isinstance(said, str) or not said.strip():
            raise _error(inner, name, "must be text in quotes.", f'Write {name} = "…".')
    return tuple((name, said.strip()) for name, said in value.items())


def inside(place: Place, key: str) -> Place:
    """The place of a table within a table; of the overrides, the first that has it."""
    return Place(place.path, place.text, f"{place.table}.{key}".lstrip("."), place.nth)


def _convert(key: str, hint: Any, value: Any, place: Place) -> Any:
    if hint is bool:
        if not isinstance(value, bool):
            raise _error(place, key, "must be true or false.", f"Write {key} = true.")
        return value
    if hint is float:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0.5 <= value <= 0.95:
            raise _error(place, key, "must be a number from 0.5 to 0.95.", f"Write {key} = 0.7.")
        return float(value)
    if hint is str:
        if not isinstance(value, str) or not value.strip():
            raise _error(place, key, "must be the path of a file.", f'Write {key} = "…".')
        return value.strip()
    if hint == Names:
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise _error(place, key, "must be a list of strings.", f'Write {key} = ["…"].')
        return tuple(item.strip() for item in value)
    allowed = next(get_args(kind) for kind in (FailLevel, Switch, Audience) if hint in (kind, kind | None))
    if isinstance(value, bool) and allowed == get_args(Switch):
        return str(value).lower()
    if value not in allowed:
        raise _error(place, key, f"must be one of {', '.join(allowed)}.", suggest(str(value), allowed))
    return value


def _error(place: Place, key: str, what: str, mend: str) -> PolicylintError:
    return PolicylintError(f"{key!r} {what}", path=place.path, line=place.line(key), mend=mend)
