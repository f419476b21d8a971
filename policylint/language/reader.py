"""A parsed sentence as frames read it: tokens, labels, and the way back to the prose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from policylint.language.labels import Labelled
from policylint.language.model import Audience, Role
from policylint.language.tree import Doc
from policylint.source import Span

#: Left at the end of a clause whose next one was cut off.
_JOINING = frozenset({"and", "or", "but"})


@dataclass(frozen=True)
class Setting:
    """Who speaks to whom where a sentence stands.

    `names` are lower-case proper names with their role; `they` is whom a third-person
    pronoun stands for. `spoken`: the sentence is words to say to the customer.
    """

    audience: Audience = "staff"
    they: Role = "customer"
    names: tuple[tuple[str, Role], ...] = ()
    spoken: bool = False


@dataclass(frozen=True)
class Reader:
    """A parsed, labelled sentence with the map from token to prose offsets."""

    doc: Doc
    labelled: Labelled
    prefix: int
    shift: int
    setting: Setting
    start: int = 0

    def real(self, index: int) -> bool:
        return bool(self.doc[index].idx >= self.prefix)

    def span(self, indices: Iterable[int]) -> Span | None:
        """The prose span from the first to the last of the tokens, edge punctuation left out."""
        kept = sorted(self._shown.intersection(indices))
        texts = self._texts
        end = len(kept)
        while end and (texts[kept[end - 1]] in ".,;:!?-–—\"'”’“‘)]" or texts[kept[end - 1]] in _JOINING):
            if texts[kept[end - 1]] in ")]" and any(texts[i] in "([" for i in kept[:end]):
                break
            end -= 1
        begin = 0
        while begin < end and texts[kept[begin]] in ".,;:!?-–—\"'”’“‘(":
            if texts[kept[begin]] == "(" and any(texts[i] == ")" for i in kept[begin:end]):
                break
            begin += 1
        if begin == end:
            return None
        first, last = self.doc[kept[begin]], self.doc[kept[end - 1]]
        # what stands in the lead-in has its place there; here it is empty, at the item's start
        end_of_last = last.idx + len(last.text)
        return Span(max(self.start, first.idx + self.shift), max(self.start, end_of_last + self.shift))

    # What follows depends on the sentence alone and is asked for many times. The first two are
    # filled by the room's `roles`.
    @cached_property
    def roles(self) -> dict[int, Role]:
        return {}

    @cached_property
    def mentioned(self) -> list[frozenset[str]]:
        return []

    @cached_property
    def _texts(self) -> list[str]:
        return [token.text for token in self.doc]

    @cached_property
    def _shown(self) -> frozenset[int]:
        return frozenset(token.i for token in self.doc if token.idx >= self.prefix and not token.is_space)

    def text(self, span: Span) -> str:
        return str(self.doc.text[max(0, span.start - self.shift) : max(0, span.end - self.shift)])
