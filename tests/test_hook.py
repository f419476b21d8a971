"""The hook of this repository, installed by pre-commit into another one, stops a bad commit.

What is installed is the working tree as it is, uncommitted changes included: a copy of
it is committed to a repository of its own and that is what pre-commit clones.
Nothing here is skipped: where no package index can be reached, this fails.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
BAD = "# Late orders\n\nThe carrier is responsible for late parcels.\n"
GOOD = "# Late orders\n\nWe are responsible for late parcels, and we settle it with the carrier ourselves.\n"

pytestmark = pytest.mark.slow


def outside() -> dict[str, str]:
    """The environment without what leads back here: PYTHONPATH, and what Git sets for its hooks."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHONPATH"))}


def git(directory: Path, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false")
    return subprocess.run(
        ["git", *identity, *arguments],
        cwd=directory,
        env=outside(),
        capture_output=True,
        text=True,
        check=check,
        stdin=subprocess.DEVNULL,
    )


def files_of_the_working_tree() -> list[str]:
    listing = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").stdout
    return [name for name in listing.split("\0") if name and (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def hook_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with one commit: this working tree."""
    repository = tmp_path_factory.mktemp("policylint")
    for name in files_of_the_working_tree():
        (repository / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, repository / name)
    git(repository, "init", "--quiet")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", "The working tree")
    return repository


@pytest.fixture(scope="module")
def project(hook_repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A project that uses the hook as the README says, with `pre-commit install` done."""
    directory = tmp_path_factory.mktemp("project")
    revision = git(hook_repository, "rev-parse", "HEAD").stdout.strip()
    hooks = [{"repo": hook_repository.as_uri(), "rev": revision, "hooks": [{"id": "policylint"}]}]
    config = yaml.safe_dump({"repos": hooks})
    (directory / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    git(directory, "init", "--quiet")
    home = tmp_path_factory.mktemp("pre-commit")
    with pytest.MonkeyPatch.context() as patch:
        # Private, so that the developer's own hooks are neither used nor crowded out.
        patch.setenv("PRE_COMMIT_HOME", str(home))
        patch.delenv("SKIP", raising=False)
        subprocess.run(
            [sys.executable, "-m", "pre_commit", "install", "--install-hooks"],
            cwd=directory,
            env=outside(),
            check=True,
            stdin=subprocess.DEVNULL,
        )
        yield directory


def commit(project: Path, name: str, text: str) -> subprocess.CompletedProcess[str]:
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_text(text, encoding="utf-8")
    git(project, "add", "--all")
    run = git(project, "commit", "--message", f"Write {name}", check=False)
    if run.returncode:
        git(project, "rm", "--quiet", "--cached", "--force", name)
        (project / name).unlink()
    return run


def commits(project: Path) -> int:
    return len(git(project, "rev-list", "--all").stdout.splitlines())


def test_a_good_page_is_committed_and_a_bad_one_stopped(project: Path) -> None:
    good = commit(project, "late.md", GOOD)
    assert good.returncode == 0, good.stdout + good.stderr
    assert re.search(r"policylint\.+Passed", good.stderr)
    before = commits(project)

    bad = commit(project, "later.md", BAD)
    assert bad.returncode != 0
    assert commits(project) == before
    assert "later.md" in bad.stderr
    assert "supplier/" in bad.stderr


def test_plain_text_is_read_too(project: Path) -> None:
    bad = commit(project, "procedure.txt", "The carrier is responsible for late parcels.\n")
    assert bad.returncode != 0
    assert "procedure.txt" in bad.stderr


def test_excluded_files_stay_excluded_when_they_are_named(project: Path) -> None:
    (project / "policylint.toml").write_text('exclude = ["old/"]\n', encoding="utf-8")
    run = commit(project, "old/late.md", BAD)
    assert run.returncode == 0, run.stdout + run.stderr


def hook() -> dict[str, object]:
    (manifest,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return dict(manifest)


@pytest.mark.parametrize(
    "name",
    [
        "LICENSE",
        "sub/LICENCE.txt",
        "LICENSE-MIT",
        "NOTICE",
        "COPYING",
        "AUTHORS",
        "requirements.txt",
        "requirements-dev.txt",
        "dev-requirements.txt",
        "requirements/test.txt",
        "CMakeLists.txt",
        "robots.txt",
    ],
)
def test_text_that_is_no_procedure_is_left_out(name: str) -> None:
    assert re.search(str(hook()["exclude"]), name)


@pytest.mark.parametrize(
    "name", ["README.md", "docs/refunds.txt", "licensing-a-shop.md", "our-notices/late.md", "noticeboard.txt"]
)
def test_procedures_are_not_left_out(name: str) -> None:
    assert not re.search(str(hook()["exclude"]), name)


def test_the_hook_brings_its_dependencies_itself() -> None:
    """A user's `additional_dependencies` replaces the manifest's, so the manifest must have none."""
    assert "additional_dependencies" not in hook()
