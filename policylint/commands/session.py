"""What commands share: flags over configuration, and linters with the rules asked for."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from policylint import __version__
from policylint.commands.books import Books
from policylint.config import Audience, Options, Switch, inside, suggest
from policylint.config_files import ConfigFinder, LoadedConfig, load
from policylint.discovery import absolute
from policylint.errors import PolicylintError
from policylint.reports.model import Tool

if TYPE_CHECKING:
    from policylint.decisions.model import Book
    from policylint.linter import Linter


@dataclass(frozen=True)
class Flags:
    """The flags that stand over configuration; `audience` is None where not given."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    audience: Audience | None = None
    config: str | None = None
    no_config: bool = False
    rulesets: tuple[str, ...] = ()
    review: bool | None = None
    review_precision: float | None = None
    reader: str | None = None
    decisions: str | None = None
    no_decisions: bool = False


class Session:
    """Configurations and linters of one run, each made once.

    `review`: whether the trained reader is asked where neither flags nor configuration say.
    """

    def __init__(self, flags: Flags, *, review: bool = False) -> None:
        self.flags = flags
        self._review = review
        self.configs = ConfigFinder(_only(flags))
        self._linters: dict[tuple[Path | None, ...], Linter] = {}
        self._failed: dict[tuple[Path | None, ...], PolicylintError] = {}
        self._books = Books(flags.decisions)
        self._checked: dict[Path, PolicylintError | None] = {}

    def config_at(self, directory: Path) -> LoadedConfig:
        """The configuration of a directory, its rule names and standards checked. Raises PolicylintError."""
        loaded = self.configs.for_directory(directory)
        if loaded.path:
            if loaded.path not in self._checked:
                self._checked[loaded.path] = _wrong_standard(loaded) or self._wrong_name(loaded)
            error = self._checked[loaded.path]
            if error:
                raise error
        return loaded

    def linter(self, loaded: LoadedConfig) -> Linter:
        """The linter with the configuration's rules. Raises PolicylintError if one is wrong."""
        rulesets = (*loaded.rulesets, *(_directory(name) for name in self.flags.rulesets))
        reader = _file(self.flags.reader) if self.flags.reader else loaded.reader
        key = (*rulesets, reader)
        if key in self._failed:
            raise self._failed[key]
        if key not in self._linters:
            try:
                self._linters[key] = make_linter(rulesets, reader)
            except PolicylintError as error:
                self._failed[key] = error
                raise
        return self._linters[key]

    def book(self, loaded: LoadedConfig, where: Path) -> Book:
        """The decisions that hold for the file at an absolute path. Raises PolicylintError."""
        return self._books.of(loaded, where)

    def options(self, loaded: LoadedConfig, path: Path) -> Options:
        """What to ask of the file at an absolute path: its configuration, flags over it.

        `--select` sets aside what the configuration selects and ignores.
        """
        options, flags = loaded.options_for(path), self.flags
        return replace(
            options,
            select=flags.select or options.select,
            ignore=flags.ignore if flags.select else (*options.ignore, *flags.ignore),
            preview=flags.preview or options.preview,
            audience=flags.audience or options.audience,
            review=self._asks_review(loaded.config.review),
            review_precision=flags.review_precision or options.review_precision,
            doubt=flags.review is not False and loaded.config.review != "false",
        )

    def check_flags(self) -> None:
        """Raise PolicylintError if a flag names a rule that no linter of this run knows."""
        known = {name for linter in self._linters.values() for name in names_of(linter)}
        for flag, names in (("--select", self.flags.select), ("--ignore", self.flags.ignore)):
            for name in names:
                if name not in known:
                    raise PolicylintError(
                        f"{flag} names no rule or family: {name!r}.", mend=_mend(name, known)
                    )

    def _asks_review(self, configured: Switch) -> bool:
        """Who names the trained reader, or says how sure it is to be, wants to hear it."""
        flags = self.flags
        if flags.review is not None:
            return flags.review
        if flags.review_precision is not None or any(name.split("/")[0] == "reader" for name in flags.select):
            return True
        return self._review if configured == "auto" else configured == "true"

    def _wrong_name(self, loaded: LoadedConfig) -> PolicylintError | None:
        config, place = loaded.config, loaded.place
        tables = [(place, config.select, config.ignore)]
        header = f"{place.table}.overrides".lstrip(".")
        tables += [
            (replace(place, table=header, nth=nth), override.select, override.ignore)
            for nth, override in enumerate(config.overrides)
        ]
        if not any(select or ignore for _, select, ignore in tables):
            return None
        known = names_of(self.linter(loaded))
        for where, select, ignore in tables:
            for key, names in (("select", select), ("ignore", ignore)):
                for name in names:
                    if name not in known:
                        what = f"{key!r} names no rule or family: {name!r}."
                        return PolicylintError(
                            what, path=where.path, line=where.line(key), mend=_mend(name, known)
                        )
        return None


def _wrong_standard(loaded: LoadedConfig) -> PolicylintError | None:
    """What is amiss with the standards that a configuration states."""
    place = loaded.place
    tables = [(place, loaded.config.standards)]
    header = f"{place.table}.overrides".lstrip(".")
    tables += [
        (replace(place, table=header, nth=nth), override.standards)
        for nth, override in enumerate(loaded.config.overrides)
    ]
    if not any(stated for _, stated in tables):
        return None
    from policylint.rules.load_standards import load_vocabulary
    from policylint.rules.locate import shipped_ruleset
    from policylint.rules.standards import unknown_standard, wrong_value

    vocabulary = load_vocabulary((shipped_ruleset(), *loaded.rulesets))
    for where, stated in tables:
        for key, value in stated:
            known = vocabulary.standards.get(key)
            wrong = wrong_value(known, value) if known else unknown_standard(key, vocabulary)
            if wrong:
                line = inside(where, "standards").line(key)
                return PolicylintError(wrong[0], path=where.path, line=line, mend=wrong[1])
    return None


def make_linter(rulesets: tuple[Path, ...] = (), reader: Path | None = None) -> Linter:
    """A linter with the rules that come with policylint and those in `rulesets`.

    `reader` is what `policylint train` made of decisions.

    What rules are compiled to is kept in the user's cache, or in POLICYLINT_CACHE_DIR.
    """
    from policylint.linter import Linter

    place = os.environ.get("POLICYLINT_CACHE_DIR")
    if not place:
        from platformdirs import user_cache_dir

        place = user_cache_dir("policylint", appauthor=False)
    return Linter(rulesets, cache_dir=Path(place), reader=reader)


def tool_of(linter: Linter) -> Tool:
    """The versions that a report names; of the rules' hash, enough to tell them apart."""
    from policylint.reader.version import reader_version

    version = reader_version(taught=linter.taught)
    return Tool(__version__, linter.model_version, linter.ruleset.hash[:8], reader=version)


def shipped_tool() -> Tool:
    """The versions without a linter: no rule is read, which takes its time. Raises PolicylintError."""
    from policylint.language.load import model_version
    from policylint.reader.version import reader_version
    from policylint.rules.locate import shipped_ruleset
    from policylint.rules.ruleset import ruleset_hash

    ruleset = ruleset_hash(shipped_ruleset())[:8]
    version = reader_version(taught=_reader_here())
    return Tool(__version__, model_version(None), ruleset, reader=version)


def _reader_here() -> Path | None:
    """What the configuration of this directory lets the reader be taught by, if it is in order."""
    try:
        return ConfigFinder().for_directory(absolute(Path())).reader
    except PolicylintError:
        return None


def names_of(linter: Linter) -> frozenset[str]:
    """The names by which rules may be selected: ids and families, our own included."""
    from policylint.commitments.telling import RULES as CONTRADICTIONS
    from policylint.reviewing import IDS, READER
    from policylint.suppression import RULES

    rules = (*linter.ruleset.rules, *CONTRADICTIONS, *RULES)
    return frozenset({READER, *IDS, *(name for rule in rules for name in (rule.id, rule.family))})


def split_names(values: Iterable[str]) -> tuple[str, ...]:
    """Names of a repeatable flag, each value a list with commas."""
    return tuple(dict.fromkeys(name.strip() for value in values for name in value.split(",") if name.strip()))


def unexpected(error: Exception, path: str = "") -> PolicylintError:
    """A sentence for what should never happen; the traceback only for who asks for it."""
    if os.environ.get("POLICYLINT_TRACEBACK"):
        traceback.print_exception(error, file=sys.stderr)
    detail = " ".join(str(error).split())[:200]
    return PolicylintError(
        f"Internal error ({type(error).__name__}{': ' + detail if detail else ''}).",
        path=path,
        mend="Please report it; POLICYLINT_TRACEBACK=1 shows where it happened.",
    )


def _only(flags: Flags) -> LoadedConfig | None:
    if flags.no_config:
        return LoadedConfig()
    return load(Path.cwd() / flags.config, named=True) if flags.config else None


def _file(name: str) -> Path:
    path = Path.cwd() / name
    if not path.is_file():
        raise PolicylintError(
            "--reader must name a file that `policylint train` wrote.", path=name, mend="Check the path."
        )
    return path


def _directory(name: str) -> Path:
    path = Path.cwd() / name
    if not path.is_dir():
        raise PolicylintError("--rulesets must name a directory of rules.", path=name, mend="Check the path.")
    return path


def _mend(name: str, known: Iterable[str]) -> str:
    return suggest(name, known) or "`policylint rules` lists them."
