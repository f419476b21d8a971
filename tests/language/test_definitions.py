"""Terms that a text defines for itself."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from policylint.language.definitions import Definition, definitions_of
from policylint.language.model import Role

ROLES: Mapping[str, Role] = {
    "customer": "customer",
    "tenant": "customer",
    "courier": "supplier",
    "laboratory": "supplier",
}


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Brindle Lamps Ltd (“we”, “us”) sells lamps.", {"brindle": "company"}),
        ('Ardenholt Print Ltd ("the Provider") prints.', {"ardenholt": "company", "provider": "company"}),
        ("Norrvik Haulage, our courier (“Partner”), collects.", {"partner": "supplier"}),
        ("“Builder” means the laboratory that made the frame.", {"builder": "supplier"}),
        ("“Holder” means a person who has bought a season ticket.", {"holder": "customer"}),
        ("“Lodger” refers to the tenant named in Part A.", {"lodger": "customer"}),
        ("“Organiser” means us.", {"organiser": "company"}),
        ("“Customer” means the firm that orders.", {"customer": "customer"}),
    ],
)
def test_terms_of_people_and_firms(text: str, terms: dict[str, str]) -> None:
    assert {one.term: one.role for one in definitions_of(text, ROLES)} == terms


@pytest.mark.parametrize(
    "text",
    [
        "what the customer posts (“Content”)",
        "“Fees” means what the customer pays.",
        "“Working Day” means Monday to Friday.",
        "the courier’s rate (the “Parcel Order”)",
        "Say “we” and not “the firm”.",
    ],
)
def test_other_terms_have_no_role(text: str) -> None:
    assert definitions_of(text, ROLES) == ()


def test_the_first_definition_stands() -> None:
    text = "“Partner” means the courier. Later, “Partner” means a person who buys."
    assert definitions_of(text, ROLES) == (Definition("partner", "supplier"),)
