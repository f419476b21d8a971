"""A promise as a record: who owes whom what, by when, on what condition, and where that is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from policylint.documents.model import Document
from policylint.language.model import Modality, Polarity, Role
from policylint.language.times import TimeExpression
from policylint.source import Span

#: ``promise``: told as what is done; ``duty``: staff are told to; ``denial``: not owed, or not done.
CommitmentKind = Literal["promise", "duty", "denial"]


@dataclass(frozen=True)
class Commitment:
    """An act that the company or its staff owe the customer, or deny.

    `act` is the class of the act in plain words ("reply", "refund"), `verb` the text's own
    predicate. `who` is the actor's text, "" where none is named; `role` then is staff for
    an instruction, company else. `limit` is the time as the text puts it, `time` the same
    read. `matter`, `details` and `parts` are the words that tell like acts apart (see `details`);
    `total`: it is said of every case, or of all there is; `soft`: only aimed at.
    `span` is in code points of the source; `block` numbers the place.
    """

    document: Document
    span: Span
    block: int
    kind: CommitmentKind
    who: str
    role: Role
    act: str
    verb: str
    object: str = ""
    to: str = ""
    limit: str = ""
    time: TimeExpression | None = None
    condition: str = ""
    polarity: Polarity = "affirmative"
    modality: Modality = "none"
    soft: bool = False
    total: bool = False
    matter: frozenset[str] = frozenset()
    details: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()

    @property
    def path(self) -> str:
        return self.document.source.path

    @property
    def is_promise(self) -> bool:
        """Whether it belongs in the ledger; that something costs a fee is only held against promises."""
        return self.act != "charge" or self.kind != "denial"

    @property
    def headings(self) -> tuple[str, ...]:
        return self.document.blocks[self.block].headings

    @property
    def excerpt(self) -> str:
        return self.document.source.excerpt(self.span)

    @property
    def line(self) -> int:
        return self.document.source.position(self.span.start)[0]


ConflictKind = Literal["two-limits", "contradicted-promise"]


@dataclass(frozen=True)
class Conflict:
    """Two places that can't both be kept; `later` is the one to be told of."""

    kind: ConflictKind
    earlier: Commitment
    later: Commitment
