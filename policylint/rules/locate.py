"""Where the shipped rulesets lie."""

from __future__ import annotations

from pathlib import Path

from policylint.errors import PolicylintError

DEFAULT_RULESET = "service-quality"
_PACKAGE = Path(__file__).resolve().parent.parent


def rulesets_directory(package: Path = _PACKAGE) -> Path:
    """The directory of shipped rulesets: inside a wheel, else beside the package in a checkout.

    Raises PolicylintError if there is neither.
    """
    for candidate in (package / "_rulesets", package.parent / "rulesets"):
        if candidate.is_dir():
            return candidate
    raise PolicylintError(
        "the rulesets that belong to policylint are missing.",
        path=str(package),
        mend="Install policylint again.",
    )


def shipped_ruleset(name: str = DEFAULT_RULESET, package: Path = _PACKAGE) -> Path:
    """The directory of one shipped ruleset; raises PolicylintError if there is none of that name."""
    directory = rulesets_directory(package) / name
    if directory.is_dir():
        return directory
    known = sorted(path.name for path in directory.parent.iterdir() if path.is_dir())
    raise PolicylintError(f"there is no ruleset {name!r}.", mend=f"Use one of: {', '.join(known)}.")


def is_shipped(directory: Path, package: Path = _PACKAGE) -> bool:
    return directory.resolve().parent in {package / "_rulesets", package.parent / "rulesets"}
