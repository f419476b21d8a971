from __future__ import annotations

import pytest

from policylint.rules.inflect import inflect

IRREGULAR = {
    "send": ("sent",),
    "pay": ("paid",),
    "lay": ("laid",),
    "leave": ("left",),
    "child": ("children",),
    "be": ("am", "is", "are", "was", "were", "been", "'s"),
}


@pytest.mark.parametrize(
    ("word", "pos", "wrong"),
    [
        ("visit", "verb", {"visitted", "visitting"}),
        ("open", "verb", {"openned", "openning"}),
        ("offer", "verb", {"offerred"}),
        ("deliver", "verb", {"deliverred"}),
        ("transfer", "verb", {"transfered", "transfering"}),
        ("refer", "verb", {"refered"}),
        ("show", "verb", {"showwed"}),
        ("render", "verb", {"renderred"}),
        ("reckon", "verb", {"reckonned"}),
        ("reship", "verb", {"reshiped"}),
        ("recover", "verb", {"recoverred"}),
        ("fix", "verb", {"fixxed", "fixs"}),
        ("delay", "verb", {"delaies", "delaied", "delayyed"}),
        ("reply", "verb", {"replys", "replyed", "repliing"}),
        ("repeat", "verb", {"repeatted"}),
        ("refund", "verb", {"refundded"}),
        ("agree", "verb", {"agreing", "agreeed"}),
        ("be", "verb", {"beed", "bing"}),
        ("send", "verb", {"sended"}),
        ("pay", "verb", {"payed"}),
        ("advise", "verb", {"advize", "advized"}),
        ("supervise", "verb", {"supervize"}),
        ("promise", "verb", {"promize"}),
        ("raise", "verb", {"raize"}),
        ("appraise", "verb", {"appraize"}),
        ("size", "verb", {"sise"}),
        ("four", "noun", {"for"}),
        ("hour", "noun", {"hor"}),
        ("tour", "noun", {"tor"}),
        ("us", "noun", {"uses", "us's"}),
        ("we", "noun", {"wes"}),
        ("terms", "noun", {"termss", "termses"}),
        ("policy", "noun", {"policys"}),
        ("human", "noun", {"humen"}),
        ("basis", "noun", {"basises"}),
        ("leave", "noun", {"leaved", "leaving"}),
        ("liable", "adjective", {"liables", "liabled"}),
        ("sole", "word", {"soles"}),
        ("refund", "noun", {"refunded", "refunding"}),
    ],
)
def test_what_is_not_a_form(word: str, pos: str, wrong: set[str]) -> None:
    assert not inflect(word, pos, IRREGULAR) & wrong


@pytest.mark.parametrize(
    ("word", "pos", "forms"),
    [
        ("visit", "verb", "visit visits visited visiting"),
        ("offer", "verb", "offer offers offered offering"),
        ("refund", "verb", "refund refunds refunded refunding"),
        ("refuse", "verb", "refuse refuses refused refusing"),
        ("deny", "verb", "deny denies denied denying"),
        ("delay", "verb", "delay delays delayed delaying"),
        ("ship", "verb", "ship ships shipped shipping"),
        ("transfer", "verb", "transfer transfers transferred transferring"),
        ("reship", "verb", "reship reships reshipped reshipping"),
        ("rerun", "verb", "rerun reruns rerunned rerunning"),
        ("quit", "verb", "quit quits quitted quitting"),
        ("tie", "verb", "tie ties tied tying"),
        ("agree", "verb", "agree agrees agreed agreeing"),
        ("dispatch", "verb", "dispatch dispatches dispatched dispatching"),
        ("cancel", "verb", "cancel cancels cancelled cancelling canceled canceling"),
        ("mail", "verb", "mail mails mailed mailing"),
        (
            "recognise",
            "verb",
            "recognise recognises recognised recognising recognize recognizes recognized recognizing",
        ),
        ("honor", "verb", "honor honors honored honoring honour honours honoured honouring"),
        ("fulfil", "verb", "fulfil fulfils fulfilled fulfilling fulfill fulfills"),
        ("enrol", "verb", "enrol enrols enrolled enrolling enroll enrolls"),
        ("send", "verb", "send sends sent sending"),
        ("resend", "verb", "resend resends resended resent resending"),
        ("leave", "verb", "leave leaves left leaving"),
        ("customer", "noun", "customer customers customer's"),
        ("policy", "noun", "policy policies policy's"),
        ("child", "noun", "child childs children child's children's"),
        ("craftsman", "noun", "craftsman craftsmen craftsman's"),
        ("analysis", "noun", "analysis analyses"),
        ("business", "noun", "business businesses business's"),
        ("terms", "noun", "terms"),
        ("photo", "noun", "photo photos photo's"),
        (
            "organisation",
            "noun",
            "organisation organisations organisation's organization organizations organization's",
        ),
        ("licence", "noun", "licence licences licence's license licenses license's"),
        ("us", "noun", "us"),
        ("liable", "adjective", "liable"),
        ("sole", "word", "sole"),
    ],
)
def test_forms(word: str, pos: str, forms: str) -> None:
    assert inflect(word, pos, IRREGULAR) >= set(forms.split())
    assert len(inflect(word, pos, IRREGULAR) - set(forms.split())) <= 2


def test_a_prefixed_verb_is_not_always_made_of_the_verb_inside() -> None:
    assert "relayed" in inflect("relay", "verb", IRREGULAR)


def test_a_contracted_form_may_be_listed() -> None:
    assert {"is", "'s", "being"} <= inflect("be", "verb", IRREGULAR)
