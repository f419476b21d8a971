"""Who could be meant to do what a sentence leaves undone: roles named in it or about it. No model here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from policylint.language.model import Audience
from policylint.rules.words import tokens_of

LabelsOfWord = Callable[[str], frozenset[str]]

_WE = frozenset({"we", "we'll", "we've", "we're", "us", "our", "i", "i'll", "i'm", "me", "my"})
#: In a procedure for staff the reader is the one who acts.
_READER = frozenset({"you", "you'll", "you're", "your"})
#: Words that name somebody only beside another word: "the claims team", never "the team".
_VAGUE = frozenset(
    "team teams staff department departments personnel office desk colleague colleagues member members "
    "employee employees group lead support branch host management company organisation organization "
    "business side end firm association authority".split()
)
#: Posts that no rule asks for by themselves, and so are not in the lexicon.
_POSTS = frozenset(
    "secretary bursar matron director chair treasurer principal headteacher dean provost solicitor "
    "accountant auditor foreman superintendent president "
    "trustee trustees pharmacist dentist physician therapist sister "
    "administrator owner governor curator janitor buyer head chief ombudsman committee panel board".split()
)
#: Before a vague word these name nobody.
_PLAIN = frozenset(
    "the a an our your their this that these those any some each every all one no of to by with from for in "
    "at and or other another relevant appropriate concerned responsible right correct suitable proper next "
    "available whole local internal dedicated respective said same wider senior".split()
)


def named_in(text: str, labels_of_word: LabelsOfWord) -> bool:
    """Whether the sentence itself names somebody."""
    return _names_somebody(tokens_of(text), frozenset(), labels_of_word)


def named_around(around: str, audience: Audience, labels_of_word: LabelsOfWord) -> bool:
    """Whether what a sentence stands in names somebody; there "we" do, and the reader of a procedure."""
    return _names_somebody(tokens_of(around), _WE | _READER if audience == "staff" else _WE, labels_of_word)


def _names_somebody(words: Sequence[str], pronouns: frozenset[str], labels_of_word: LabelsOfWord) -> bool:
    return any(words[at] in pronouns or _named(words, at) for at in _staff(words, pronouns, labels_of_word))


def _staff(words: Sequence[str], pronouns: frozenset[str], labels_of_word: LabelsOfWord) -> Iterator[int]:
    for at, word in enumerate(words):
        if word in pronouns or word in _POSTS or "staff" in labels_of_word(word):
            yield at


def _named(words: Sequence[str], at: int) -> bool:
    """Whether the role word at `at` tells one post from another."""
    if words[at] not in _VAGUE:
        return True
    return at > 0 and words[at - 1] not in _PLAIN
