"""Which documents owe customers something. What must not be taken for a procedure stands first."""

from __future__ import annotations

import pytest
from document_checks.texts import FULL, TITLE, document

from policylint.document_checks.kind import read_kind

RUNBOOK = """# Queue latency

When the queue of the delivery server is late, check the logs on the database server. Restart the
cluster with the command line and look at the API for missing endpoints. If a deploy has failed, the
on-call engineer rolls back the commit and opens an order for repair in the repository. Customers are
told by the status page. Report the delay in the post-mortem. Damaged shards are lost; return to the
backup, and cancel the deploy. Encrypted tokens have to be exchanged on every server by hand. Visits to
the data centre are booked with the firewall team. Calls from customers about a missing parcel API are
passed on to the backend engineers, who look at the JSON that the API returned.
"""
STYLE = FULL.replace(TITLE, "# Writing to customers: our style guide")
TERMS = FULL.replace(TITLE, "# Terms of sale")
FRONT = f"---\ntitle: Rental Terms\ndraft: false\n---\n{FULL.replace(TITLE, 'We rent shoes.')}"
FAQ = "".join(
    f"## {question}\n\nYou can return your order. Your refund, delivery or replacement is booked by us, "
    "and your claim is part of your order.\n\n"
    for question in ("Can I return it?", "Is it free?", "Who pays?", "When?", "How?")
)
HOUSE = "# How we meet\n\n" + "We meet on Mondays, and everybody says what they have been working on. " * 12


@pytest.mark.parametrize(
    ("text", "audience", "why"),
    [
        pytest.param("# Refunds\n\nThe customer's order is refunded.\n", "staff", "only", id="fragment"),
        pytest.param(RUNBOOK, "staff", "technical", id="runbook"),
        pytest.param(STYLE, "staff", "writing", id="style guide"),
        pytest.param(TERMS, "customer", "terms", id="terms"),
        pytest.param(FRONT, "customer", "terms", id="terms by front matter"),
        pytest.param(FAQ, "customer", "questions", id="faq"),
        pytest.param(HOUSE, "staff", "names customers", id="nothing of customers"),
    ],
)
def test_what_owes_customers_nothing_here(text: str, audience: str, why: str) -> None:
    kind = read_kind(document(text), audience)
    assert not kind.procedure
    assert why in kind.reason


@pytest.mark.parametrize("audience", ["staff", "customer", "mixed"])
def test_a_procedure_is_known_by_its_content(audience: str) -> None:
    kind = read_kind(document(FULL), audience)
    assert kind.procedure
    assert "customers" in kind.reason and "refund" in kind.reason


def test_questions_that_staff_ask_make_no_faq() -> None:
    text = "".join(f"## {question}?\n\n{FULL}" for question in ("When", "How", "Who", "Why"))
    assert read_kind(document(text.replace(TITLE, "")), "staff").procedure
