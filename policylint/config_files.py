"""Finds and reads the configuration that applies to a directory."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from policylint.config import Config, Options, Place, parse_config
from policylint.errors import PolicylintError

NAMES = ("policylint.toml", "pyproject.toml")
#: The file of decisions, unless the configuration names another.
DECISIONS = "policylint-decisions.yaml"


@dataclass(frozen=True)
class LoadedConfig:
    """A configuration with the file it came from; `path` is None where there is no file."""

    config: Config = field(default_factory=Config)
    path: Path | None = None
    text: str = ""

    @property
    def root(self) -> Path:
        return self.path.parent if self.path else Path.cwd()

    @property
    def rulesets(self) -> tuple[Path, ...]:
        return tuple(self.root / name for name in self.config.rulesets)

    @property
    def reader(self) -> Path | None:
        """What the trained reader was taught, or None."""
        return self.root / self.config.reader if self.config.reader else None

    @property
    def decisions(self) -> Path | None:
        """Where decisions of reviewers are kept; None where there is no configuration file."""
        return self.root / (self.config.decisions or DECISIONS) if self.path else None

    @property
    def place(self) -> Place:
        return Place(shown(self.path), self.text, _table_of(self.path)) if self.path else Place("", "")

    def excludes(self, path: Path, *, directory: bool = False) -> bool:
        """Whether `exclude` covers an absolute path (asked of a directory before its files)."""
        return _matches(self.config.exclude, self.root, path, directory)

    def options_for(self, path: Path) -> Options:
        """The options of the file at an absolute path, overrides applied in order."""
        config = self.config
        options = Options(
            select=config.select,
            ignore=config.ignore,
            preview=config.preview,
            audience=config.audience,
            document_checks=config.document_checks,
            company=config.company,
            suppliers=config.suppliers,
            customers=config.customers,
            review=config.review == "true",
            review_precision=config.review_precision,
            standards=config.standards,
        )
        for override in config.overrides:
            if _matches(override.paths, self.root, path, False):
                options = replace(
                    options,
                    audience=override.audience or options.audience,
                    document_checks=override.document_checks or options.document_checks,
                    select=override.select or options.select,
                    ignore=(*options.ignore, *override.ignore),
                    standards=tuple({**dict(options.standards), **dict(override.standards)}.items()),
                )
        return options


class ConfigFinder:
    """Answers which configuration applies to a directory: the nearest one, whole.

    Looks upward as far as the directory that holds ``.git``, or the root. With `only`
    that configuration applies everywhere. Answers are remembered for one run.
    """

    def __init__(self, only: LoadedConfig | None = None) -> None:
        self._only = only
        self._known: dict[Path, LoadedConfig | PolicylintError] = {}

    def for_directory(self, directory: Path) -> LoadedConfig:
        """Raises PolicylintError if the nearest file is wrong (the same one every time)."""
        if self._only:
            return self._only
        if directory not in self._known:
            self._known[directory] = self._find(directory)
        answer = self._known[directory]
        if isinstance(answer, PolicylintError):
            raise answer
        return answer

    def _find(self, directory: Path) -> LoadedConfig | PolicylintError:
        try:
            for name in NAMES:
                found = load(directory / name) if (directory / name).is_file() else None
                if found:
                    return found
            if (directory / ".git").exists() or directory == directory.parent:
                return LoadedConfig()
            return self.for_directory(directory.parent)
        except PolicylintError as error:
            return error


def load(path: Path, *, named: bool = False) -> LoadedConfig | None:
    """Read a configuration file; None for a ``pyproject.toml`` without our table.

    `named`: the user asked for this very file, so that is an error too.
    Raises PolicylintError if it can't be read or is wrong.
    """
    text = _read(path)
    table = _parse_toml(text, path)
    if _table_of(path):
        tool = table.get("tool")
        found = tool.get("policylint") if isinstance(tool, dict) else None
        if found is None:
            if named:
                raise PolicylintError(
                    "Holds no [tool.policylint] table.",
                    path=shown(path),
                    mend="Add one, or name another file.",
                )
            return None
        if not isinstance(found, dict):
            raise PolicylintError(
                "'tool.policylint' must be a table.",
                path=shown(path),
                mend="Write [tool.policylint] on a line.",
            )
        table = found
    loaded = LoadedConfig(path=path, text=text)
    loaded = replace(loaded, config=parse_config(table, loaded.place))
    for directory in loaded.rulesets:
        if not directory.is_dir():
            raise PolicylintError(
                f"'rulesets' names {directory.name!r}, which is not a directory.",
                path=shown(path),
                line=loaded.place.line("rulesets"),
                mend=f"Its place would be {directory}.",
            )
    if loaded.reader and not loaded.reader.is_file():
        raise PolicylintError(
            f"'reader' names {loaded.config.reader!r}, which is no file.",
            path=shown(path),
            line=loaded.place.line("reader"),
            mend="Let `policylint train` write it, or remove the line.",
        )
    return loaded


def shown(path: Path) -> str:
    """A path as a reader knows it: relative to where they stand, if it is below."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _table_of(path: Path) -> str:
    return "tool.policylint" if path.name == "pyproject.toml" else ""


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise PolicylintError(
            "Is not UTF-8.", path=shown(path), line=line, mend="Save it as UTF-8."
        ) from error
    except OSError as error:
        what = f"Can't read the configuration: {error.strerror}."
        raise PolicylintError(what, path=shown(path), mend="Check the path and its permissions.") from error


def _parse_toml(text: str, path: Path) -> dict[str, Any]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = re.search(r"\(at line (\d+).*\)", str(error))
        what = f"Is not valid TOML: {re.sub(r' *[(]at .*[)]', '', str(error))}."
        raise PolicylintError(
            what, path=shown(path), line=int(at[1]) if at else None, mend="Mend the syntax."
        ) from error


def _matches(patterns: tuple[str, ...], root: Path, path: Path, directory: bool) -> bool:
    if not patterns or not path.is_relative_to(root):
        return False
    relative = path.relative_to(root).as_posix() + ("/" if directory else "")
    return bool(_spec(patterns).check_file(relative).include)


@lru_cache(maxsize=64)
def _spec(patterns: tuple[str, ...]) -> Any:
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(patterns)
    except ValueError as error:
        raise PolicylintError(
            f"Not a gitignore pattern: {error}", mend="See `git help gitignore`."
        ) from error
