"""Which files a run reads: arguments, walked directories, and what is left out.

Nothing passes by accident: an argument that leads to no file is an error. Errors are
collected beside the files, so that one of them does not keep the others from being read.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from policylint.config_files import ConfigFinder
from policylint.errors import PolicylintError

SUFFIXES = frozenset({".md", ".markdown", ".txt"})
SKIPPED = frozenset({".git", "node_modules", ".venv"})
STDIN = "-"


@dataclass
class Found:
    """What the arguments led to: paths as the user would write them, and what went wrong."""

    files: list[Path] = field(default_factory=list)
    errors: list[PolicylintError] = field(default_factory=list)


def discover(arguments: Iterable[str], configs: ConfigFinder, *, force_exclude: bool = False) -> Found:
    """Turn path arguments into files, each once, in the order of arguments and names.

    A file named outright is read even when it is excluded, unless `force_exclude`.
    """
    found, seen = Found(), set[Path]()
    for argument in arguments:
        path = Path(argument)
        if force_exclude and left_out(path, configs):
            continue
        for item in _expand(path, configs):
            if isinstance(item, PolicylintError):
                if str(item) not in map(str, found.errors):
                    found.errors.append(item)
            elif absolute(item) not in seen:
                seen.add(absolute(item))
                found.files.append(item)
    return found


def absolute(path: Path) -> Path:
    """The path from the root, `..` folded, symlinks kept. Raises PolicylintError if here is nowhere."""
    try:
        return Path(os.path.abspath(path))  # noqa: PTH100 - Path.resolve would follow links
    except FileNotFoundError as error:
        mend = "Go to one that does."
        raise PolicylintError("The directory that you are in no longer exists.", mend=mend) from error


def _expand(path: Path, configs: ConfigFinder) -> Iterator[Path | PolicylintError]:
    if path.is_dir():
        count = 0
        try:
            above = _ignores_above(absolute(path))
        except PolicylintError as error:
            yield error
            return
        for item in _walk(path, configs, above):
            count += 1
            yield item
        if not count:
            names = ", ".join(sorted(SUFFIXES))
            yield PolicylintError(
                "No file to check in this directory.",
                path=str(path),
                mend=f"Files ending in {names} are read, unless ignored or excluded.",
            )
    else:
        yield _problem(path) or path


def _problem(path: Path) -> PolicylintError | None:
    try:
        if path.is_file():
            return None
        if path.is_symlink():
            what = f"A broken link to {path.readlink()}."
            return PolicylintError(what, path=str(path), mend="Restore its target or remove the link.")
        if path.exists():
            return PolicylintError(
                "Not a regular file.", path=str(path), mend="Pipe its text to `-` instead."
            )
    except (OSError, ValueError) as error:
        return PolicylintError(f"Can't be read: {error}.", path=str(path), mend="Check the path.")
    return PolicylintError("No such file or directory.", path=str(path), mend="Check the path.")


def _walk(directory: Path, configs: ConfigFinder, above: list[_Ignore]) -> Iterator[Path | PolicylintError]:
    try:
        entries = sorted(os.scandir(directory), key=lambda entry: entry.name)
        ignores = [*above, *_ignore_file(absolute(directory))]
        config = configs.for_directory(absolute(directory))
    except PolicylintError as error:
        yield error
        return
    except OSError as error:
        what = f"Can't read this directory: {error.strerror}."
        yield PolicylintError(what, path=str(directory), mend="Check its permissions.")
        return
    for entry in entries:
        # `directory / name` and not `entry.path`, which writes "./x" for a walk of "."
        path = directory / entry.name
        is_directory = entry.is_dir(follow_symlinks=False)
        if is_directory and entry.name in SKIPPED:
            continue
        if not is_directory and (path.suffix.lower() not in SUFFIXES or path.is_dir()):
            continue
        if _ignored(ignores, absolute(path), is_directory):
            continue
        if config.excludes(absolute(path), directory=is_directory):
            continue
        if is_directory:
            yield from _walk(path, configs, ignores)
        else:
            yield _problem(path) or path


@dataclass(frozen=True)
class _Ignore:
    root: Path
    spec: Any


def _ignored(ignores: list[_Ignore], path: Path, directory: bool) -> bool:
    """Git's rule: the deepest file that says anything about a path decides."""
    for ignore in reversed(ignores):
        relative = path.relative_to(ignore.root).as_posix() + ("/" if directory else "")
        verdict = ignore.spec.check_file(relative).include
        if verdict is not None:
            return bool(verdict)
    return False


def _ignore_file(directory: Path) -> list[_Ignore]:
    path = directory / ".gitignore"
    if not path.is_file():
        return []
    from pathspec import GitIgnoreSpec

    try:
        lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
        return [_Ignore(directory, GitIgnoreSpec.from_lines(lines))]
    except (OSError, ValueError) as error:
        raise PolicylintError(
            f"Can't be used: {error}.", path=str(path), mend="Mend or remove it."
        ) from error


def _ignores_above(directory: Path) -> list[_Ignore]:
    """The ``.gitignore`` files over a directory, outermost first, within its repository."""
    parents: list[Path] = []
    for place in (directory, *directory.parents):
        if place != directory:
            parents.append(place)
        if (place / ".git").exists():
            return [ignore for parent in reversed(parents) for ignore in _ignore_file(parent)]
    return []


def left_out(path: Path, configs: ConfigFinder) -> bool:
    """Whether a walk from the repository's top (else from here) would skip a path."""
    whole = absolute(path)
    top = next((place for place in whole.parents if (place / ".git").exists()), absolute(Path()))
    below = [
        place for place in (*reversed(whole.parents), whole) if place != top and place.is_relative_to(top)
    ]
    for place in below or [whole]:
        directory = place != whole or place.is_dir()
        if directory and place.name in SKIPPED:
            return True
        try:
            ignores = [*_ignores_above(place.parent), *_ignore_file(place.parent)]
            config = configs.for_directory(place.parent)
        except PolicylintError:
            return False  # the file is read, and the error comes out then
        if _ignored(ignores, place, directory) or config.excludes(place, directory=directory):
            return True
    return False
