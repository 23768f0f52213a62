"""审管分离: what is granted goes to the unit that supervises it, which confirms having it, or is late."""

from datetime import date

import pytest

from onething.cases.models.handing import SupervisionHandover
from onething.cases.queries.handed_over import list_handed_over
from onething.cases.queries.one_case import list_case_acts, list_next_acts
from onething.catalogue.queries import get_current_thing
from onething.credentials.contracts import ResultState
from onething.directory.contracts import Post
from onething.directory.models import Unit
from onething.journey.ways import supervised
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.ledger.models import Read
from onething.ledger.queries import verify_ledger
from onething.notify.models import LocalMessage
from tests.factories.catalogue import content_of, published
from tests.factories.city import SMALL, step_of
from tests.factories.living import live
from tests.journey.test_changing import Archived
from tests.journey.test_promising import Fire

pytestmark = pytest.mark.django_db
MARKET, FIRE = "市场监督管理局", "消防救援大队"


def refused(code, act, *arguments, **named):
    with pytest.raises(Refusal) as found:
        act(*arguments, **named)
    assert found.value.code == code


def test_what_is_granted_is_handed_over_with_what_to_watch(city):
    case_id = live(city, thing="YJS-002", answers=SMALL).case.id
    step = step_of(case_id, "M02")
    assert [row.step_id for row in SupervisionHandover.objects.all()] == [
        step.id
    ]  # the other matter says nothing of it
    reviewer = city.viewer(Post.REVIEWER, MARKET)
    (line,) = list_handed_over(reviewer)
    assert (line.matter_name, line.confirmed_at, line.confirm_by) == (
        step.matter_name,
        None,
        date(2026, 3, 5),
    )
    watched = supervised.read(reviewer, step_id=step.id, at=city.at)
    published = get_current_thing(SYSTEM, code="YJS-002", at=city.at).thing.find_matter(step.matter_code)
    assert watched.watch == published.particulars.after_supervision.watch
    assert watched.holder_name
    (result,) = watched.results
    assert (result.state, result.valid_until) == (ResultState.VALID, date(2031, 3, 1))
    assert any("移交本单位监管" in one.text for one in LocalMessage.objects.all())
    acts = [act for act in list_case_acts(reviewer, case_id=case_id) if act.verb == "hand_to_supervision"]
    assert [act.facts["confirm_by"] for act in acts] == ["2026-03-05"]
    assert "confirm_supervision" not in {
        act.verb for act in list_next_acts(reviewer, case_id=case_id, at=city.at)
    }
    assert verify_ledger(SYSTEM).sound


def test_confirmed_once_and_late_when_nobody_does(city):
    case_id = live(city, thing="YJS-002", answers=SMALL).case.id
    reviewer, step_id = city.viewer(Post.REVIEWER, MARKET), step_of(case_id, "M02").id
    (line,) = list_handed_over(reviewer)
    days = {day: line.is_late(today=date(2026, 3, day)) for day in (2, 5, 6)}
    assert days == {2: False, 5: False, 6: True}
    city.later(days=4)
    assert line.is_late(today=local_day(city.at))
    supervised.confirm(reviewer, step_id=step_id, at=city.at)
    (line,) = list_handed_over(reviewer)
    assert not line.is_late(today=local_day(city.at))
    act = list_case_acts(reviewer, case_id=case_id)[-1]
    assert (act.verb, act.facts["is_late"]) == ("confirm_supervision", True)
    refused("cases.handover.confirmed", supervised.confirm, reviewer, step_id=step_id, at=city.at)


def test_only_the_supervising_unit_sees_and_confirms_it(city):
    case_id = live(city, thing="YJS-002", answers=SMALL).case.id
    step_id = step_of(case_id, "M02").id
    SupervisionHandover.objects.update(
        unit=Unit.objects.get(name=FIRE)
    )  # as if the catalogue named another unit
    own, other = (city.viewer(Post.REVIEWER, unit) for unit in (FIRE, MARKET))
    assert [one.step_id for one in list_handed_over(own)] == [step_id]
    for viewer in (
        other,
        city.citizen(),
        city.viewer(Post.CLERK),
        city.viewer(Post.LEAD),
        city.viewer(Post.AUDITOR),
    ):
        assert list_handed_over(viewer) == []
        refused("cases.handover.unknown", supervised.read, viewer, step_id=step_id, at=city.at)
    refused("cases.handover.unknown", supervised.confirm, other, step_id=step_id, at=city.at)
    decider = city.viewer(Post.DECIDER, FIRE)
    refused("cases.move.not_yours", supervised.confirm, decider, step_id=step_id, at=city.at)
    before = Read.objects.count()
    assert supervised.read(own, step_id=step_id, at=city.at).line.department == MARKET
    assert Read.objects.count() == before + 1
    supervised.confirm(own, step_id=step_id, at=city.at)


def test_a_revoked_result_is_seen_by_who_watches_it(city):
    file = Archived(city, matter="M02")
    file.revoke()
    watched = supervised.read(file.reviewer, step_id=file.step.id, at=city.at)
    assert watched.results[-1].state is ResultState.REVOKED


def test_what_was_promised_goes_along_and_stays_here_where_no_such_unit_is(city):
    content = content_of()
    raw = next(one for one in content["thing"]["matters"] if one["id"] == "M03")
    raw["after_supervision"] = {"unit": "没有这个单位", "watch": ["疏散通道保持畅通"]}
    published(city, content)
    fire = Fire(city)
    fire.decide()
    watched = supervised.read(fire.reviewer, step_id=fire.step.id, at=city.at)
    assert watched.watch == ("疏散通道保持畅通",)
    assert watched.conditions == tuple(raw["commitment"]["conditions"])
    assert watched.check_by == fire.view.promise.check_by
