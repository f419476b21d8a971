"""Source sentence → rewritten sentence, for each edit; what must not be touched stands first."""

from __future__ import annotations

import pytest
from rewriting.build import Case, case, clean, edit, match_of, put_right

from policylint.rewriting import propose, rewrites

IMPERATIVE = {"mood": "imperative", "polarity": "negative"}


REFUSED = [
    ("affirm", "", case("Do not tell them anything.", "Do not tell", "tell", **IMPERATIVE)),
    (
        "affirm",
        "",
        case("Staff did not tell the customer.", "did not tell", "tell", context=frozenset(["past"])),
    ),
    ("affirm", "", case("Why do we not tell the customer?", "do we not tell", "tell", mood="question")),
    ("affirm", "", case("Do not call or even either write.", "Do not call", "call", **IMPERATIVE)),
    ("affirm", "", case("We tell the customer.", "tell")),
    (
        "affirm",
        "",
        case("Do not refund before day 14.", "Do not refund", "refund", deadline=("before day 14", "before")),
    ),
    # the rest would stay as it is: a consequence, a list
    (
        "negate",
        "",
        case(
            "Code it NSH, then the full rate is due.", "Code", "code", mood="imperative", clause="Code it NSH"
        ),
    ),
    (
        "negate",
        "",
        case("Late visits are coded as follows: weather; patient.", "are coded", "code", voice="passive"),
    ),
    ("drop", "reason", case("Call back within 2 days.", "Call", deadline="within 2 days")),
    (
        "drop",
        "reason",
        case("Ask for a receipt, as Fernhill Bank wants one.", "Ask", reason="as Fernhill Bank wants one"),
    ),
    (
        "drop",
        "reason",
        case("Refunds wait, as only 2 clerks pay them.", "wait", reason="as only 2 clerks pay them"),
    ),
    (
        "drop",
        "reason",
        case("Ask for it, as [the guide](https://e.test/g) says.", "Ask", reason="as the guide says"),
    ),
    ("drop", "restriction", case("Only if they insist.", "insist", restriction="Only if they insist")),
    ("replace", "deadline=within <time limit>", case("We call back soon.", "call")),
    ("replace", "deadline=within <time limit>", case("We pay in 30 days.", "pay", deadline="in 30 days")),
    ("replace", "deadline=within 2 days", case("We pay in due course.", "pay", deadline="in due course")),
    ("swap", "final=open to review", case("Decisions are finalised.", "are finalised")),
    ("swap", "final=open to review", case("The final decision is ours.", "is", under="decision is ours")),
    ("drop", "reason", case("**Ask, as it** helps us, twice.", "Ask", reason="as it helps us")),
]


STANDING = "If the customer does not reply, close the case."
REFUSED += [
    ("affirm", "", case(STANDING, "does not reply", condition="If the customer does not reply")),
    ("affirm", "", case("Guests who are not told complain.", "are not told", clause="who are not told")),
    ("affirm", "", case("Ask whether or not they paid.", "paid", "pay")),
    ("affirm", "", case("It is the only form that counts.", "counts", condition="form that counts")),
    ("affirm", "", case("There is not anything to do.", "is not", "be")),
    ("affirm", "", case("There is no use in calling twice.", "is", "be")),
    ("affirm", "", case("Do not get drawn in by tenants.", "Do not get", "get", **IMPERATIVE)),
    ("drop", "reason", case("Due to maker-led issues, we wait.", "wait", reason="Due to maker")),
    ("drop", "reason", case("We wait as it helps each day.", "wait", reason="as it helps")),
    ("drop", "purpose", case("We try to reply.", "try", purpose="to reply")),
    ("drop", "reason", case("No date is given to him.", "is given", reason="given to him")),
]


@pytest.mark.parametrize(("name", "argument", "given"), REFUSED, ids=lambda v: getattr(v, "source", None))
def test_nothing_is_proposed_where_the_edit_is_not_sure(name: str, argument: str, given: Case) -> None:
    match, document = match_of(given, edit(name, argument))
    assert rewrites(match, document, clean) == ()


AFFIRMED = [
    (  # the name in the reason goes with it
        case(
            "Do not ring, as Fernhill Bank counts it.", "Do not ring", "ring", 
            reason="as Fernhill Bank counts it", **IMPERATIVE,
        ),
        "Ring.",
    ),
    (
        case("Hear them out but do not log it.", "do not log", "log", clause="do not log it", **IMPERATIVE),
        "Hear them out and log it.",
    ),
    (case("No date need be given.", "need be given", "give"), "A date must be given."),
    (case("It is on the back, no need to read it.", "read"), "It is on the back; read it."),
    (case("Don't offer it in any month.", "Don't offer", **IMPERATIVE), "Offer it in any month."),
    (case("Don't call the lab; it ties up the line.", "Don't call", **IMPERATIVE), "Call the lab."),
    (case("Don't call the lab; it ties up Line 2.", "Don't call", **IMPERATIVE),
     "Call the lab; it ties up Line 2."),
    (case("We give no refund rights.", "give"), "We give refund rights."),
    (case("Desks can't refund it, not even when it is late.", "can't refund",
          concession="even when it is late"), "Desks can refund it."),
    (case("Lines are shut, so don't call; hold on until it quietens.", "don't call", clause="so don't call",
          condition=("until it quietens", "until"), **IMPERATIVE),
     "Lines are shut, so call; hold on until it quietens."),
    (case("Do not tell the customer about the delay.", "Do not tell", **IMPERATIVE),
     "Tell the customer about the delay."),
    (case("- Don’t log it.", "Don’t log", **IMPERATIVE), "- Log it."),
    (case("Please don't volunteer the notice date.", "don't volunteer", **IMPERATIVE),
     "Please volunteer the notice date."),
    (case("Never call the customer back.", "Never call", **IMPERATIVE), "Call the customer back."),
    (case("There is no need to notify customers.", "notify"), "Notify customers."),
    (case("No need to ring these people back.", "ring"), "Ring these people back."),
    (case("There is no need to notify you.", "notify", audience="customer"), "We notify you."),
    (case("It is not necessary to inform the tenant.", "inform"), "Inform the tenant."),
    (case("The customer is not told about this.", "is not told", "tell"), "The customer is told about this."),
    (case("Passenger isn't informed.", "isn't informed", "inform"), "Passenger is informed."),
    (case("Guests aren’t offered a refund.", "aren’t offered", "offer"), "Guests are offered a refund."),
    (case("Staff must not mention the fault.", "must not mention"), "Staff must mention the fault."),
    (case("Agents may not offer credits.", "may not offer"), "Agents may offer credits."),
    (case("We cannot refund the deposit.", "cannot refund"), "We can refund the deposit."),
    (case("We can't refund the deposit.", "can't refund"), "We can refund the deposit."),
    (case("We won’t take calls about it.", "won’t take"), "We will take calls about it."),
    (case("You do not have to call the customer.", "do not have to call"), "You must call the customer."),
    (case("Staff need not call the customer.", "need not call"), "Staff must call the customer."),
    (case("Staff are not required to explain.", "explain"), "Staff must explain."),
    (case("The desk does not chase the carrier.", "does not chase"), "The desk chases the carrier."),
    (case("The desk doesn't usually reply.", "doesn't usually reply"), "The desk usually replies."),
    (case("We do not notify you of changes.", "do not notify", audience="customer"),
     "We notify you of changes."),
    (case("Avoid telling the guest the reason.", "telling", "tell", mood="imperative"),
     "Tell the guest the reason."),
    (case("Refrain from giving a date.", "giving", "give", mood="imperative"), "Give a date."),
    (case("No refund is released until the trace is closed.", "is released", "release",
          condition=("until the trace is closed", "until")), "A refund is released."),
    (case("No refunds are given.", "are given", "give"), "Refunds are given."),
    (case("No advance notice is sent.", "is sent", "send"), "Advance notice is sent."),
    (case("We accept no liability for the bag.", "accept"), "We accept liability for the bag."),
    (case("Do not offer any refund.", "Do not offer", **IMPERATIVE), "Offer a refund."),
    (case("Do not accept any returns.", "Do not accept", **IMPERATIVE), "Accept returns."),
    (case("Applicants are not to be told.", "are not to be told", "tell"), "Applicants are to be told."),
    (case("DO NOT TELL THE CUSTOMER.", "DO NOT TELL", "tell", **IMPERATIVE), "TELL THE CUSTOMER."),
    (case("4.2 Do not refund the fee.", "Do not refund", **IMPERATIVE), "4.2 Refund the fee."),
    (case("> **Note:** do not call the guest.", "do not call", **IMPERATIVE), "> **Note:** call the guest."),
    (case("**Do not** tell the guest.", "Do not tell", **IMPERATIVE), "Tell the guest."),
    (case("Staff **must not** tell the guest.", "must not tell"), "Staff **must** tell the guest."),
    (case("**Do not tell the guest.** See `R7`.", "Do not tell", sentence="Do not tell the guest.",
          **IMPERATIVE), "**Tell the guest.** See `R7`."),
    (case("If the part is late, do not tell the customer.", "do not tell", condition="If the part is late",
          **IMPERATIVE), "If the part is late, tell the customer."),
    (case("Unless they ask, do not tell the customer.", "do not tell", exception="Unless they ask",
          **IMPERATIVE), "Tell the customer."),
    (case("Do not tell the customer, as it causes calls.", "Do not tell", reason="as it causes calls",
          **IMPERATIVE), "Tell the customer."),
    (case("Do not ring on Day 10 to avoid complaints.", "Do not ring", purpose="to avoid complaints",
          **IMPERATIVE), "Ring on Day 10."),
    (case("Ring the lab and don't give the customer a date.", "don't give", **IMPERATIVE),
     "Ring the lab and give the customer a date."),
    (case("Offer it only if the customer asks.", "Offer", restriction="only if the customer asks",
          mood="imperative"), "Offer it."),
    (case("Offer it only if the customer asks.", "Offer", condition="if the customer asks",
          mood="imperative"), "Offer it."),
    (case("Only mention the fund if the student asks.", "mention", condition="if the student asks",
          mood="imperative"), "Mention the fund."),
    (case("Calls are only returned when the caller insists.", "are only returned", "return",
          restriction="when the caller insists"), "Calls are returned."),
    (case("Do not tell\n> the customer.", "Do not tell", **IMPERATIVE), "Tell\n> the customer."),
]  # fmt: skip


@pytest.mark.parametrize(("given", "expected"), AFFIRMED, ids=lambda v: getattr(v, "source", None))
def test_affirm(given: Case, expected: str) -> None:
    match, document = match_of(given, edit("affirm"))
    assert [put_right(given.source, r) for r in rewrites(match, document, clean)] == [expected]


DROPPED = [
    ("reason", case("Do not call the lab, as it ties up the line.", "Do not call",
                    reason="as it ties up the line"),
     "Do not call the lab."),
    ("reason", case("Let them come – otherwise we get a crowd – and log it.", "Let",
                    reason="otherwise we get a crowd"), "Let them come and log it."),
    ("reason", case("Ask for it (it saves us time).", "Ask", reason="it saves us time"), "Ask for it."),
    ("reason", case("Because it saves us time, ask for a receipt.", "ask", reason="Because it saves us time"),
     "Ask for a receipt."),
    ("reason", case("Send it, since it is cheaper, and close it.", "Send", reason="since it is cheaper"),
     "Send it, and close it."),
    ("reason", case("Send the form, since it is cheaper, to the guest.", "Send",
                    reason="since it is cheaper"),
     "Send the form to the guest."),
    ("restriction", case("Tell them only if they ask.", "Tell", restriction="if they ask"), "Tell them."),
    ("condition", case("If they insist, then give the form.", "give", condition="If they insist"),
     "Give the form."),
    ("manner", case("We decide at our sole discretion.", "decide", manner="at our sole discretion"),
     "We decide."),
    ("purpose, reason", case("Ask twice, as it works, to save cost.", "Ask", reason="as it works",
                             purpose="to save cost"), "Ask twice."),
    ("reason", case("Ask first, *as it saves us time*.", "Ask", reason="as it saves us time"), "Ask first."),
    ("reason", case("- Ask first,\n  as it saves\n  us time.", "Ask", reason="as it saves us time"),
     "- Ask first."),
    ("topic", case("Say sorry for the tone & wait.", "Say", topic="for the tone"), "Say sorry & wait."),
]  # fmt: skip


@pytest.mark.parametrize(("argument", "given", "expected"), DROPPED, ids=lambda v: getattr(v, "source", None))
def test_drop(argument: str, given: Case, expected: str) -> None:
    match, document = match_of(given, edit("drop", argument))
    assert [put_right(given.source, r) for r in rewrites(match, document, clean)] == [expected]


REPLACED = [
    ("replace", "deadline=within <time limit>",
     case("We reply in due course.", "reply", deadline="in due course"),
     "We reply within <time limit>."),
    ("replace", "deadline=by <date>", case("In due course, we reply.", "reply", deadline="In due course"),
     "By <date>, we reply."),
    ("replace", "actor=the <owner>", case("Somebody calls the guest.", "calls", "call", actor="Somebody"),
     "The <owner> calls the guest."),
    ("add", "within <time limit>", case("We answer **every complaint**.", "answer"),
     "We answer **every complaint** within <time limit>."),
    ("add", "by <date>", case("Call the guest, and close the case.", "Call", clause="Call the guest"),
     "Call the guest by <date>, and close the case."),
    ("swap", "final=open to review", case("Our decision is final.", "is"), "Our decision is open to review."),
    ("swap", "no exceptions=ask <role> about exceptions", case("No exceptions apply.", "apply"),
     "Ask <role> about exceptions apply."),
    ("swap", "never seen=x; at the customer's risk=at our risk",
     case("Frames go at the customer's risk.", "go"), "Frames go at our risk."),
    ("swap", "at our discretion=", case("We refund at our discretion.", "refund"), "We refund."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "argument", "given", "expected"), REPLACED, ids=lambda v: getattr(v, "source", None)
)
def test_replace_add_swap(name: str, argument: str, given: Case, expected: str) -> None:
    match, document = match_of(given, edit(name, argument))
    made = rewrites(match, document, clean)
    assert [put_right(given.source, r) for r in made] == [expected]
    assert [r.safety for r in made] == ["display" if "<" in expected else "unsafe"]


def test_an_edit_replaces_no_more_than_it_changes() -> None:
    given = case("When it is late, do not tell the customer of it.", "do not tell", **IMPERATIVE)
    match, document = match_of(given, edit("affirm"))
    (made,) = rewrites(match, document, clean)
    assert given.source[made.span.start : made.span.end] == "do not tell"
    assert made.text == "tell"


def test_an_unknown_edit_proposes_nothing() -> None:
    match, _ = match_of(AFFIRMED[0][0], edit("invert"))
    assert propose(match) == ()
