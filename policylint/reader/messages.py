"""What the reader says of a family, read from YAML and checked at the door."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from policylint.errors import PolicylintError
from policylint.reader.families import FAMILIES
from policylint.tenets import TITLES

MESSAGES = Path(__file__).parent / "messages.yaml"
_TEXTS = ("summary", "why", "advice")


@dataclass(frozen=True)
class Message:
    """In words: what may be wrong, why that is, what to do, and the tenets that ask for it."""

    summary: str
    tenets: tuple[str, ...]
    why: str
    advice: str


@lru_cache(maxsize=1)
def messages(path: Path = MESSAGES) -> dict[str, Message]:
    """A message for each family. Raises PolicylintError naming file, key and mend."""
    import yaml

    def wrong(what: str, mend: str) -> PolicylintError:
        return PolicylintError(what, path=str(path), mend=mend)

    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise wrong(f"Can't be read: {error}.", "Install policylint anew.") from error
    if not isinstance(found, dict) or tuple(found) != FAMILIES:
        raise wrong("Does not have the families as its keys.", f"They are, in order: {', '.join(FAMILIES)}.")
    for family, entry in found.items():
        if not isinstance(entry, dict) or set(entry) != {*_TEXTS, "tenets"}:
            raise wrong(f"{family!r} has other keys.", "Write summary, tenets, why and advice.")
        for key in _TEXTS:
            if not isinstance(entry[key], str) or not entry[key].strip():
                raise wrong(f"{family}.{key} is no text.", "Write a sentence.")
        for tenet in entry["tenets"]:
            if tenet not in TITLES:
                raise wrong(f"{family}.tenets has {tenet!r}.", f"The tenets are: {', '.join(TITLES)}.")
    return {
        family: Message(
            **{key: " ".join(entry[key].split()) for key in _TEXTS}, tenets=tuple(entry["tenets"])
        )
        for family, entry in found.items()
    }
