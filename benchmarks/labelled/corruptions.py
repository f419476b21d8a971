"""Good rewrites spoilt in known ways, and how many of the spoilt ones the checks refuse."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from labelled.rewritten import Asked, share
from policylint.documents import read
from policylint.finding import Rewrite
from policylint.rewording import legible
from policylint.rewriting.candidate import PLACEHOLDER, Candidate, Change, render
from policylint.rewriting.checks import faults
from policylint.rewriting.markup import Edit
from policylint.rewriting.realise import propose, voices
from policylint.rewriting.structure import structure_kept
from policylint.source import Source, Span

Spoil = Callable[[str, random.Random], "str | None"]
_WORD = re.compile(r"[A-Za-z][\w'’-]*")
_PLACEHOLDERS = re.compile(r"<[^<>]*>")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
_VERB = (
    r"(?:is|are|must|tell|tells|contact|contacts|send|sends|give|gives|keep|keeps|offer|offers|say|says|settle|"
    r"settles|answer|answers|explain|help|helps|do|does|will|can|may|make|ring|log|open|check|ask|refund|pay)"
)


def _sub(pattern: str, put: str | Callable[[re.Match[str]], str], flags: int = 0) -> Spoil:
    """The first place where the pattern stands outside placeholders, put otherwise."""

    def spoil(text: str, chance: random.Random) -> str | None:
        gaps = [found.span() for found in _PLACEHOLDERS.finditer(text)]
        for found in re.compile(pattern, flags).finditer(text):
            if any(start < found.end() and found.start() < end for start, end in gaps):
                continue
            new = put(found) if callable(put) else found.expand(put)
            if new != found[0]:
                return text[: found.start()] + new + text[found.end() :]
        return None

    return spoil


def _word(change: Callable[[list[re.Match[str]], random.Random], tuple[re.Match[str], str] | None]) -> Spoil:
    def spoil(text: str, chance: random.Random) -> str | None:
        gaps = [found.span() for found in _PLACEHOLDERS.finditer(text)]
        found = [w for w in _WORD.finditer(text) if not any(a < w.end() and w.start() < b for a, b in gaps)]
        changed = change(found, chance) if found else None
        if changed is None:
            return None
        word, new = changed
        return text[: word.start()] + new + text[word.end() :]

    return spoil


def _end(text: str, chance: random.Random) -> str | None:
    return re.sub(r"[.!?]([\"”’)]*)$", r"\1", text) if re.search(r"[.!?][\"”’)]*$", text) else None


def _before_end(words: str) -> Spoil:
    def spoil(text: str, chance: random.Random) -> str | None:
        found = re.search(r"[.!?]?[\"”’)]*$", text)
        return f"{text[: found.start()]} {words}{found[0]}" if found else None

    return spoil


def _lower(text: str, chance: random.Random) -> str | None:
    first = re.search(r"[A-Za-z]", text)
    if first is None or not first[0].isupper() or re.match(r"I\b|[A-Z]{2}", text[first.start() :]):
        return None
    return text[: first.start()] + first[0].lower() + text[first.end() :]


def _torn(text: str, chance: random.Random) -> str | None:
    return text.replace(">", "", 1) if PLACEHOLDER.search(text) else None


_PLURALS = {
    "is": "are",
    "are": "is",
    "has": "have",
    "have": "has",
    "does": "do",
    "was": "were",
    "were": "was",
}
_NOUN = (
    r"(?:customer|guest|passenger|patient|tenant|caller|member|client|student|resident|buyer|supplier|"
    r"courier)"
)

SPOILT: dict[str, Spoil] = {
    "number dropped": _sub(r"\b\d[\d.,]*%? ?", ""),
    "number changed": _sub(r"\b\d", lambda m: str((int(m[0]) + 3) % 10 or 4)),
    "condition dropped": _sub(r"(?i)(?:^|, | )(?:if|when|where|unless|once) [^,.;]+(?:, )?", " "),
    "denial dropped": _sub(r"(?i)\b(?:not|never|no) ", ""),
    "denial added": _sub(r"(?i)\b(must|will|can|may|is|are)\b(?! not)", r"\1 not"),
    "denial added to a verb": _sub(r"(?<=\bwe )(?=(?:tell|settle|say|own|keep|answer|help)\b)", "never "),
    "name changed": _sub(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b", "Brellingham"),
    "name dropped": _sub(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b ?", ""),
    "word doubled": _word(lambda found, c: (w := c.choice(found), f"{w[0]} {w[0]}")),
    "verb dropped": _sub(
        r"(?:(?<=\bwe )|(?<=\band )|(?<=, ))(?:tell|settle|contact|say|keep|own|answer|are|help) ", ""
    ),
    "verb of the sentence dropped": _sub(r"\b(?:is|are|must|tell|will|contact|does) ", ""),
    "agreement broken": _sub(
        r"(?i)(?<=\w )(?<!to )(?<!not )\b(?:is|are|has|have|was|were)\b", lambda m: _PLURALS.get(m[0], m[0])
    ),
    "agreement of we broken": _sub(
        r"\b[Ww]e (tell|settle|contact|say|keep|own|answer|help|ring)\b", lambda m: f"{m[0]}s"
    ),
    "preposition stranded": _before_end("with"),
    "conjunction stranded": _before_end("and"),
    "joint stranded": _sub(r"(?<=\w), (?=\w)", " and, "),
    "link broken": _sub(r"\]\((?=[^)]*\))", "] ("),
    "target of a link changed": _sub(r"(?<=\]\()[^)]+", "elsewhere.md"),
    "emphasis dropped": _sub(r"(\*\*|__)(?=\S)(.+?)\1", r"\2"),
    "code marks dropped": _sub(r"`([^`]+)`", r"\1"),
    "promise with a number added": _before_end("within 3 working days"),
    "promise of a remedy added": _before_end("with a full refund"),
    "article wrong": _sub(r"\b([Aa])(n?) (?=[a-z]{2})", lambda m: m[1] + ("" if m[2] else "n") + " "),
    "object dropped": _sub(rf"(?i)(?<=tell )(?:the {_NOUN}|them|you) (?:the answer |what we do )?", ""),
    "determiner and noun at odds": _sub(rf"\b(?:the|a) (?={_NOUN}\b)", "these "),
    "actor swapped": _sub(r"\b([Ww])e (\w+) (the \w+|them|you)\b", lambda m: f"{m[3]} {m[2]} {m[1]}e"),
    "party swapped": _sub(rf"\bthe {_NOUN}\b", lambda m: "the insurer"),
    "quote opened": _sub(r"(?<=\w) (?=\w)", ' "'),
    "bracket opened": _sub(r"(?<=\w) (?=\w)", " ("),
    "empty brackets": _before_end("()"),
    "lower-case beginning": _lower,
    "end mark lost": _end,
    "space doubled": _sub(r"(?<=\w) (?=\w)", "  "),
    "placeholder torn": _torn,
    "modal and inflected verb": _sub(
        r"\b(must|will|can|may|to) (tell|keep|send|give|say|ask)\b", lambda m: f"{m[1]} {m[2]}s"
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Good:
    """A rewrite that is shown: its finding, the candidate, the source of the whole sentence made anew."""

    asked: Asked
    candidate: Candidate
    place: Span
    text: str


def report_corruptions(asked: Sequence[Asked], examples: int) -> Iterator[str]:
    every = [good for one in asked for good in _goods(one)]
    goods = [good for good in every if not refused(good, good.text)]
    made: dict[str, list[tuple[bool, str]]] = defaultdict(list)
    for number, good in enumerate(goods):
        for kind, spoil in SPOILT.items():
            text = spoil(good.text, random.Random(number))
            if text is not None and text.strip() != good.text.strip():
                made[kind].append((refused(good, text), text))
    total = sum(map(len, made.values()))
    caught = sum(was for tried in made.values() for was, _ in tried)
    yield f"{len(every)} rewrites; the checks pass {len(goods)} as they are, and these are spoilt"
    each = [sum(was for was, _ in tried) / len(tried) for tried in made.values()]
    yield f"{total} spoilt in {len(made)} ways: {caught} refused ({share(caught, total)})"
    yield f"each way counted alike: {sum(each) / max(1, len(each)):.0%}"
    for kind, tried in sorted(made.items(), key=lambda item: sum(was for was, _ in item[1]) / len(item[1])):
        number = sum(was for was, _ in tried)
        yield f"  {kind:32} {number:4} of {len(tried):4}  {share(number, len(tried))}"
        yield from (f"      {text}" for text in [text for was, text in tried if not was][:examples])


def refused(good: Good, text: str) -> bool:
    """Whether some check stops the sentence's source `text` in the place of the old one."""
    one, where = good.asked, good.asked.document
    source = where.source
    whole = source.text[: good.place.start] + text + source.text[good.place.end :]
    block = one.match.block
    whole = _shut(whole, "⟦", "⟧", "<", ">")
    again = [b for b in read(Source(source.path, whole)).blocks if b.span.start == block.span.start]
    fresh = [b for b in again if b.kind == block.kind]
    if len(fresh) != 1:
        return True
    prose, sentence = fresh[0].prose, one.match.sentence.span
    tail = len(block.prose) - sentence.end
    new = prose[sentence.start : len(prose) - tail]
    new = _shut(new, "<", ">", "⟦", "⟧")
    plan = Candidate(
        (Change(sentence.start, sentence.end, (new,)),),
        dropped=good.candidate.dropped,
        whole=good.candidate.whole,
        used=good.candidate.used,
        templates=good.candidate.templates,
        replaced=good.candidate.replaced,
    )
    if next(faults(new.strip(), plan, one.match, " ".join(voices(where, one.match.sentence.block))), None):
        return True
    if not structure_kept(where, block, plan, [Edit(good.place, text)]):
        return True
    before, after = one.linter.analyser.slips([one.match.sentence.text, legible(new.strip())])
    return bool(after - before) or not one.is_clean(new.strip())


def _shut(text: str, opened: str, closed: str, left: str, right: str) -> str:
    """Placeholders between other brackets, which Markdown does not take for tags."""
    return re.sub(f"{left}([a-z][a-z0-9 ,'/-]*){right}", rf"{opened}\1{closed}", text)


def _goods(one: Asked) -> Iterator[Good]:
    block, sentence = one.match.block, one.match.sentence.span
    place = block.source_span(sentence.start, sentence.end)
    text = one.document.source.text
    for rewrite in one.finding.rewrites[:1]:
        whole = _hull(text, place, rewrite, block.span)
        new = text[whole.start : rewrite.span.start] + rewrite.text + text[rewrite.span.end : whole.end]
        candidate = _made_by(one, rewrite)
        if candidate:
            yield Good(one, candidate, whole, new)


def _hull(text: str, place: Span, rewrite: Rewrite, block: Span) -> Span:
    """The sentence with the marks at its ends."""
    start, end = min(place.start, rewrite.span.start), max(place.end, rewrite.span.end)
    while start > block.start and text[start - 1] in "*_[`":
        start -= 1
    while end < block.end and text[end] in "*_`":
        end += 1
    return Span(start, end)


def _made_by(one: Asked, rewrite: Rewrite) -> Candidate | None:
    """The proposal that a shown rewrite was made from."""
    sentence = one.match.sentence.span
    house, customer = voices(one.document, one.match.sentence.block)
    for candidate in propose(one.match, house=house, customer=customer):
        said = render(one.match.block.prose, candidate, sentence)
        plain = " ".join(re.sub(r"[*_`]|\[|\]\([^)]*\)", "", rewrite.text).split())
        if plain in " ".join(re.sub(r"[*_`]", "", said).split()):
            return candidate
    return None
