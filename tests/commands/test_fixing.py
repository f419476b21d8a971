"""`--fix` over whole documents: what it writes stays written, and nothing else is touched."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policylint.commands.checking import Done, Job, read_document
from policylint.commands.fixing import Fix, mend, write
from policylint.config import Options
from policylint.documents.decoding import decode
from policylint.linter import Linter
from policylint.rewriting.applying import chosen
from policylint.source import Source

FIXTURES = sorted((Path(__file__).parents[2] / "fixtures").glob("flagged/*.md"))
#: Sentences that a rewrite mends, with those that none does.
SENTENCES = (
    "Rest assured that we answer every letter within 2 days.",
    '"As already stated, the **fee** is due on 3 May."',
    "As per our policy, the [form](form.md) must be signed.",
    "Serial complainers are put through to the manager.",
    "Do not tell the customer about the delay.",
    "Calls are answered as soon as possible.",
    "If the parcel is late, tell the customer to contact the courier.",
    "Complaints must be archived without reply.",
    "We log each call.",
    "The refund is paid within 5 days.",
    "Grüße – naïve café 😀.",
)
PREFIXES = ("", "- ", "1. ", "> ", "## ", "  - ")


@cache
def linter() -> Linter:
    return Linter()


def done(text: str, standards: tuple[tuple[str, str], ...] = ()) -> Done:
    document = read_document(Source("a.md", text))
    job = Job(document, Options(document_checks="false", standards=standards), linter(), "warning", None)
    return Done(job, linter().lint(document, job.options))


def mended(text: str, *, unsafe: bool) -> str:
    fix = mend(done(text), unsafe=unsafe)
    assert fix is None or isinstance(fix, Fix)
    return fix.after.job.document.source.text if fix else text


def assert_settled(text: str, *, unsafe: bool) -> None:
    once = mended(text, unsafe=unsafe)
    assert mended(once, unsafe=unsafe) == once
    assert (once[:1] == "\ufeff") == (text[:1] == "\ufeff")
    assert once.endswith("\n") == text.endswith("\n")
    assert ("\r" in once) <= ("\r" in text)
    if "\n" not in text.replace("\r\n", ""):
        assert "\n" not in once.replace("\r\n", "")


@st.composite
def markdown(draw: st.DrawFn) -> str:
    """Blocks of known sentences in lists, quotes, headings and tables, under any line ends."""
    blocks = []
    for _ in range(draw(st.integers(1, 4))):
        said = " ".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3)))
        if draw(st.booleans()):
            blocks.append(draw(st.sampled_from(PREFIXES)) + said)
        else:
            blocks.append(f"| What | How |\n|---|---|\n| {said.replace('|', '')} | yes |")
    ends = st.sampled_from(["\n", "\r\n"])
    same, mixed = draw(ends), draw(st.booleans())
    text = "\n\n".join(blocks) + draw(st.sampled_from(["", "\n"]))
    text = "".join((draw(ends) if mixed else same) if char == "\n" else char for char in text)
    return draw(st.sampled_from(["", "\ufeff"])) + text


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(markdown(), st.booleans())
def test_a_second_run_changes_nothing_in_any_markdown(text: str, unsafe: bool) -> None:
    assert_settled(text, unsafe=unsafe)


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_a_second_run_changes_nothing_in_a_fixture(path: Path, unsafe: bool) -> None:
    assert_settled(decode(path.read_bytes(), path.name), unsafe=unsafe)


def test_safe_rewrites_are_written_and_no_others() -> None:
    text = "\n\n".join(SENTENCES[:4]) + "\n\nDo not tell the customer about the delay.\n"
    assert mended(text, unsafe=False) == (
        'We answer every letter within 2 days.\n\n"The **fee** is due on 3 May."\n\n'
        "The [form](form.md) must be signed.\n\nCustomers who complain often are put through to the manager."
        "\n\nDo not tell the customer about the delay.\n"
    )
    assert "Tell the customer about the delay." in mended(text, unsafe=True)


def test_a_placeholder_is_written_only_once_a_standard_fills_it() -> None:
    text = "Letters are answered as soon as possible.\n"
    assert "<" not in mended(text, unsafe=True)
    assert mended(text, unsafe=False) == text
    fix = mend(done(text, (("first-response", "24 hours"),)), unsafe=True)
    assert isinstance(fix, Fix)
    assert fix.after.job.document.source.text == "We answer you within 24 hours.\n"
    assert mend(done(text, (("first-response", "24 hours"),)), unsafe=False) is None


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_edits_of_a_fixture_never_overlap(path: Path) -> None:
    made = chosen(done(path.read_text(encoding="utf-8")).result.findings, unsafe=True)
    assert all(first.span.end <= second.span.start for first, second in pairwise(made))


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a byte order mark"])
@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"], ids=["no end", "lf", "crlf"])
def test_the_bytes_around_a_rewrite_stay(tmp_path: Path, mark: bytes, end: bytes) -> None:
    path = tmp_path / "a.md"
    before = mark + b"One.\r\n\r\nRest assured that we answer every letter within 2 days." + end
    path.write_bytes(before)
    document = read_document(Source(str(path), decode(before, str(path))))
    job = Job(document, Options(document_checks="false"), linter(), "warning", path)
    fix = mend(Done(job, linter().lint(document, job.options)), unsafe=False)
    assert isinstance(fix, Fix)
    write(fix)
    assert path.read_bytes() == before.replace(b"Rest assured that we", b"We")
