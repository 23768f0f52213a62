"""Whatever way a piece of work begins or ends, its clock does too: the moves of a case against the published rules."""

from datetime import UTC, date, datetime

import pytest

from onething.cases.states import CASE_MOVES, STEP_MOVES
from onething.journey.jobs import follow_ledger, run_day_timers, track_parcels
from onething.kernel.clock_port import start_of
from onething.kernel.viewer import SYSTEM
from onething.ledger.models import Entry
from onething.rulebook.queries import get_packaged_rulebook
from onething.supervision.models import Card, ClockRow
from tests.factories.city import permit, step_of
from tests.factories.issued import Issued
from tests.factories.lacking import FOOD, Lacking
from tests.supervision.agreeing import agree

BEFORE = {"submitted", "prechecked", "received"}
UNDER_WAY = {"accepted", "in_review", "choosing", "issuing"}
WORKED_ON = {"pending", "in_review"}
# Clock: in which states it runs, and in which states nothing of it is left to do.
OVER = {
    "precheck": (CASE_MOVES, {"submitted"}, {"prechecked", "returned", "received", "accepted", "not_accepted", "withdrawn"}),
    "receipt": (CASE_MOVES, BEFORE, {"returned", "accepted", "not_accepted", "correcting", "withdrawn"}),
    "correction": (CASE_MOVES, {"correcting"}, {"received", "withdrawn"}),
    "case": (CASE_MOVES, UNDER_WAY, {"issued", "refused", "not_accepted", "withdrawn"}),
    "delivery": (CASE_MOVES, {"issued", "on_the_way"}, {"delivered"}),
    "step": (STEP_MOVES, WORKED_ON, {"ready", "opposed", "dropped", "ended"}),
    "procedure": (STEP_MOVES, {"in_review"}, {"dropped", "ended"}),
    "consultation": (STEP_MOVES, {"in_review"}, {"dropped", "ended"}),
}  # fmt: skip


@pytest.mark.parametrize("code", OVER)
def test_every_move_out_of_the_work_ends_its_clock(code):
    moves, runs_in, over_in = OVER[code]
    (rule,) = [one for one in get_packaged_rulebook(SYSTEM).clocks if one.code == code]
    out = {move.verb for move in moves if move.sources & runs_in and move.target in over_in}
    assert out
    assert out <= set(rule.ends)


def test_every_acceptance_begins_the_clock_of_the_case():
    (rule,) = [one for one in get_packaged_rulebook(SYSTEM).clocks if one.code == "case"]
    assert {move.verb for move in CASE_MOVES if move.target == "accepted" and move.sources & BEFORE} <= set(
        rule.begins
    )


def running(case_id) -> set[str]:
    """The clocks that still run."""
    rows = ClockRow.objects.filter(followed_id=case_id, ended_at__isnull=True)
    return set(rows.values_list("code", flat=True))


def test_accepted_with_papers_missing_the_receipt_is_over_and_the_case_has_its_day(city, tmp_path):
    case_id = Lacking(city).accept().case_id
    city.at = datetime(2026, 3, 3, 1, tzinfo=UTC)
    follow_ledger(at=city.at)
    assert running(case_id) == {"case"}
    agree(city, case_id, folder=tmp_path)


def test_what_lapsed_gets_no_card_and_lapsed_on_the_day_after_the_last_one(city, tmp_path):
    lacking = Lacking(city).dispatch()
    permit(city, lacking.case_id, "M01")  # upon which the food permit is its department's
    lacking.run(4)  # reminded; then the worker is down for weeks
    city.at = datetime(2026, 6, 1, 1, tzinfo=UTC)
    for _ in range(2):
        run_day_timers(at=city.at)
        follow_ledger(at=city.at)
    row = ClockRow.objects.get(step_id=step_of(lacking.case_id, FOOD).id, code="step")
    assert row.ended_at == city.at
    (lapsed,) = Entry.objects.filter(verb="lapse")
    assert (lapsed.recorded_at, lapsed.effective_at) == (city.at, start_of(date(2026, 3, 10)))
    city.at = datetime(2026, 7, 1, 1, tzinfo=UTC)
    follow_ledger(at=city.at)
    assert not Card.objects.filter(
        about=f"clock:{row.key}", raised_at__gt=datetime(2026, 6, 1, 1, tzinfo=UTC)
    )
    agree(city, lacking.case_id, folder=tmp_path)


def test_what_arrived_by_post_is_delivered(city, tmp_path):
    issued = Issued(city)
    issued.send()
    track_parcels(at=city.later(days=3))
    follow_ledger(at=city.at)
    assert "delivery" not in running(issued.case_id)
    city.at = datetime(2026, 6, 1, 1, tzinfo=UTC)
    follow_ledger(at=city.at)
    assert not Card.objects.filter(followed_id=issued.case_id, about__startswith="clock:delivery")
    agree(city, issued.case_id, folder=tmp_path)
