"""What stands around the words of a sentence and stays as it is when they change."""

from __future__ import annotations

from policylint.expressions import expression
from policylint.source import Span

_NUMBER = (
    r"(?:§\s*)?(?:[A-Z]{1,3}-?\d+(?:\.\d+)*[.:)]|\d+(?:\.\d+)+\.?|\d+[.)]|\(\w{1,4}\)|[a-z][.)]|[-–—•→*])\s+"
)
_LABEL = r"[A-Z][\w/&'’ -]{0,40}:\s+"
_HEAD = expression(rf"(?:[\"“‘(\[]*)(?:{_NUMBER})*(?:{_LABEL})?[\"“‘(\[]*")
_TAIL = expression(r"[\s.!?:;…\"”’)\]]*$")
_PAIRS = {")": "(", "]": "[", "”": "“", '"': '"', "’": "‘"}


def core(prose: str, sentence: Span) -> Span:
    """The sentence without its number, bullet, leading label, quotes and end punctuation."""
    text = prose[sentence.start : sentence.end]
    head = _HEAD.match(text)
    start = head.end() if head else 0
    if start >= len(text):
        start = 0
    end = start + len(_TAIL.sub("", text[start:]))
    while end < len(text) and _closes(text[start:end], text[end]):
        end += 1
    return Span(sentence.start + start, sentence.start + end)


def _closes(body: str, char: str) -> bool:
    """Whether a closing mark after the words belongs to an opening one among them."""
    opening = _PAIRS.get(char)
    if opening is None:
        return False
    if opening == char:
        return body.count(char) % 2 == 1
    return body.count(opening) > body.count(char)


def terminal(prose: str, sentence: Span) -> str:
    """The end punctuation of the sentence, with closing quotes and brackets."""
    return prose[core(prose, sentence).end : sentence.end].strip()
