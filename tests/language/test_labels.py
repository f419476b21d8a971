"""Which classes of the lexicon the tokens of a sentence carry."""

from __future__ import annotations

from language.build import index, tree

from policylint.language.labels import label, normal


def labels_of(sentence: str, word: str) -> frozenset[str]:
    doc = tree(sentence)
    found = label(list(doc), index())
    return found.labels[[token.text for token in doc].index(word)]


def test_a_longer_noun_hides_the_shorter_one() -> None:
    found = labels_of("Send/VB a/DT/det/form claim/NN/compound/form form/NN/dobj/Send", "form")
    assert "claim-form" in found
    assert "form" not in found
    assert "form" in labels_of("Send/VB a/DT/det/form form/NN/dobj/Send", "form")


def test_a_longer_name_of_somebody_keeps_who_they_are() -> None:
    found = labels_of("The/DT/det/agent duty/NN/compound/agent agent/NN/nsubj/pays pays/VBZ", "agent")
    assert {"boss", "staff"} <= found
    form = labels_of("Send/VB a/DT/det/form claim/NN/compound/form form/NN/dobj/Send", "form")
    assert "staff" not in form


def test_several_words_stand_together_or_not_at_all() -> None:
    assert "customer" not in labels_of("The/DT/det/account account/NN stays/VBZ/relcl/account", "account")
    assert "customer" in labels_of("The/DT/det/holders account/NN/compound/holders holders/NNS", "holders")


def test_a_verb_has_its_particle_back() -> None:
    apart = "Take/VB the/DT/det/matter whole/JJ/amod/matter matter/NN/dobj/Take up/RP/prt/Take"
    assert "raise" in labels_of(apart, "Take")
    assert "=take up" in labels_of(apart, "Take")
    assert "raise" in labels_of("Take/VB up/RP/prt/Take the/DT/det/matter matter/NN/dobj/Take", "Take")


def test_a_particle_too_far_away_is_not_the_verbs() -> None:
    far = (
        "Take/VB the/DT/det/bag big/JJ/amod/bag old/JJ/amod/bag red/JJ/amod/bag bag/NN/dobj/Take"
        " up/RP/prt/Take"
    )
    assert "raise" not in labels_of(far, "Take")


def test_forms_have_the_class_of_their_lemma() -> None:
    assert "tell" in labels_of("We/PRP/nsubj/told told/VBD them/PRP/dobj/told", "told")
    assert "=tell" in labels_of("We/PRP/nsubj/told told/VBD them/PRP/dobj/told", "told")


def test_a_verb_is_no_noun_of_the_same_form() -> None:
    assert "form" not in labels_of("They/PRP/nsubj/form form/VBP a/DT/det/line line/NN/dobj/form", "form")


def test_a_class_includes_another() -> None:
    assert "responsible" in labels_of("They/PRP/nsubj/are are/VBP liable/JJ/acomp/are", "liable")


def test_spelling_is_normal() -> None:
    assert normal("Don’t") == "don't"
    assert normal("third‑party") == "third-party"
