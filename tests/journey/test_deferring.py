"""Minor papers missing (容缺受理): accepted with a list and a day, handed in, or lapsed; real estate's own silence."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import override_settings

from onething.cases.contracts.given import OpinionGiven
from onething.cases.contracts.kinds import IssuanceCause, LetterKind
from onething.cases.models.case import Case, CaseMaterial, Deferral
from onething.cases.queries.one_case import get_case, list_next_acts
from onething.directory.contracts import Post
from onething.journey import flow
from onething.journey.jobs import run_day_timers
from onething.journey.letters import read_letter
from onething.journey.ways import deferring
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.ledger.models import Entry
from onething.ledger.queries import verify_ledger
from onething.notify.models import LocalMessage
from tests.factories.city import (
    SMALL,
    begin_and_fill,
    carry_out_effects,
    permit,
    sign,
    states,
    step_of,
    submitted,
)
from tests.factories.lacking import FOOD, TOBACCO, Lacking

pytestmark = pytest.mark.django_db
THREE = SMALL | {"sells_tobacco": "true"}


@pytest.fixture
def lacking(city):
    return Lacking(city)


def refused(code, act, *arguments, **named):
    with pytest.raises(Refusal) as found:
        act(*arguments, **named)
    assert found.value.code == code


def verbs(viewer, lacking):
    return {act.verb for act in list_next_acts(viewer, case_id=lacking.case_id, at=lacking.city.at)}


def test_accepted_with_what_is_missing_and_until_when(lacking):
    lacking.receive()
    assert verbs(lacking.clerk, lacking) == {"accept_lacking", "not_accept", "ask_correction"}
    refused(
        "cases.acceptance.lacking", flow.accept, lacking.clerk, case_id=lacking.case_id, at=lacking.city.at
    )
    deferring.accept_lacking(lacking.clerk, case_id=lacking.case_id, at=lacking.city.later(minutes=5))
    (paper,) = lacking.view.deferred
    assert (paper.key, paper.due_on, paper.needed_by) == (lacking.key, date(2026, 3, 9), ("YJS-002/M02",))
    assert lacking.view.promised_on is not None
    letter = read_letter(
        lacking.citizen, case_id=lacking.case_id, kind=LetterKind.ACCEPTANCE, at=lacking.city.at
    )
    text = json.dumps([[block.rows, block.paragraphs] for block in letter.body.blocks], ensure_ascii=False)
    assert "予以容缺受理" in text
    assert "保证食品安全的规章制度" in text
    assert "2026年3月9日" in text
    carry_out_effects(lacking.city)
    assert "请在2026-03-09前补交" in LocalMessage.objects.order_by("id").last().text


def test_nothing_missing_is_accepted_as_complete(city):
    clerk, case_id = city.viewer(Post.CLERK), submitted(city, city.citizen(), SMALL)
    flow.receive(clerk, case_id=case_id, at=city.later(minutes=5))
    refused("cases.acceptance.nothing_lacking", deferring.accept_lacking, clerk, case_id=case_id, at=city.at)
    flow.accept(clerk, case_id=case_id, at=city.at)
    assert get_case(clerk, case_id=case_id).deferred == ()


def test_no_opinion_and_no_result_before_the_paper_came(lacking):
    lacking.dispatch()
    permit(lacking.city, lacking.case_id, "M01")
    decider = lacking.review()
    step = step_of(lacking.case_id, FOOD)
    opinion = OpinionGiven(reasons="材料齐全，符合条件。")
    on = {"step_id": step.id, "opinion": opinion}
    refused("cases.opinion.lacking", flow.permit, decider, at=lacking.city.at, **on)
    assert "permit" not in verbs(decider, lacking)
    lacking.supply()
    assert "permit" in verbs(decider, lacking)
    flow.permit(decider, at=lacking.city.later(minutes=1), **on)
    flow.confirm(lacking.city.viewer(Post.LEAD), case_id=lacking.case_id, at=lacking.city.at)
    carry_out_effects(lacking.city)
    assert states(lacking.case_id)["case"] == "issued"
    assert verify_ledger(SYSTEM).sound


def test_supplied_early_it_is_full_before_the_departments_have_it(lacking):
    lacking.accept()
    refused(
        "cases.deferral.nothing",
        deferring.supply,
        lacking.citizen,
        case_id=lacking.case_id,
        at=lacking.city.at,
    )
    assert "supply" not in verbs(lacking.citizen, lacking)
    lacking.hand_in()
    assert "supply" in verbs(lacking.citizen, lacking)
    deferring.supply(lacking.citizen, case_id=lacking.case_id, at=lacking.city.later(minutes=1))
    assert (lacking.case.lacks_papers, lacking.view.deferred[0].is_open) == (False, False)
    refused("cases.material.unknown", lacking.hand_in)


def test_only_what_is_still_to_come_can_be_handed_in_after_acceptance(lacking):
    lacking.dispatch()
    other = next(one.key for one in lacking.view.materials if one.file_id)
    lacking.key = other
    refused("cases.material.unknown", lacking.hand_in)


def test_reminded_once_and_then_what_needs_it_lapses_with_all_that_rests_on_it(city):
    lacking = Lacking(city, THREE).dispatch()
    lacking.run(3)
    assert not Entry.objects.filter(verb="warn_unsupplied").exists()
    lacking.run(4, 5, 9)
    assert Entry.objects.filter(verb="warn_unsupplied").count() == 1
    assert states(lacking.case_id)[FOOD] in ("waiting", "pending")
    lacking.run(10)
    after = states(lacking.case_id)
    assert (after["case"], after[FOOD]) == ("in_review", "ended")
    assert after[TOBACCO] != "ended"
    assert Deferral.objects.get().lapsed_at == lacking.city.at
    for matter in ("M01", TOBACCO):
        permit(lacking.city, lacking.case_id, matter)
    flow.confirm(lacking.city.viewer(Post.LEAD), case_id=lacking.case_id, at=lacking.city.at)
    carry_out_effects(lacking.city)
    assert states(lacking.case_id)["case"] == "issued"
    texts = [one.text for one in LocalMessage.objects.all()]
    assert sum("还有材料没有补交" in text for text in texts) == 1
    assert sum("这一项不再办理，其余事项继续" in text for text in texts) == 1


def test_handed_in_after_the_day_and_before_anybody_closed_it_nothing_is_lost(lacking):
    lacking.dispatch().run(4)
    lacking.city.at = datetime(2026, 3, 11, 1, tzinfo=UTC)
    lacking.supply()
    lacking.run(12)
    assert states(lacking.case_id)[FOOD] != "ended"


def test_what_went_out_already_stands_when_the_rest_lapses(lacking):
    lacking.dispatch()
    permit(lacking.city, lacking.case_id, "M01")
    licence = step_of(lacking.case_id, "M01")
    flow.release(step_id=licence.id, cause=IssuanceCause.FUSE, at=lacking.city.at)
    carry_out_effects(lacking.city)
    lacking.run(4, 10)
    assert states(lacking.case_id) == {"case": "issued", "M01": "issued", FOOD: "ended"}


@pytest.mark.parametrize(
    ("house", "state", "verb"),
    [
        ("withdraw_acceptance", "not_accepted", "revoke_acceptance"),
        ("deem_withdrawn", "withdrawn", "close_unsupplied"),
    ],
)
def test_before_the_departments_have_it_the_whole_application_ends_as_the_house_has_it(
    lacking, house, state, verb
):
    lacking.accept()
    with override_settings(UNSUPPLIED=house):
        lacking.run(4, 10)
    assert (lacking.case.state, Entry.objects.filter(verb=verb).count()) == (state, 1)
    carry_out_effects(lacking.city)
    assert "逾期没有补交材料，不再办理" in LocalMessage.objects.order_by("id").last().text
    if state == "not_accepted":
        letter = read_letter(
            lacking.citizen, case_id=lacking.case_id, kind=LetterKind.LAPSE, at=lacking.city.at
        )
        assert "“保证食品安全的规章制度(目录)”" in letter.body.blocks[0].paragraphs[0]
        assert "行政复议" in letter.body.blocks[1].paragraphs[0]


def test_nothing_lapses_before_its_day_or_without_a_reminder(lacking):
    lacking.dispatch()
    for act in (deferring.warn_unsupplied, deferring.lapse_unsupplied):
        refused("cases.deferral.not_overdue", act, case_id=lacking.case_id, at=lacking.city.at)
    lacking.city.at = datetime(2026, 3, 20, 1, tzinfo=UTC)  # the worker was down: it reminds first
    refused(
        "cases.deferral.not_overdue", deferring.lapse_unsupplied, case_id=lacking.case_id, at=lacking.city.at
    )
    run_day_timers(at=lacking.city.at)
    assert Deferral.objects.get().due_on == date(2026, 3, 25)
    assert states(lacking.case_id)[FOOD] != "ended"


def test_silence_accepts_what_is_missing_too_and_the_promise_to_hand_in_stands(lacking):
    lacking.receive()
    at = datetime(2026, 3, 10, 1, tzinfo=UTC)
    run_day_timers(at=at)
    assert (lacking.case.state, lacking.case.lacks_papers) == ("accepted", True)
    assert Deferral.objects.get().due_on == date(
        2026, 3, 17
    )  # counted from the day on which it was written down


def test_who_signs_without_the_paper_signs_that_it_comes_later(city):
    citizen = city.citizen()
    case_id = begin_and_fill(city, citizen, SMALL)
    whole = sign(city, citizen, case_id).snapshot_sm3
    key = next(
        one["key"] for one in get_case(citizen, case_id=case_id).plan["materials"] if one["is_deferrable"]
    )
    CaseMaterial.objects.filter(case_id=case_id, key=key).delete()
    assert sign(city, citizen, case_id).snapshot_sm3 != whole


def test_real_estate_not_refused_on_the_spot_is_accepted(lacking):
    """不动产登记暂行条例 art. 17; how long the law gives is the catalogue's, as in YJS-008."""
    Case.objects.filter(id=lacking.case_id).update(silence_days=0)
    midnight = datetime(2026, 3, 2, 16, tzinfo=UTC)
    run_day_timers(at=midnight + timedelta(days=1))  # came online: nobody is there to refuse on the spot
    assert lacking.case.state == "submitted"
    lacking.city.at = datetime(2026, 3, 3, 1, tzinfo=UTC)
    lacking.receive()
    received = lacking.city.at
    run_day_timers(at=datetime(2026, 3, 3, 15, 59, tzinfo=UTC))
    assert lacking.case.state == "received"
    late = datetime(2026, 3, 3, 16, tzinfo=UTC)
    refused("cases.receipt.deemed_accepted", flow.accept, lacking.clerk, case_id=lacking.case_id, at=late)
    run_day_timers(at=late)
    assert (lacking.case.state, lacking.case.accepted_at) == ("accepted", received)


def test_the_catalogue_says_how_long_silence_takes(city):
    case_id = flow.begin(city.citizen(), thing="YJS-008", answers={}, at=city.at)
    case = Case.objects.get(id=case_id)
    assert case.silence_days == 0
    assert json.loads(case.plan)["silence"] == {"days": 0, "basis": "不动产登记暂行条例第十七条"}
