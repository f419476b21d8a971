"""Who is addressed, and the reason that is printed."""

from __future__ import annotations

from policylint.documents import read
from policylint.language.audience import AudienceReading, infer_audience
from policylint.source import Source


def reading(text: str) -> AudienceReading:
    return infer_audience(read(Source("a.md", text)).blocks, None, "")


def test_a_text_that_names_customers_is_for_staff() -> None:
    found = reading("Ask the customer for the number. Tell the guest when the van comes.")
    assert (found.overall, found.reason) == ("staff", "names customers twice, says “you” never")


def test_a_text_that_says_you_is_for_customers() -> None:
    found = reading("You may return the lamp within a month.")
    assert (found.overall, found.reason) == ("customer", "says “you” once, names customers never")


def test_a_section_may_have_readers_of_its_own() -> None:
    found = reading("You may return it.\n\n" * 5 + "# For office use\n\nFile the form.")
    assert found.overall == "mixed"
    assert found.blocks[-1] == "staff"


def test_a_configured_audience_holds_for_every_block() -> None:
    blocks = read(Source("a.md", "You may return it.\n\n# Internal\n\nFile it.")).blocks
    assert infer_audience(blocks, "customer", "configuration") == AudienceReading(
        "customer", "configuration", ("customer",) * len(blocks)
    )


def test_what_is_quoted_does_not_count() -> None:
    assert reading("Ask the customer. Say “you and you and you and your parcel”.").overall == "staff"


def test_quotation_marks_that_never_close_are_read_once() -> None:
    assert reading("“" * 60_000 + " ask the customer").overall == "staff"
