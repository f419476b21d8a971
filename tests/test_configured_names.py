"""Names that a configuration gives, of one word or several, are who it says."""

from __future__ import annotations

import pytest

from policylint.config import Options
from policylint.documents import read
from policylint.linter import Linter
from policylint.source import Source

TEXT = "# Late orders\n\nTell the customer that Northern Bright Ray is responsible for the delay.\n"


@pytest.mark.parametrize(
    ("suppliers", "found"),
    [
        ((), []),
        (("Northern",), []),  # only the whole name is the name
        (("Northern Bright Ray",), ["supplier/supplier-owns-outcome"]),
        (("northern  bright ray",), ["supplier/supplier-owns-outcome"]),
    ],
)
def test_suppliers_by_name(suppliers: tuple[str, ...], found: list[str]) -> None:
    options = Options(audience="staff", suppliers=suppliers, rewrites=False)
    result = Linter().lint(read(Source("orders.md", TEXT)), options)
    assert [finding.rule.id for finding in result.findings] == found
