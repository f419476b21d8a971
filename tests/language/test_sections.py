"""Parts of a text that speak to somebody else than the rest."""

from __future__ import annotations

from policylint.documents import read
from policylint.documents.model import Block
from policylint.language.sections import sections, to_colleagues
from policylint.source import Source

HANDBOOK = "# Late orders\n\nTell the customer what happened. Log the call.\n\n"


def blocks(text: str) -> tuple[Block, ...]:
    return tuple(read(Source("a.md", text)).blocks)


def spoken_to(text: str, words: str, base: str = "staff") -> str:
    found = blocks(text)
    at = next(i for i, block in enumerate(found) if words in block.prose)
    return sections(found, "staff" if base == "staff" else "customer")[at]


LETTER = (
    HANDBOOK
    + "## Wording\n\nDear Mr Oakes,\n\nThe lamp has not come.\n\nYours sincerely\n\nThen file the copy.\n"
)


def test_a_letter_in_a_handbook_speaks_to_the_customer() -> None:
    assert spoken_to(LETTER, "The lamp has not come") == "customer"


def test_after_the_signature_the_handbook_goes_on() -> None:
    assert spoken_to(LETTER, "Then file the copy") == "staff"


def test_a_letter_to_colleagues_is_not_the_customers() -> None:
    text = HANDBOOK + "Dear colleagues,\n\nThe lamp has not come.\n\nYours sincerely\n"
    assert spoken_to(text, "The lamp has not come") == "staff"
    assert to_colleagues(blocks("Dear colleagues,\n\nPlease read this.\n"))


def test_a_greeting_without_a_signature_is_no_letter() -> None:
    text = HANDBOOK + "Hello and welcome,\n\nthe desk opens at nine.\n\nLock up at six.\n"
    assert spoken_to(text, "Lock up") == "staff"


def test_a_heading_says_for_whom() -> None:
    assert spoken_to(HANDBOOK + "## Letter to the tenant\n\nWe come on Monday.\n", "We come") == "customer"
    assert spoken_to("# Terms\n\nYou pay.\n\n## For our crew\n\nLock up.\n", "Lock up", "customer") == "staff"


def test_a_section_that_speaks_of_your_order_is_the_customers() -> None:
    own = "## What happens next\n\nYour order leaves on Monday. You get a message, and your refund follows.\n"
    assert spoken_to(HANDBOOK + own, "Your order leaves") == "customer"


def test_an_instruction_keeps_a_section_with_staff() -> None:
    own = "## Shifts\n\nCheck your order list. You close your account at six; you lock your booking screen.\n"
    assert spoken_to(HANDBOOK + own, "Check your order") == "staff"
