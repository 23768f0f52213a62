"""Every case of up to four steps, lived in every way there is: nothing half-issued, nothing twice, nobody stuck."""

import gc
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from onething.cases.states import CASE_MOVES, STEP_MOVES, Effect
from tests.cases.joint_exploring import Explored, explore
from tests.cases.joint_model import Glue, Model, Product
from tests.cases.joint_shapes import (
    LACKING,
    OUTSIDE,
    OWN_DAY,
    PAID,
    PLAIN,
    PROMISED,
    SPOT,
    list_graphs,
    list_mixed_shapes,
    list_plain_shapes,
    list_reduced_shapes,
    shape,
)

ONE = shape((PLAIN, ()))
TWO = shape((PLAIN, ()), (PLAIN, ()))
CHAIN = shape((PLAIN, ()), (PLAIN, (0,)))
JOIN = shape((PLAIN, ()), (PLAIN, ()), (PLAIN, (0, 1)))
SPOT_FIRST = shape((SPOT, ()), (PLAIN, (0,)), (PLAIN, ()))
OWN_DAY_LAST = shape((PLAIN, ()), (OWN_DAY, (0,)))


@contextmanager
def no_collecting() -> Iterator[None]:
    """States are many and hold no circles: looking for circles among them takes a third of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def live(shape, **how) -> tuple[Model, Explored]:
    model = Model(shape, **how)
    with no_collecting():
        return model, explore(model)


def count(explored: Explored) -> Counter[str]:
    return Counter(states=len(explored.states), edges=sum(map(len, explored.edges)))


def test_the_ways_up_to_four_steps_can_need_each_other():
    """OEIS A003087 (acyclic graphs without names) and A000112 (partial orders)."""
    assert [len(list_graphs(number)) for number in (1, 2, 3, 4)] == [1, 2, 6, 31]
    assert [len(list_reduced_shapes(number)) for number in (1, 2, 3, 4)] == [1, 2, 5, 16]


@pytest.mark.parametrize(
    ("shapes", "how"),
    [
        ([shape for number in (1, 2, 3) for shape in list_plain_shapes(number)], {}),
        (list_reduced_shapes(4), {}),
        (list(list_mixed_shapes()), {}),
        ([ONE, TWO, CHAIN, SPOT_FIRST, OWN_DAY_LAST], {"workers": 2}),
    ],
    ids=["up to three steps", "four steps", "kinds of step", "twin workers"],
)
def test_whatever_happens_the_law_holds_and_an_end_is_reached(shapes, how):
    total: Counter[str] = Counter()
    for one in shapes:
        _, explored = live(one, **how)
        assert explored.faults == {}, (str(one), explored.first)
        total += count(explored)
    print(f"{len(shapes)} shapes: {total['states']} states, {total['edges']} edges")
    assert total["states"] > 1000


def test_a_need_that_follows_from_others_changes_nothing():
    implied = shape((PLAIN, ()), (PLAIN, (0,)), (PLAIN, (0, 1)))
    plain = shape((PLAIN, ()), (PLAIN, (0,)), (PLAIN, (1,)))
    assert live(implied)[1].states == live(plain)[1].states


OUTSIDE_THE_PROTOCOL = {
    "withdraw_promise", "check_promise", "order_mending", "break_promise", "repair_record",
    "propose_correction", "propose_ending", "tell_holder", "answer_change", "decline_change", "correct_result",
    "revoke_result", "withdraw_result", "cancel_result", "replace_result", "mark_affected", "settle_affected",
    "hand_to_supervision", "confirm_supervision",
    "raise_point", "close_point", "record_meeting",
    "propose_pause", "approve_pause", "decline_pause", "resume", "ask_extension", "extend", "decline_extension",
    "fix_slip", "object_to_fix", "ask_applicant", "answer_question",
    "tell_hearing_right", "ask_hearing", "waive_hearing", "set_hearing",
    "set_visit", "ask_another_day", "name_visitors", "file_ended",
    "consult", "answer_consultation", "file_expert_opinion", "withdraw_consultation", "waive_consultations",
    "claim", "assign", "return_to_pool", "recount", "tick_review_points", "record_check", "confirm_check",
    "declare_interest", "order_recusal", "ask_recusal", "grant_recusal", "decline_recusal",
}  # fmt: skip
WHEREVER_IT_STANDS = {
    "recount",
    "mark_affected",
    "settle_affected",
    "file_ended",
    "fix_slip",
    "object_to_fix",
}


def test_what_stays_outside_the_protocol_moves_no_step():
    """They change days, hands and words, no states; a pause withholds the opinion, the applicant's way out stays."""
    for move in (*CASE_MOVES, *STEP_MOVES):
        if move.verb in OUTSIDE_THE_PROTOCOL:
            assert move.sources == {move.target}
            is_told = move.target in ("waiting", "pending", "in_review", "choosing", "issued")
            assert move.verb in WHEREVER_IT_STANDS or is_told
            assert Effect.PREPARE_ISSUANCE not in move.effects


def test_the_model_knows_every_verb_of_the_table():
    """A move that is new in the table is new here, too: the protocol is explored with it or this fails."""
    used: set[str] = set()
    lacking = shape((LACKING, ()), (PLAIN, (0,)))
    paid = shape((OUTSIDE, ()), (PAID, (0,)))
    for one in (TWO, OWN_DAY_LAST, paid, shape((PROMISED, ())), lacking):
        used |= live(one)[0].used
    after_the_end = {move.verb for move in CASE_MOVES if move.sources == {"archived"}}
    known = {move.verb for move in (*CASE_MOVES, *STEP_MOVES)} - OUTSIDE_THE_PROTOCOL
    assert used == known - after_the_end
    assert after_the_end == {"destroy"}


def without(moves, verb, **changes):
    """The table with one verb changed, or without it."""
    changed = [replace(move, **changes) if changes else None for move in moves if move.verb == verb]
    return (*[move for move in moves if move.verb != verb], *[move for move in changed if move])


REAL, DEAD = (
    "a result is real without its decision, or a decision without its result",
    "no end can be reached",
)
TORN = "of what was taken up together a part is issued and a part is not"
IDLE, LEFT = "a step waits for nothing", "a step lives in a case that is over"
RESTS = "a result goes out that rests on one that does not"
LOST = "something was taken up and nobody is to issue it"
UNASKED = "a refusal and nobody is asked, or asked without a refusal"
UNKNOWN = "everything is issued and the case does not know"
NO_EFFECT = {"effects": ()}
FROM_ANYWHERE = {"sources": frozenset({"in_review", "ready", "issuing", "issued"})}
BROKEN = {
    "the lead may confirm what is not ready": (TWO, {"open_points": lambda facts: []}, {}, LEFT),
    "the lead may confirm while somebody refuses": (
        TWO,
        {
            "case_moves": without(CASE_MOVES, "confirm", sources=frozenset({"in_review", "choosing"})),
            "open_points": lambda facts: [],
        },
        {},
        LEFT,
    ),
    "steps begin before what they need": (
        JOIN,
        {"startable": lambda facts: [one.code for one in facts if one.state == "waiting"]},
        {},
        "a step has begun without what it needs",
    ),
    "steps that wait are never started": (CHAIN, {"startable": lambda facts: []}, {}, DEAD),
    "nobody starts the steps that wait": (CHAIN, {}, {"starts_what_waits": False}, IDLE),
    "what others need may be dropped": (CHAIN, {"dependants": lambda code, *, steps: []}, {}, RESTS),
    "a case is complete when something is issued": (
        TWO,
        {"complete": lambda facts: any(one.state == "issued" for one in facts)},
        {},
        "called issued, and not everything is",
    ),
    "an opinion may be turned after the decision": (
        ONE,
        {"step_moves": without(STEP_MOVES, "permit", **FROM_ANYWHERE)},
        {},
        REAL,
    ),
    "the confirmation tells no worker": (
        TWO,
        {"case_moves": without(CASE_MOVES, "confirm", **NO_EFFECT)},
        {},
        LOST,
    ),
    "the fuse tells no worker": (ONE, {"step_moves": without(STEP_MOVES, "fuse", **NO_EFFECT)}, {}, LOST),
    "nobody may choose": (
        TWO,
        {"case_moves": tuple(one for one in CASE_MOVES if one.verb not in ("mend", "drop", "end"))},
        {},
        DEAD,
    ),
    "a withdrawal is never too late": (
        TWO,
        {},
        {"withdraws_in_time": False},
        "withdrawn though something was decided",
    ),
    "the second refusal is forgotten": (TWO, {}, {"asks_again": False}, UNASKED),
    "a step goes out without what it rests on": (CHAIN, {}, {"takes_needs_along": False}, RESTS),
    "so does one on its own day": (OWN_DAY_LAST, {}, {"takes_needs_along": False}, RESTS),
    "what rests on a lapsed matter goes on without it": (
        shape((LACKING, ()), (PLAIN, (0,)), (PLAIN, ())),
        {"affected": lambda codes, *, steps: frozenset(codes)},
        {},
        IDLE,
    ),
    "an opinion does not wait for the papers": (
        shape((LACKING, ())),
        {},
        {"waits_for_papers": False},
        "granted while papers are missing",
    ),
    "an ended case leaves its steps": (TWO, {}, {"ends_the_rest": False}, LEFT),
    "results become real one by one": (TWO, {}, {"makes_real_together": False}, TORN),
    "a print is kept twice": (
        ONE,
        {},
        {"keeps_one_print": False},
        "a result is prepared of a step that nobody took up",
    ),
    "an effect is done when it is taken": (ONE, {}, {"marks_done_last": False}, LOST),
    "the case does not close": (ONE, {}, {"closes": False}, UNKNOWN),
    "a refusal is mended by itself": (
        ONE,
        {"step_moves": without(STEP_MOVES, "refuse", target="pending")},
        {},
        UNASKED,
    ),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_product_that_is_broken_is_found_out(broken):
    one, product, glue, fault = BROKEN[broken]
    workers = 2 if "keeps_one_print" in glue else 1
    _, explored = live(one, product=Product(**product), glue=Glue(**glue), workers=workers)
    print(dict(explored.faults))
    assert fault in explored.faults


def test_a_body_outside_that_says_no_leaves_a_way_out():
    """Something was issued already, so it is too late to withdraw: its refusal is entered and the applicant asked."""
    never_granted = tuple(one for one in STEP_MOVES if one.verb != "record_result")
    _, explored = live(shape((PLAIN, ()), (OUTSIDE, ())), product=Product(step_moves=never_granted))
    assert DEAD not in explored.faults, explored.first[DEAD]
    mute = tuple(one for one in never_granted if one.verb != "record_refusal")
    _, explored = live(shape((PLAIN, ()), (OUTSIDE, ())), product=Product(step_moves=mute))
    assert DEAD in explored.faults
