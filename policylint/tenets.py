"""The tenets that rules cite, each as a short title for the reader of a report."""

from __future__ import annotations

TITLES: dict[str, str] = {
    "A1": "own the outcome, whoever does the work",
    "A2": "offer the remedy instead of looking for fault",
    "A3": "use your influence on suppliers for the customer",
    "A4": "keep the date, or bring a new one before you are asked",
    "A5": "stand with the customer",
    "A6": "welcome complaints",
    "A7": "build the process around the customer",
    "A8": "let promise and procedure agree",
    "B1": "answer fast, also when somebody is away",
    "B2": "support goes on after the sale",
    "B3": "never be curt",
    "B4": "say how to reach you",
    "B5": "meet the deadline",
    "B6": "tell the customer first, and early",
    "B7": "show that you care",
    "B8": "trade places with the customer",
    "B9": "trust by default",
    "B10": "say no honestly and with respect",
    "C1": "the commitment is yours",
    "C2": "do not change once the money is in",
    "C3": "a person instead of a maze",
    "C4": "ask once",
    "C5": "do more than was promised",
    "C6": "satisfaction is the least you owe",
    "C7": "deal with it now, yourself",
    "C8": "look after the customers you have",
    "C9": "do not punish the customer",
    "C10": "be what you promised to be",
    "D1": "no indifference",
    "D2": "make clear who does what",
    "D3": "let staff know, care and decide",
    "D4": "calm, understanding and firm with an upset customer",
}


def title(tenet: str) -> str:
    """``A1 own the outcome …``; an id that a user's own rules cite stands alone."""
    return f"{tenet} {TITLES[tenet]}" if tenet in TITLES else tenet
