"""The model that we ship, built without what ``spacy.load`` does for a model of any kind.

Its configuration is complete, and its files are checked, so nothing is filled in or
validated; its tokenizer comes with its rules, so the language's own, which these replace,
are not read. The outcome is the same (see `tests/language/test_load.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from spacy.lang.en import English, EnglishDefaults
from spacy.language import Language
from spacy.util import load_config


class _Defaults(EnglishDefaults):
    tokenizer_exceptions: dict[str, list[dict[Any, Any]]] = {}  # noqa: RUF012 (as spaCy declares it)


class _English(English):  # type: ignore[no-untyped-call]
    Defaults = _Defaults


def build(directory: Path, exclude: Sequence[str]) -> Language:
    """The pipeline of a directory of model files, without the parts in `exclude`."""
    config = load_config(directory / "config.cfg")
    nlp = _English.from_config(config, exclude=list(exclude), auto_fill=False, validate=False)
    nlp.from_disk(directory, exclude=list(exclude))
    return nlp
