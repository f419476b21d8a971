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
from policylint.config import Audience, Options, Switch, suggest
from policylint.config_files import ConfigFinder, LoadedConfig, load
from policylint.errors import PolicylintError
from policylint.reports.model import Tool

if TYPE_CHECKING:
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


class Session:
    """Configurations and linters of one run, each made once.

    `review`: whether the trained reader is asked where neither flags nor configuration say.
    """

    def __init__(self, flags: Flags, *, review: bool = False) -> None:
        self.flags = flags
        self._review = review
        self.configs = ConfigFinder(_only(flags))
        self._linters: dict[tuple[Path, ...], Linter] = {}
        self._failed: dict[tuple[Path, ...], PolicylintError] = {}
        self._checked: dict[Path, PolicylintError | None] = {}

    def config_at(self, directory: Path) -> LoadedConfig:
        """The configuration of a directory, its rule names checked. Raises PolicylintError."""
        loaded = self.configs.for_directory(directory)
        if loaded.path:
            if loaded.path not in self._checked:
                self._checked[loaded.path] = self._wrong_name(loaded)
            error = self._checked[loaded.path]
            if error:
                raise error
        return loaded

    def linter(self, loaded: LoadedConfig) -> Linter:
        """The linter with the configuration's rules. Raises PolicylintError if one is wrong."""
        rulesets = (*loaded.rulesets, *(_directory(name) for name in self.flags.rulesets))
        if rulesets in self._failed:
            raise self._failed[rulesets]
        if rulesets not in self._linters:
            try:
                self._linters[rulesets] = make_linter(rulesets)
            except PolicylintError as error:
                self._failed[rulesets] = error
                raise
        return self._linters[rulesets]

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


def make_linter(rulesets: tuple[Path, ...] = ()) -> Linter:
    """A linter with the rules that come with policylint and those in `rulesets`.

    What rules are compiled to is kept in the user's cache, or in POLICYLINT_CACHE_DIR.
    """
    from policylint.linter import Linter

    place = os.environ.get("POLICYLINT_CACHE_DIR")
    if not place:
        from platformdirs import user_cache_dir

        place = user_cache_dir("policylint", appauthor=False)
    return Linter(rulesets, cache_dir=Path(place))


def tool_of(linter: Linter) -> Tool:
    """The versions that a report names; of the rules' hash, enough to tell them apart."""
    from policylint.reader.version import reader_version

    return Tool(__version__, linter.model_version, linter.ruleset.hash[:8], reader=reader_version())


def shipped_tool() -> Tool:
    """The versions without a linter: no rule is read, which takes its time. Raises PolicylintError."""
    from policylint.language.load import model_version
    from policylint.reader.version import reader_version
    from policylint.rules.compiled import ruleset_hash
    from policylint.rules.locate import shipped_ruleset

    ruleset = ruleset_hash(shipped_ruleset())[:8]
    return Tool(__version__, model_version(None), ruleset, reader=reader_version())


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


def _directory(name: str) -> Path:
    path = Path.cwd() / name
    if not path.is_dir():
        raise PolicylintError("--rulesets must name a directory of rules.", path=name, mend="Check the path.")
    return path


def _mend(name: str, known: Iterable[str]) -> str:
    return suggest(name, known) or "`policylint rules` lists them."
