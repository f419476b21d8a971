"""What a run has read so far of promises, so that each document is held against those before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policylint.commitments.comparing import conflicts
from policylint.commitments.model import Commitment, Conflict
from policylint.commitments.opening import Candidate, candidates, may_clash
from policylint.documents.model import Document
from policylint.language.units import Unit


class Pool:
    """Lives as long as one run. Sentences wait in it unparsed until another may clash with them."""

    def __init__(self) -> None:
        self._seen: dict[str, list[Candidate]] = {}
        self._read: dict[int, tuple[Commitment, ...]] = {}

    def wanted(self, document: Document, units: Iterable[Unit]) -> list[Candidate]:
        """Take a document in: its sentences, and older ones, that may clash with one of its own."""
        return self._wanted(candidates(document, units))

    def unread(self, wanted: Iterable[Candidate]) -> list[Candidate]:
        """Those of which it is not known yet what they promise, once each."""
        return list({id(one): one for one in wanted if id(one) not in self._read}.values())

    def learn(self, candidate: Candidate, made: Iterable[Commitment]) -> None:
        """What the sentence promises."""
        self._read[id(candidate)] = tuple(made)

    def conflicts(self, document: Document, wanted: Sequence[Candidate]) -> list[Conflict]:
        """Promises of the document, whose `wanted` are all learnt, that an earlier place contradicts."""
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
