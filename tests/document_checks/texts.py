"""Procedures to be checked as a whole, written in pieces so that a test can leave one out."""

from __future__ import annotations

from policylint.documents import read
from policylint.documents.model import Document
from policylint.source import Source

STEPS = """1. The returns clerk opens the case and checks the order.
2. Worn shoes are not refunded. Refund requests without a receipt are declined.
3. Refunds are paid to the card that was used for the order.
4. If a delivery was late, the clerk enters the delay and the new delivery date in the log.
5. A replacement goes out with the next parcel run when the customer prefers one.
6. The customer keeps the box until the replacement has come.
7. Damaged parcels are photographed. The clerk adds the photos to the case and to the claim.
8. At the end of the month the clerk counts returns, refunds and late deliveries for the store manager."""
CONTACT = "Customers reach the clerk on 020 7946 0123 or at returns@tarn.example."
TIME = "The clerk answers within one working day."
COMPLAINT = "Customers who disagree can complain to the store manager."
NOTICE = "If a delivery is delayed, the clerk rings the customer before the date with a new one."
TITLE = "# Returns and refunds at Tarn Shoes"
FULL = "\n\n".join((TITLE, STEPS, CONTACT, TIME, COMPLAINT, NOTICE)) + "\n"


def document(text: str, path: str = "sop.md") -> Document:
    return read(Source(path, text))


def without(*pieces: str) -> str:
    text = FULL
    for piece in pieces:
        text = text.replace(f"\n\n{piece}", "")
    return text
