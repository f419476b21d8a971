"""The families of the labelling guide, in the order of its table."""

from __future__ import annotations

FAMILIES = (
    "blame", "supplier", "convenience", "runaround", "delay", "silence",
    "complaint", "tone", "ownerless", "powerless", "hollow",
)  # fmt: skip
#: What the product is for; the others come from the same articles.
MISSION = FAMILIES[:3]
#: What a sentence is called that is of any of them.
OF_MISSION = "mission"
#: How sure a reader was that a careful author would want to change the text.
BORDERLINE, CLEAR = 1, 2
