"""Numbers, addresses and limits of time, known by their form."""

from __future__ import annotations

import pytest

from policylint.document_checks.shapes import has_shape

NOT = [
    ("limit", "The warranty lasts 12 months."),
    ("limit", "Two colleagues sign."),
    ("limit", "We reply as soon as possible."),
    ("limit", "It is paid in due course."),
    ("limit", "Open by appointment."),
    ("phone", "Orders over 1,500 euros"),
    ("phone", "See section 4.2.1"),
    ("phone", "valid from 1 March 2024"),
    ("e-mail", "Send us an e-mail"),
]
IS = [
    ("limit", "We reply within one working day."),
    ("limit", "in 24 hours"),
    ("limit", "3–5 working days"),
    ("limit", "Call back the same day."),
    ("limit", "by noon"),
    ("limit", "by close of business"),
    ("limit", "while the customer waits"),
    ("limit", "within <time limit>"),
    ("phone", "020 7946 0123"),
    ("phone", "+44 20 7946 0123"),
    ("phone", "ext. 4410"),
    ("e-mail", "help@tarn.example"),
    ("e-mail", "the info@ inbox"),
    ("e-mail", "<e-mail address>"),
]


@pytest.mark.parametrize(("shape", "text"), NOT)
def test_what_only_looks_like_it(shape: str, text: str) -> None:
    assert not has_shape(shape, text)


@pytest.mark.parametrize(("shape", "text"), IS)
def test_what_is_known_by_its_form(shape: str, text: str) -> None:
    assert has_shape(shape, text)
