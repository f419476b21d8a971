"""What the reader is taught: little by few decisions, nothing by none, and the same by the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from policylint.documents import read
from policylint.errors import PolicylintError
from policylint.reader.families import FAMILIES
from policylint.reader.learning import Decided, learn, unread
from policylint.reader.reading import Reader
from policylint.reader.teaching import Lesson, Taught, load_taught, save_taught, taught_version
from policylint.reader.version import reader_version
from policylint.source import Source

CHANCES = {"any": 0.8, **dict.fromkeys(FAMILIES, 0.1), "tone": 0.7}


def judged(text: str, labels: dict[str, int], document: str = "a.md", likeliest: str = "tone") -> Decided:
    words = text.lower().split()
    return Decided(document, {"text": words, "around": ["fees"], "family": [likeliest]}, CHANCES, labels)


def after(taught: Taught, text: str, output: str = "any", likeliest: str = "tone") -> float:
    one = judged(text, {}, likeliest=likeliest)
    return taught.after(one.found, one.chances)[output]


def test_what_was_dismissed_often_is_less_likely_and_what_was_accepted_more() -> None:
    decided = [judged(f"ring the desk {n}", {}) for n in range(20)]
    decided += [judged(f"tell nobody {n}", {"silence": 2}) for n in range(20)]
    taught = learn(decided, "base")
    assert after(taught, "ring the desk") < after(taught, "something else") < after(taught, "tell nobody")
    assert after(taught, "tell nobody", "silence") > 0.1
    assert after(taught, "tell nobody", "blame") == 0.1


def test_a_family_that_reviewers_see_otherwise_is_less_likely_everywhere() -> None:
    taught = learn([judged(f"word{n}", {}, likeliest="tone") for n in range(20)], "base")
    assert after(taught, "unheard", likeliest="tone") < after(taught, "unheard", likeliest="blame")


def test_one_decision_changes_little() -> None:
    taught = learn([judged("ring the desk", {})], "base")
    assert 0.7 < after(taught, "ring the desk") < 0.8


def test_borderline_is_neither_for_nor_against() -> None:
    assert learn([judged("ring the desk", {"tone": 1})], "base").lessons.keys() <= {*FAMILIES}


def test_equal_decisions_give_equal_bytes_in_any_order_of_words() -> None:
    decided = [judged("ring the desk", {}), judged("tell nobody", {"silence": 2}, "b.md")]
    turned = [judged("desk the ring", {}), judged("nobody tell", {"silence": 2}, "b.md")]
    assert save_taught(learn(decided, "base")) == save_taught(learn(turned, "base"))
    other = [decided[0], judged("tell nobody", {"blame": 2}, "b.md")]
    assert save_taught(learn(decided, "base")) != save_taught(learn(other, "base"))


def test_a_document_is_tried_on_lessons_from_the_others() -> None:
    """Alone it would be learned by heart; the others say the contrary."""
    decided = [judged("ring the desk", {"tone": 2}, "a.md")]
    decided += [judged("ring the desk", {}, f"{n}.md") for n in range(20)]
    chance = next(chance for one, chance in unread(decided, "base") if one.document == "a.md")
    assert chance == after(learn(decided[1:], "base"), "ring the desk")


def test_what_is_saved_is_what_is_loaded(tmp_path: Path) -> None:
    taught = learn([judged("ring the desk", {}), judged("ring the desk “—” \u2028", {"tone": 2})], "220-ab")
    path = tmp_path / "reader.json"
    path.write_bytes(save_taught(taught))
    assert load_taught(path, "220-ab") == taught
    assert taught_version(path).startswith("2-")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"base": "221-cd"}, "Was made for the reader 221-cd; this policylint has 220-ab"),
        ({"format": 2}, "no 'format': 1"),
        ({"lessons": {"any": {"bias": "much"}}}, "'much' is no number"),
        ({"lessons": {"any": {"bias": 0, "text": {"a": float("nan")}}}}, "nan is no number"),
        ({"lessons": {"any": {"bias": True}}}, "True is no number"),
        ({"lessons": {"any": {}}}, "KeyError"),
        ({"lessons": {"anything": {"bias": 0}}}, "'anything' is no family"),
        ({"lessons": []}, "AttributeError"),
    ],
)
def test_what_was_not_made_for_this_reader_is_refused(
    tmp_path: Path, change: dict[str, object], said: str
) -> None:
    path = tmp_path / "reader.json"
    body = json.loads(save_taught(Taught("220-ab", 1, {"any": Lesson(0.1, {"text": {"a": 0.2}})})))
    path.write_text(json.dumps({**body, **change}))
    with pytest.raises(PolicylintError, match=r"Run `policylint train` again") as error:
        load_taught(path, "220-ab")
    assert said in str(error.value)


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b"{}", b"[" * 100_000])
def test_what_is_no_such_file_is_a_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "reader.json"
    path.write_bytes(data)
    for ask in (taught_version, lambda path: load_taught(path, "x")):
        with pytest.raises(PolicylintError, match="Is not what `policylint train` writes"):
            ask(path)


def test_the_reader_reads_as_it_was_taught(tmp_path: Path) -> None:
    document = read(Source("a.md", "# Late\n\nThey find out when they come.\n\nWe ring them.\n"))
    audience = ["staff"] * len(document.blocks)
    path = tmp_path / "reader.json"
    lessons = {"any": Lesson(0.0, {"text": {"find out": 30.0}}), "tone": Lesson(30.0, {})}
    path.write_bytes(save_taught(Taught(reader_version(), 1, lessons)))
    plain, taught = Reader().read(document, audience), Reader(taught=path).read(document, audience)
    moved = [two.chance - one.chance for one, two in zip(plain.rated, taught.rated, strict=True)]
    assert (moved[0], moved[2]) == pytest.approx((0, 0))
    assert moved[1] > 0.05
    assert {rated.family for rated in taught.rated} == {"tone"}
