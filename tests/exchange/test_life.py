"""A request lived by its parties against PostgreSQL: turns and days, silence, scopes, what the database refuses whoever asks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from onething.directory.contracts import Post
from onething.exchange.contracts import Item, Purpose, Sharing, Use
from onething.exchange.models import Grant, Resource
from onething.exchange.queries import (
    check_use,
    get_grant,
    get_resource,
    list_grants,
    list_resources,
    list_sources,
)
from onething.exchange.states import GrantState
from onething.journey import sharing
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.ledger.contracts import Subject
from onething.ledger.queries import list_acts, verify_ledger
from tests.exchange.making import make_request

pytestmark = pytest.mark.django_db
FIRE, POLICE, DATA, MARKET = "消防救援大队", "公安局", "数据资源中心", "市场监督管理局"
REASON = "用途不清楚，请说明。"


def steward(city, unit: str = FIRE):
    return city.viewer(Post.DATA_STEWARD, unit)


def authority(city):
    return city.viewer(Post.DATA_AUTHORITY)


def asked(city, **changes):
    draft = make_request(until=local_day(city.at) + timedelta(days=365), **changes)
    return sharing.ask(steward(city), draft=draft, at=city.at)


def answer(city, who, grant, verb, reason=""):
    return sharing.answer(who, grant_id=grant.id, verb=verb, reason=reason, at=city.later(minutes=1))


def granted(city, **changes):
    return answer(city, authority(city), asked(city, **changes), "grant")


def use_of(city, *items: str, **changes):
    given = {
        "unit": steward(city).unit_code,
        "matter": "YJS-002/M03",
        "purpose": Purpose.PREFILL,
        "items": items or ("name",),
    }
    return Use(**given | changes)


def test_what_is_shared_freely_is_granted_after_the_check(city):
    grant = asked(city)
    assert (grant.state, grant.turn.who, grant.turn.day) == (
        GrantState.ASKED,
        "数据主管部门",
        date(2026, 3, 4),
    )
    assert [verb for verb, _ in get_grant(authority(city), grant_id=grant.id, at=city.at).next_acts] == [
        "grant",
        "refuse",
    ]
    grant = answer(city, authority(city), grant, "grant")
    assert (grant.state, grant.turn, grant.granted_on) == (GrantState.GRANTED, None, local_day(city.at))
    assert check_use(SYSTEM, resource="population", use=use_of(city), at=city.at).id == grant.id
    assert list_sources(SYSTEM, at=city.at) == {"population"}


def test_what_is_shared_on_conditions_is_asked_of_its_provider(city):
    grant = asked(city, items=("name", "birth_date"))
    with pytest.raises(Refusal, match="not_now"):
        answer(city, authority(city), grant, "grant")
    grant = answer(city, authority(city), grant, "pass_on")
    assert (grant.turn.who, grant.turn.day) == ("提供单位", date(2026, 3, 9))
    with pytest.raises(Refusal, match="not_yours"):
        answer(city, steward(city), grant, "consent")
    assert answer(city, steward(city, POLICE), grant, "consent").state is GrantState.GRANTED
    assert check_use(SYSTEM, resource="population", use=use_of(city, "birth_date"), at=city.at)


def test_an_objection_is_settled_by_the_authority(city):
    grant = answer(city, authority(city), asked(city, items=("birth_date",)), "pass_on")
    with pytest.raises(Refusal, match=r"reason\.missing"):
        answer(city, steward(city, POLICE), grant, "object")
    grant = answer(city, steward(city, POLICE), grant, "object", REASON)
    assert (grant.state, grant.reason) == (GrantState.COORDINATING, REASON)
    assert answer(city, authority(city), grant, "turn_down", REASON).state is GrantState.REFUSED


def test_silence_goes_to_the_authority_once_and_only_when_the_day_is_over(city):
    grant = answer(city, authority(city), asked(city, items=("birth_date",)), "pass_on")
    sharing.keep_days(at=city.later(days=7))
    assert get_grant(SYSTEM, grant_id=grant.id, at=city.at).state is GrantState.AT_PROVIDER
    for _ in range(2):
        sharing.keep_days(at=city.later(days=1))
    grant = get_grant(steward(city), grant_id=grant.id, at=city.at)
    assert (grant.state, grant.turn.who) == (GrantState.COORDINATING, "数据主管部门")
    verbs = [act.verb for act in list_acts(SYSTEM, subject=Subject(kind="data_grant", id=grant.id))]
    assert verbs == ["ask", "pass_on", "escalate"]
    assert answer(city, authority(city), grant, "settle", "提供单位逾期未答复。").state is GrantState.GRANTED


def test_a_grant_ends_on_its_day_and_covers_that_day(city):
    grant = granted(city)
    city.later(days=365)
    sharing.keep_days(at=city.at)
    assert check_use(SYSTEM, resource="population", use=use_of(city), at=city.at).id == grant.id
    sharing.keep_days(at=city.later(days=1))
    assert get_grant(SYSTEM, grant_id=grant.id, at=city.at).state is GrantState.EXPIRED
    with pytest.raises(Refusal, match="not_granted"):
        check_use(SYSTEM, resource="population", use=use_of(city), at=city.at)


@pytest.mark.parametrize("verb", ["revoke", "give_up"])
def test_a_grant_can_end_before_its_day_with_the_reason(city, verb):
    grant, who = granted(city), authority(city) if verb == "revoke" else steward(city)
    with pytest.raises(Refusal, match=r"reason\.missing"):
        answer(city, who, grant, verb)
    answer(city, who, grant, verb, "不再需要了。")
    with pytest.raises(Refusal, match="not_granted"):
        check_use(SYSTEM, resource="population", use=use_of(city), at=city.at)
    assert list_sources(SYSTEM, at=city.at) == frozenset()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"matter": "YJS-002/M77"}, "matter_unknown"),
        ({"matter": "YJS-002/M02"}, "matter_not_yours"),
        ({"resource": "weather"}, r"resource\.unknown"),
        ({"items": ("photo",)}, "item_withheld"),
    ],
)
def test_no_data_outside_the_published_lists(city, changes, code):
    with pytest.raises(Refusal, match=code):
        asked(city, **changes)


def test_one_request_of_a_kind_at_a_time(city):
    first = asked(city)
    with pytest.raises(Refusal, match="already"):
        asked(city, items=("gender",))
    assert asked(city, purpose=Purpose.CHECK).id != first.id
    answer(city, steward(city), first, "withdraw", "填错了信息项。")
    assert asked(city, items=("gender",)).state is GrantState.ASKED


def test_who_knows_of_a_request(city):
    grant = asked(city)
    for who in (steward(city), steward(city, POLICE), authority(city)):
        assert [one.id for one in list_grants(who, at=city.at)] == [grant.id]
    for who in (
        steward(city, MARKET),
        city.viewer(Post.REVIEWER, FIRE),
        replace(authority(city), unit_code=steward(city).unit_code),
    ):
        assert list_grants(who, at=city.at) == []
        with pytest.raises(Refusal, match="unknown"):
            answer(city, who, grant, "refuse", REASON)


def test_a_provider_keeps_its_own_resources_and_no_others(city):
    before = get_resource(SYSTEM, code="population")
    items = tuple(
        replace(item, sharing=Sharing.WITHHELD, basis="某法第六条") if item.key == "name" else item
        for item in before.draft.items
    )
    changed = replace(
        before.draft, items=(*items, Item("death", "死亡日期", Sharing.CONDITIONAL, "某条例第九条"))
    )
    grant = granted(city)
    with pytest.raises(Refusal, match="not_yours"):
        sharing.list_resource(steward(city), draft=changed, at=city.at)
    after = sharing.list_resource(steward(city, POLICE), draft=changed, at=city.at)
    assert (after.revision, after.find_item("death").sharing) == (before.revision + 1, Sharing.CONDITIONAL)
    with pytest.raises(Refusal, match="no_longer_shared"):
        check_use(SYSTEM, resource="population", use=use_of(city), at=city.at)
    assert get_grant(SYSTEM, grant_id=grant.id, at=city.at).state is GrantState.GRANTED


def test_a_withdrawn_resource_is_used_by_nobody(city):
    granted(city)
    with pytest.raises(Refusal, match="not_yours"):
        sharing.withdraw_resource(steward(city), code="population", reason=REASON, at=city.at)
    sharing.withdraw_resource(steward(city, POLICE), code="population", reason="系统停用。", at=city.at)
    assert "population" not in {one.draft.code for one in list_resources(SYSTEM)}
    with pytest.raises(Refusal, match=r"use\.withdrawn"):
        check_use(SYSTEM, resource="population", use=use_of(city), at=city.at)
    with pytest.raises(Refusal, match=r"resource\.unknown"):
        asked(city, purpose=Purpose.CHECK)
    assert list_sources(SYSTEM, at=city.at) == frozenset()


def test_a_stale_answer_is_refused(city):
    grant = asked(city)
    with pytest.raises(Refusal, match="stale"):
        sharing.answer(
            authority(city), grant_id=grant.id, verb="grant", revision=grant.revision - 1, at=city.at
        )


@pytest.mark.parametrize(
    ("changes", "match"),
    [
        ({"items": ["photo"]}, "for what was asked"),
        ({"unit": "11430182XX000006X6"}, "for what was asked"),
        ({"state": "expired", "answer_by": None}, "never goes"),
        ({"state": "granted", "answer_by": None, "granted_on": date(2026, 3, 2)}, "past its provider"),
        ({"state": "refused"}, "waits_by_a_day"),
    ],
)
def test_the_database_refuses_whoever_asks(city, changes, match):
    row = Grant.objects.filter(id=asked(city, items=("birth_date",)).id)
    with pytest.raises(DatabaseError, match=match), transaction.atomic():
        row.update(**changes)


def test_nothing_disappears_and_the_ledger_holds(city):
    row = Grant.objects.get(id=granted(city).id)
    for doomed in (row, Resource.objects.get(code="address")):
        with pytest.raises(DatabaseError, match="never disappears"), transaction.atomic():
            doomed.delete()
    with pytest.raises(DatabaseError, match="stays its provider"), transaction.atomic():
        Resource.objects.filter(code="address").update(provider=row.unit)
    assert verify_ledger(SYSTEM).sound
