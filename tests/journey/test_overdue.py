"""Nobody did anything in time: accepted by law from the receipt; corrections that never come; a worker that was down."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from onething.cases.contracts.given import CorrectionItem, NonAcceptance
from onething.cases.contracts.kinds import NonAcceptanceKind
from onething.cases.models.case import Case, Correction
from onething.cases.models.step import Step
from onething.cases.queries.due import list_deemed_accepted, list_to_warn, list_uncorrected
from onething.cases.queries.one_case import get_case
from onething.directory.contracts import Post
from onething.journey import flow
from onething.journey.jobs import run_day_timers
from onething.journey.letters import LetterKind, read_letter
from onething.journey.ways import overdue
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.ledger.models import Entry
from onething.ledger.queries import verify_ledger
from onething.notify.models import LocalMessage
from tests.factories.city import SMALL, carry_out_effects, sign, submitted

pytestmark = pytest.mark.django_db
ITEM = CorrectionItem(place="form.legal_rep_id_number", sentence="身份证号码有误，请核对。")
NOT_OURS = NonAcceptance(NonAcceptanceKind.NOT_OURS, "不属于本市受理。", organ="河东区市场监督管理局")
MIDNIGHT = datetime(2026, 3, 9, 16, tzinfo=UTC)  # 2026-03-10 begins in Shanghai: five working days are over


def received(city, citizen):
    case_id = submitted(city, citizen, SMALL)
    flow.receive(city.viewer(Post.CLERK), case_id=case_id, at=city.later(minutes=5))
    return case_id


def correcting(city, citizen):
    case_id = received(city, citizen)
    flow.ask_correction(city.viewer(Post.CLERK), case_id=case_id, items=[ITEM], at=city.later(minutes=5))
    return case_id


def state(case_id):
    return Case.objects.get(id=case_id).state


def acts(case_id, verb):
    return list(Entry.objects.filter(subject_id=case_id, verb=verb))


def sent(city, part):
    carry_out_effects(city)
    return [one.text for one in LocalMessage.objects.order_by("id") if part in one.text]


def letter_text(citizen, case_id, kind, at):
    blocks = read_letter(citizen, case_id=case_id, kind=kind, at=at).body.blocks
    return "".join("".join(block.paragraphs) for block in blocks)


@pytest.mark.parametrize("is_received", [True, False])
def test_who_is_told_nothing_for_five_days_is_accepted_from_the_receipt(city, is_received):
    citizen = city.citizen()
    case_id = received(city, citizen) if is_received else submitted(city, citizen, SMALL)
    receipt = city.at
    run_day_timers(at=MIDNIGHT - timedelta(seconds=1))
    assert state(case_id) == ("received" if is_received else "submitted")
    city.at = MIDNIGHT
    for _ in range(3):
        run_day_timers(at=city.later(hours=1))
    case = Case.objects.get(id=case_id)
    assert (case.state, case.accepted_at, case.received_at) == ("accepted", receipt, receipt)
    (act,) = acts(case_id, "deem_accepted")
    assert (act.actor_kind, act.effective_at) == ("system", receipt)
    assert act.recorded_at > MIDNIGHT
    assert json.loads(act.facts)["last_notice_day"] == "2026-03-09"
    assert len(sent(city, "视为受理")) == 1
    assert verify_ledger(SYSTEM).sound


def test_the_limits_and_the_promise_run_from_the_receipt(city):
    citizen = city.citizen()
    told, silent = received(city, citizen), received(city, citizen)
    clerk = city.viewer(Post.CLERK)
    flow.accept(clerk, case_id=told, at=city.later(minutes=1))
    city.at = MIDNIGHT + timedelta(days=1)  # the worker was down for a day
    run_day_timers(at=city.at)
    for case_id in (told, silent):
        flow.dispatch(clerk, case_id=case_id, at=city.later(minutes=1))
    one, other = (Case.objects.get(id=case_id) for case_id in (told, silent))
    assert one.promised_on == other.promised_on
    days = [
        Step.objects.filter(case_id=case_id)
        .order_by("number")
        .values_list("started_on", "statutory_on", "fuse_at")
        for case_id in (told, silent)
    ]
    assert list(days[0]) == list(days[1])
    assert days[1][0][0] == date(2026, 3, 2)


@pytest.mark.parametrize("verb", ["receive", "accept", "not_accept", "ask_correction"])
def test_what_the_law_has_accepted_no_clerk_undoes(city, verb):
    citizen, clerk = city.citizen(), city.viewer(Post.CLERK)
    case_id = submitted(city, citizen, SMALL) if verb == "receive" else received(city, citizen)
    acting = {
        "receive": lambda at: flow.receive(clerk, case_id=case_id, at=at),
        "accept": lambda at: flow.accept(clerk, case_id=case_id, at=at),
        "not_accept": lambda at: flow.refuse_to_accept(clerk, case_id=case_id, given=NOT_OURS, at=at),
        "ask_correction": lambda at: flow.ask_correction(clerk, case_id=case_id, items=[ITEM], at=at),
    }[verb]
    with pytest.raises(Refusal) as refused:
        acting(MIDNIGHT)
    assert refused.value.code == "cases.receipt.deemed_accepted"
    acting(MIDNIGHT - timedelta(seconds=1))  # the last moment of the last day


def test_too_early_the_system_is_refused_and_the_table_guards_the_rest(city):
    citizen = city.citizen()
    case_id = received(city, citizen)
    with pytest.raises(Refusal) as refused:
        overdue.deem_accepted(case_id=case_id, at=MIDNIGHT - timedelta(seconds=1))
    assert refused.value.code == "cases.receipt.not_deemed_yet"
    flow.accept(city.viewer(Post.CLERK), case_id=case_id, at=city.at)
    with pytest.raises(Refusal) as refused:
        overdue.deem_accepted(case_id=case_id, at=MIDNIGHT)
    assert refused.value.code == "cases.move.not_now"


def test_the_acceptance_letter_says_that_the_law_accepted(city):
    citizen = city.citizen()
    case_id = received(city, citizen)
    run_day_timers(at=MIDNIGHT)
    text = letter_text(citizen, case_id, LetterKind.ACCEPTANCE, MIDNIGHT)
    assert "自收到申请之日起即为受理" in text
    assert "受理日期为2026年3月2日" in text
    assert "齐全" not in text
    letter = read_letter(citizen, case_id=case_id, kind=LetterKind.ACCEPTANCE, at=MIDNIGHT)
    assert letter.body.day == "2026年3月10日"


def test_after_corrections_the_five_days_run_anew_from_their_receipt(city):
    citizen = city.citizen()
    case_id = correcting(city, citizen)
    run_day_timers(at=MIDNIGHT + timedelta(days=3))  # told in time: nothing is deemed
    assert state(case_id) == "correcting"
    city.at = MIDNIGHT
    flow.correct(citizen, case_id=case_id, signature=sign(city, citizen, case_id), at=city.at)
    run_day_timers(at=MIDNIGHT + timedelta(days=6))
    assert state(case_id) == "received"
    run_day_timers(at=MIDNIGHT + timedelta(days=9))
    assert state(case_id) == "accepted"
    assert local_day(Case.objects.get(id=case_id).accepted_at) == date(2026, 3, 10)


def test_who_does_not_correct_is_warned_and_then_closed_each_once(city):
    citizen = city.citizen()
    case_id = correcting(city, citizen)
    assert "请在2026年3月30日前补正" in letter_text(citizen, case_id, LetterKind.CORRECTION, city.at)
    city.at = datetime(2026, 3, 20, 1, tzinfo=UTC)
    run_day_timers(at=city.at)
    assert acts(case_id, "warn_uncorrected") == []
    for day in (23, 24, 30):
        city.at = datetime(2026, 3, day, 1, tzinfo=UTC)
        run_day_timers(at=city.at)
    assert state(case_id) == "correcting"
    assert len(acts(case_id, "warn_uncorrected")) == 1
    assert len(sent(city, "请在2026-03-30前补齐")) == 1
    for _ in range(2):
        city.later(days=1)
        run_day_timers(at=city.at)
    case = Case.objects.get(id=case_id)
    assert (case.state, local_day(case.closed_at)) == ("withdrawn", date(2026, 3, 31))
    assert len(acts(case_id, "close_uncorrected")) == 1
    assert len(sent(city, "已视为撤回")) == 1


def test_a_worker_that_was_down_warns_first_and_leaves_the_days_of_the_warning(city):
    citizen = city.citizen()
    case_id = correcting(city, citizen)
    city.at = datetime(2026, 4, 8, 1, tzinfo=UTC)
    for _ in range(2):
        run_day_timers(at=city.at)
    assert state(case_id) == "correcting"
    assert get_case(citizen, case_id=case_id).correction_due_on == date(2026, 4, 15)
    assert "请在2026年3月30日前补正" in letter_text(citizen, case_id, LetterKind.CORRECTION, city.at)
    run_day_timers(at=datetime(2026, 4, 15, 1, tzinfo=UTC))
    assert state(case_id) == "correcting"
    run_day_timers(at=datetime(2026, 4, 16, 1, tzinfo=UTC))
    assert state(case_id) == "withdrawn"


def test_corrected_before_it_was_closed_nothing_is_lost(city):
    citizen = city.citizen()
    case_id = correcting(city, citizen)
    city.at = datetime(2026, 4, 8, 1, tzinfo=UTC)
    run_day_timers(at=city.at)
    city.at = datetime(2026, 4, 16, 1, tzinfo=UTC)  # past the day, and nobody closed it yet
    flow.correct(citizen, case_id=case_id, signature=sign(city, citizen, case_id), at=city.at)
    run_day_timers(at=city.at)
    assert state(case_id) == "received"


@pytest.mark.parametrize("act", [overdue.warn_uncorrected, overdue.close_uncorrected])
def test_nothing_is_warned_or_closed_before_its_time(city, act):
    citizen = city.citizen()
    case_id = correcting(city, citizen)
    with pytest.raises(Refusal) as refused:
        act(case_id=case_id, at=city.at)
    assert refused.value.code == "cases.correction.not_overdue"
    Correction.objects.update(warned_at=city.at)
    with pytest.raises(Refusal) as refused:
        act(case_id=case_id, at=city.at)
    assert refused.value.code == "cases.correction.not_overdue"
    flow.correct(citizen, case_id=case_id, signature=sign(city, citizen, case_id), at=city.at)
    with pytest.raises(Refusal) as refused:
        act(case_id=case_id, at=city.at)
    assert refused.value.code == "cases.move.not_now"


def test_a_second_notice_is_refused(city):
    """行政许可法 art. 32(4): once, all of it."""
    citizen = city.citizen()
    case_id = correcting(city, citizen)
    flow.correct(citizen, case_id=case_id, signature=sign(city, citizen, case_id), at=city.later(minutes=1))
    with pytest.raises(Refusal) as refused:
        flow.ask_correction(city.viewer(Post.CLERK), case_id=case_id, items=[ITEM], at=city.at)
    assert refused.value.code == "cases.correction.twice"


def test_only_the_timer_is_told_what_is_overdue(city):
    citizen, clerk = city.citizen(), city.viewer(Post.CLERK)
    received(city, citizen)
    for viewer in (citizen, clerk):
        for due in (list_deemed_accepted, list_to_warn, list_uncorrected):
            assert due(viewer, at=MIDNIGHT + timedelta(days=60)) == []
    assert len(list_deemed_accepted(SYSTEM, at=MIDNIGHT)) == 1
