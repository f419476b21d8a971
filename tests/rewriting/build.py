"""Matches built by hand: a block of Markdown, and a clause told by its own words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from policylint.documents.model import Block, Document, Mark, Run
from policylint.language.model import Adjunct, Frame, Sentence, Slot
from policylint.rules.matching import Match
from policylint.rules.model import RewriteTemplate, Rule
from policylint.source import Source, Span

_TOKEN = re.compile(
    r"(?P<strong>\*\*)|(?P<emphasis>\*)|(?P<code>`[^`]+`)|(?P<open>\[)|(?P<link>\]\([^)]*\))"
    r"|(?P<fold>\n(?:> |  +)?)|(?P<entity>&amp;)"
)
_PREFIX = re.compile(r"(?:> |- |\* |\d+\. |#+ )*")
ADJUNCTS = "condition exception restriction reason purpose deadline concession contrast manner".split()
PLACES = "actor object recipient topic attribute".split()


def read(source: str, kind: str = "paragraph") -> Block:
    """One block of simple Markdown: strong, emphasis, code, links, wrapped lines, prefixes."""
    prefix = _PREFIX.match(source)
    at = prefix.end() if prefix else 0
    prose, runs, marks, opened = "", [], [], {}

    def put(text: str, start: int, length: int) -> None:
        nonlocal prose
        if text:
            runs.append(Run(len(prose), start, len(text), length))
            prose += text

    for token in [*_TOKEN.finditer(source, at), None]:
        stop = token.start() if token else len(source)
        put(source[at:stop], at, stop - at)
        if token is None:
            break
        name, at = token.lastgroup, token.end()
        if name in ("strong", "emphasis"):
            if name in opened:
                marks.append(Mark(name, opened.pop(name), len(prose)))
            else:
                opened[name] = len(prose)
        elif name == "code":
            marks.append(Mark("code", len(prose), len(prose) + len(token[0]) - 2))
            put(token[0][1:-1], token.start() + 1, len(token[0]) - 2)
        elif name == "open":
            opened["link"] = len(prose)
        elif name == "link":
            marks.append(Mark("link", opened.pop("link"), len(prose)))
        else:
            put("&" if name == "entity" else " ", token.start(), len(token[0]))
    return Block(kind, prose, tuple(runs), Span(0, len(source)), marks=tuple(marks), quoted=source[:1] == ">")


def span_in(prose: str, text: str, start: int = 0) -> Span:
    at = prose.index(text, start)
    return Span(at, at + len(text))


def slot(prose: str, text: str, role: str = "none") -> Slot:
    return Slot(span_in(prose, text), text, text.split()[-1].lower(), role)


@dataclass
class Case:
    """What a test says of a sentence; `roles` gives the role of a place ("recipient": "customer")."""

    source: str
    verb: str
    lemma: str = ""
    roles: dict[str, str] = field(default_factory=dict)
    clause: str = ""
    sentence: str = ""
    under: str = ""
    mood: str = "statement"
    polarity: str = "affirmative"
    modality: str = "none"
    context: frozenset[str] = frozenset()
    captured: dict[str, str] = field(default_factory=dict)
    audience: str = "staff"
    legal: bool = False
    kind: str = "paragraph"
    path: str = "procedure.md"
    before: tuple[str, ...] = ()
    phrases: dict[str, str | tuple[str, str]] = field(default_factory=dict)


def match_of(case: Case, *templates: RewriteTemplate) -> tuple[Match, Document]:
    block = read(case.source, case.kind)
    prose = block.prose
    sentence = span_in(prose, case.sentence) if case.sentence else Span(0, len(prose))
    places = {n: slot(prose, t, case.roles.get(n, "none")) for n, t in case.phrases.items() if n in PLACES}
    adjuncts = []
    for name, phrase in case.phrases.items():
        if name in ADJUNCTS:
            text, cue = phrase if isinstance(phrase, tuple) else (phrase, phrase.split()[0].lower())
            adjuncts.append(Adjunct(name, cue, span_in(prose, text, sentence.start), text))
    start = sentence.start
    frame = Frame(
        sentence=sentence,
        span=span_in(prose, case.clause, start) if case.clause else sentence,
        predicate=case.lemma or case.verb.split()[-1],
        predicate_span=span_in(prose, case.verb, start),
        adjuncts=tuple(adjuncts),
        polarity=case.polarity,
        modality=case.modality,
        mood=case.mood,
        context=case.context,
        **places,
    )
    said = Sentence(0, sentence, prose[sentence.start : sentence.end], (frame,), legal=case.legal)
    rule = rule_of(*templates)
    match = Match(
        rule,
        block,
        said,
        frame,
        span_in(prose, case.under, start) if case.under else frame.span,
        {name: slot(prose, text, case.roles.get(name, "none")) for name, text in case.captured.items()},
        case.legal,
        case.audience,
    )
    others = tuple(read(text) for text in case.before)
    return match, Document(Source(case.path, case.source), (block, *others), {})


def rule_of(*templates: RewriteTemplate, id: str = "convenience/silence-by-default") -> Rule:
    return Rule(
        id, id.partition("/")[0], "summary", ("A1",), "warning", "stable", "why", "advice",
        (), (), (), templates, (), (),
    )  # fmt: skip


def template(text: str, safety: str = "unsafe") -> RewriteTemplate:
    return RewriteTemplate(text=text, safety=safety)


def edit(name: str, argument: str = "", safety: str = "unsafe") -> RewriteTemplate:
    return RewriteTemplate(edit=name, argument=argument, safety=safety)


def clean(sentence: str) -> bool:
    return True


def put_right(source: str, rewrite) -> str:
    return source[: rewrite.span.start] + rewrite.text + source[rewrite.span.end :]


def case(source: str, verb: str, lemma: str = "", **rest: object) -> Case:
    """A Case whose keywords are its own fields or the places and adjuncts of the clause."""
    settings = {name: rest.pop(name) for name in list(rest) if name in Case.__dataclass_fields__}
    return Case(source, verb, lemma, phrases=dict(rest), **settings)
