from __future__ import annotations

import pytest

from policylint.documents import read
from policylint.errors import PolicylintError
from policylint.source import Source


def settings(front: str) -> dict[str, str]:
    return read(Source("a.md", f"---\n{front}\n---\n\nWe pay.")).front_matter


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("title: x", {}),
        ("title: [x", {}),
        ("policylint:\n  audience: staff", {"audience": "staff"}),
        ("title: [x\npolicylint:\n\n  # why\n  audience: 'staff'\nother: &a [*a]", {"audience": "staff"}),
        ("policylint: {audience: customer, company: Acme}", {"audience": "customer", "company": "Acme"}),
        ("title: policylint:", {}),
    ],
)
def test_reads_only_our_mapping(front: str, expected: dict[str, str]) -> None:
    assert settings(front) == expected


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("policylint: staff", 2),
        ("policylint:", 2),
        ("title: x\npolicylint: [a", 3),
        ("policylint:\n  audience: [staff]", 3),
        ("policylint:\n  a: b\n c: d", 4),
        ("policylint: &a {b: *a}", 2),
        ("policylint: *a", 2),
        ("policylint: " + "[" * 50_000, 2),
        ("policylint:\n  a: !!python/object:os.system x\n  b: [c]", 4),
    ],
    ids=lambda value: str(value)[:30],
)
def test_refuses_ours_if_malformed(front: str, line: int) -> None:
    with pytest.raises(PolicylintError, match=r"policylint:|YAML") as caught:
        settings(front)
    assert (caught.value.path, caught.value.line) == ("a.md", line)
