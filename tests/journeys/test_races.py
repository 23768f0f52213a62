"""Two people act at the same instant: one outcome, every act that was acknowledged in the ledger, the other told why."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from onething.cases.contracts.given import OpinionGiven
from onething.cases.models.issuance import Issuance
from onething.cases.models.letter import CaseLetter
from onething.credentials.models import Result, SeriesNumber
from onething.directory.contracts import Post
from onething.directory.models import Appointment
from onething.files.models import StoredContent
from onething.journey import effects, flow
from onething.journey.jobs import run_timers
from onething.journey.once import answer_once
from onething.journey.ways import holding
from onething.kernel.viewer import SYSTEM
from onething.ledger.models import Entry
from onething.ledger.queries import verify_ledger
from onething.outbox.models import WaitingEffect
from onething.replies.models import Reply
from tests.factories.city import (
    SMALL,
    carry_out_effects,
    dispatched,
    permit,
    staff_viewer,
    states,
    step_of,
    submitted,
)
from tests.journeys.racing import Runner, finish, list_refusals, race, race_in_case

pytestmark = pytest.mark.django_db(transaction=True)
GROUNDS = OpinionGiven(reasons="材料齐全，符合条件。")


def verbs(case_id):
    """Every verb in the ledger of a case, oldest first; the chain must hold."""
    assert verify_ledger(SYSTEM).sound
    chain = Entry.objects.filter(subject_id=case_id).order_by("seq")
    assert [row.seq for row in chain] == list(range(1, len(chain) + 1))
    return [row.verb for row in chain]


def reviewing(city, case_id, matter):
    """Return the act of the department's decider who is about to permit a step under review."""
    step = step_of(case_id, matter)
    flow.start_review(city.viewer(Post.REVIEWER, step.unit.name), step_id=step.id, at=city.at)
    decider = city.viewer(Post.DECIDER, step.unit.name)
    return lambda: flow.permit(decider, step_id=step.id, opinion=GROUNDS, at=city.at)


def confirming(city, case_id):
    lead = city.viewer(Post.LEAD)
    return lambda: flow.confirm(lead, case_id=case_id, at=city.at)


def ready(city):
    """A small case that only waits for the lead."""
    case_id = dispatched(city, city.citizen(), SMALL)
    permit(city, case_id, "M01")
    permit(city, case_id, "M02")
    return case_id


def assert_one_valid_result_a_step(case_id, matters):
    found = Result.objects.filter(state="valid").values_list("matter_code", flat=True)
    assert sorted(found) == [f"YJS-002/{matter}" for matter in sorted(matters)]
    assert Result.objects.count() == len(matters)
    assert not SeriesNumber.objects.filter(state="reserved").exists()
    assert states(case_id) == {"case": "issued"} | dict.fromkeys(matters, "issued")


def list_kept_numbers():
    """Numbers of results that are not written off; letters were written and keep theirs."""
    kept = SeriesNumber.objects.exclude(state="void")
    return list(kept.exclude(id__in=CaseLetter.objects.values("id")))


def test_two_clerks_accepting_at_once(city, database_connection):
    case_id = submitted(city, city.citizen(), SMALL)
    clerks = [staff_viewer(one) for one in Appointment.objects.filter(post=Post.CLERK).select_related("unit")]
    assert len({clerk.person_id for clerk in clerks}) >= 2
    flow.receive(clerks[0], case_id=case_id, at=city.at)
    ended = race_in_case(
        database_connection,
        *(lambda clerk=clerk: flow.accept(clerk, case_id=case_id, at=city.at) for clerk in clerks[:2]),
        case_id=case_id,
    )
    assert list_refusals(ended) == ["cases.move.not_now"]
    assert verbs(case_id) == ["begin", "submit", "receive", "accept"]
    assert WaitingEffect.objects.filter(effect="applicant.accepted").count() == 1


def test_two_reviewers_claiming_at_once(city, database_connection):
    """One has it in hand; the other is told who, and nothing of theirs is written."""
    case_id = dispatched(city, city.citizen(), SMALL)
    step = step_of(case_id, "M01")
    held = Appointment.objects.filter(post=Post.REVIEWER, unit=step.unit).select_related("unit")
    first, second = (staff_viewer(one) for one in held.order_by("id")[:2])
    acts = [lambda who=who: holding.claim(who, step_id=step.id, at=city.at) for who in (first, second)]
    ended = race_in_case(database_connection, *acts, case_id=case_id)
    assert list_refusals(ended) == ["cases.step.in_other_hands"]
    assert step_of(case_id, "M01").held_by == first.person_id
    assert verbs(case_id).count("claim") == 1


def test_two_departments_permitting_at_once_both_count(city, database_connection):
    case_id = dispatched(city, city.citizen())
    permit(city, case_id, "M01")
    acts = [reviewing(city, case_id, matter) for matter in ("M03", "M04")]
    assert list_refusals(race_in_case(database_connection, *acts, case_id=case_id)) == []
    assert verbs(case_id).count("permit") == 3
    assert [states(case_id)[matter] for matter in ("M03", "M04")] == ["ready", "ready"]


def test_the_last_two_permits_at_once_then_two_confirmations_at_once(city, database_connection):
    case_id = dispatched(city, city.citizen(), SMALL | {"sells_tobacco": "true"})
    permit(city, case_id, "M01")
    acts = [reviewing(city, case_id, matter) for matter in ("M02", "M05")]
    assert list_refusals(race_in_case(database_connection, *acts, case_id=case_id)) == []
    twice = [confirming(city, case_id), confirming(city, case_id)]
    ended = race_in_case(database_connection, *twice, case_id=case_id)
    assert list_refusals(ended) == ["cases.move.not_now"]
    assert Issuance.objects.count() == 1
    carry_out_effects(city)
    assert_one_valid_result_a_step(case_id, ("M01", "M02", "M05"))
    assert verbs(case_id).count("confirm") == 1


def test_a_permit_and_the_confirmation_at_once(city, database_connection):
    """The lead was too early by a hair: refused with what is open; asked again it goes through."""
    case_id = dispatched(city, city.citizen(), SMALL)
    permit(city, case_id, "M01")
    acts = [confirming(city, case_id), reviewing(city, case_id, "M02")]
    assert list_refusals(race_in_case(database_connection, *acts, case_id=case_id)) == [
        "cases.joint.open_points"
    ]
    confirming(city, case_id)()
    carry_out_effects(city)
    assert_one_valid_result_a_step(case_id, ("M01", "M02"))


def test_the_same_request_twice_at_once_is_one_act_with_one_answer(city, database_connection):
    case_id, clerk = submitted(city, city.citizen(), SMALL), city.viewer(Post.CLERK)
    done = []

    def act():
        flow.receive(clerk, case_id=case_id, at=city.at)
        done.append(1)
        return 200, f'{{"acts": {len(done)}}}'

    def request():
        return answer_once(clerk, key="same-key-1", fingerprint="f" * 64, act=act, at=city.at)

    ended = race_in_case(database_connection, request, request, case_id=case_id)
    assert list_refusals(ended) == []
    assert [runner.value.body for runner in ended] == ['{"acts": 1}'] * 2
    assert verbs(case_id).count("receive") == 1
    assert Reply.objects.count() == 1


def test_a_request_that_was_refused_leaves_its_key_to_its_twin(city, database_connection):
    """Both are refused with the true reason; the first does not block the key."""
    case_id, clerk = submitted(city, city.citizen(), SMALL), city.viewer(Post.CLERK)

    def request():
        act = lambda: (200, str(flow.accept(clerk, case_id=case_id, at=city.at)))  # noqa: E731
        return answer_once(clerk, key="same-key-2", fingerprint="f" * 64, act=act, at=city.at)

    ended = race_in_case(database_connection, request, request, case_id=case_id)
    assert list_refusals(ended) == ["cases.move.not_now"] * 2
    assert not Reply.objects.exists()


@pytest.mark.parametrize("fuse_first", [True, False], ids=["fuse first", "confirmation first"])
def test_the_fuse_and_the_confirmation_at_once(city, database_connection, fuse_first):
    case_id = ready(city)
    licence = step_of(case_id, "M01")
    city.at = licence.fuse_at + timedelta(seconds=1)
    acts = [lambda: run_timers(at=city.at), confirming(city, case_id)]
    ended = race_in_case(database_connection, *(acts if fuse_first else acts[::-1]), case_id=case_id)
    assert list_refusals(ended) == (["cases.joint.open_points"] if fuse_first else [])
    assert Issuance.objects.count() == 1
    carry_out_effects(city)
    if fuse_first:
        assert states(case_id) == {"case": "in_review", "M01": "issued", "M02": "ready"}
        confirming(city, case_id)()
        carry_out_effects(city)
    assert_one_valid_result_a_step(case_id, ("M01", "M02"))
    assert verbs(case_id).count("fuse") == fuse_first


def test_two_timers_at_once_release_once(city, database_connection):
    case_id = ready(city)
    city.at = step_of(case_id, "M01").fuse_at + timedelta(seconds=1)
    twice = [lambda: run_timers(at=city.at)] * 2
    assert list_refusals(race_in_case(database_connection, *twice, case_id=case_id)) == []
    assert verbs(case_id).count("fuse") == 1
    assert carry_out_effects(city).count("lead.fuse") == 1


def test_two_workers_carrying_out_the_same_issuance_at_once(city, database_connection):
    """Both have printed and signed before either may keep it; the database lets one licence a step be."""
    case_id = ready(city)
    issuance_id = confirming(city, case_id)()
    papers = StoredContent.objects.count()
    effect = WaitingEffect.objects.get(effect="issuance.prepare", done_at__isnull=True)
    work = lambda: effects.carry_out(effect_id=effect.id, at=city.at)  # noqa: E731
    ended = race(
        database_connection, work, work,
        table="credentials_result", column="issuance_id", value=issuance_id,
    )  # fmt: skip
    assert list_refusals(ended) == []
    assert_one_valid_result_a_step(case_id, ("M01", "M02"))
    assert StoredContent.objects.count() == papers + 2
    assert verbs(case_id).count("issue") == 3  # two steps and the case
    assert carry_out_effects(city).count("applicant.issued") == 1


def test_the_database_itself_refuses_a_second_licence_for_a_step(city):
    case_id = ready(city)
    confirming(city, case_id)()
    carry_out_effects(city)
    second = Result.objects.get(matter_code="YJS-002/M01")
    second.pk, second.identifier, second.document_sm3 = None, second.identifier + "2", "0" * 64
    second._state.adding = True
    with pytest.raises(IntegrityError, match="one_result_a_step"), transaction.atomic():
        second.save(force_insert=True)


@pytest.mark.parametrize("permit_first", [True, False], ids=["permit first", "withdrawal first"])
def test_withdrawing_and_permitting_at_once(city, database_connection, permit_first):
    citizen = city.citizen()
    case_id = dispatched(city, citizen, SMALL)
    acts = [
        reviewing(city, case_id, "M01"),
        lambda: flow.withdraw(citizen, case_id=case_id, at=city.at),
    ]
    ended = race_in_case(database_connection, *(acts if permit_first else acts[::-1]), case_id=case_id)
    assert list_refusals(ended) == ([] if permit_first else ["cases.move.not_now"])
    assert states(case_id) == {"case": "withdrawn", "M01": "ended", "M02": "ended"}
    assert not list_kept_numbers()
    assert not Result.objects.exists()
    assert verbs(case_id).count("permit") == permit_first


def test_two_cases_confirmed_at_once_take_different_numbers(city):
    """Both lock the same series in the same order: nobody waits for ever, no number twice, none lost."""
    cases = [ready(city), ready(city)]
    runners = finish([Runner(confirming(city, case_id)) for case_id in cases])
    assert list_refusals(runners) == []
    carry_out_effects(city)
    identifiers = list(Result.objects.filter(state="valid").values_list("identifier", flat=True))
    assert len(set(identifiers)) == len(identifiers) == 4
    assert {states(case_id)["case"] for case_id in cases} == {"issued"}
    assert not SeriesNumber.objects.exclude(state="used").exists()
