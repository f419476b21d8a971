"""What a run has read so far of promises, so that each document is held against those before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from policylint.commitments.comparing import conflicts
from policylint.commitments.model import Commitment, Conflict
from policylint.commitments.opening import Candidate, candidates, may_clash
from policylint.documents.model import Document
from policylint.language.units import Unit

#: Reads the commitments of sentences, each list in the order asked.
Reader = Callable[[Sequence[tuple[Document, Unit]]], Iterable[Sequence[Commitment]]]


class Pool:
    """Lives as long as one run. Sentences wait in it unparsed until another may clash with them."""

    def __init__(self) -> None:
        self._seen: dict[str, list[Candidate]] = {}
        self._read: dict[int, tuple[Commitment, ...]] = {}

    def wanted(self, document: Document, units: Iterable[Unit]) -> list[Candidate]:
        """Take a document in: its sentences, and older ones, that may clash with one of its own."""
        return self._wanted(candidates(document, units))

    def conflicts(self, document: Document, wanted: Sequence[Candidate], read: Reader) -> list[Conflict]:
        """The commitments of the document last taken in that an earlier place contradicts."""
        todo = [one for one in wanted if id(one) not in self._read]
        for one, found in zip(todo, read([(one.document, one.unit) for one in todo]), strict=True):
            self._read[id(one)] = tuple(found)
        old = [made for one in wanted if one.document is not document for made in self._read[id(one)]]
        mine = [made for one in wanted if one.document is document for made in self._read[id(one)]]
        return list(conflicts(old, mine))

    def _wanted(self, new: Iterable[Candidate]) -> list[Candidate]:
        """The sentences, old and new, that may clash with a new one; those read first come first."""
        found: dict[int, Candidate] = {}
        for one in new:
            for act in one.acts:
                for other in self._seen.setdefault(act, []):
                    if may_clash(other, one):
                        found[id(other)], found[id(one)] = other, one
                self._seen[act].append(one)
        return list(found.values())
