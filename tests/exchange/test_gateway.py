"""The gateway over HTTP: what a grant covers and nothing else, each envelope once, every call in both logs."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from onething.directory.contracts import Post
from onething.exchange.contracts import Purpose
from onething.exchange.models import CallRow, Grant, Nonce, Resource, System, Tally
from onething.exchange.queries import list_calls, list_systems
from onething.journey import exchanging, sharing
from onething.kernel.errors import Refusal
from onething.kernel.sm import sm3
from onething.kernel.viewer import ANONYMOUS
from tests.exchange.calling import FIRE, PERSON, POLICE, Caller, grant
from tests.openapi.people import check_problem

pytestmark = pytest.mark.django_db


def refused(answer, status: int) -> str:
    assert answer.status_code == status, answer.content.decode()
    code: str = check_problem(answer)["code"]
    last = CallRow.objects.filter(side="user").order_by("-call").first()
    assert last is not None
    assert last.code == code, "what was refused is logged"
    assert last.answer_sm3 == ""
    return code


def test_a_granted_item_is_read_and_the_call_stands_in_both_logs(caller):
    answer = caller.ask()
    told = json.loads(answer.content)
    assert (told["found"], told["items"]) == (True, {"name": "演示乙"})
    rows = {row.side: row for row in CallRow.objects.all()}
    assert set(rows) == {"user", "provider"}
    for row in rows.values():
        assert (row.case_number, row.matter, row.purpose) == (caller.case, "YJS-002/M03", "prefill")
        assert (row.operator, row.items, row.outcome) == ("xf-07", ["name"], "answered")
        assert row.answer_sm3 == sm3(answer.content).hex()
        assert row.grant_id == Grant.objects.get().id
        assert str(row.call) == told["call"]
    kept = json.dumps([list(map(str, row.values())) for row in CallRow.objects.values()], ensure_ascii=False)
    assert PERSON not in kept
    assert "演示乙" not in kept


def test_the_hash_in_the_log_cannot_be_tried_out(caller):
    first, second = caller.ask(), caller.ask()
    assert json.loads(first.content)["items"] == json.loads(second.content)["items"]
    assert len(json.loads(first.content)["salt"]) == 32
    assert len(set(CallRow.objects.values_list("answer_sm3", flat=True))) == 2


def test_nobody_is_found_where_nobody_stands(caller):
    caller.name_in_case("430182190001019999")
    told = json.loads(caller.ask(number="430182190001019999").content)
    assert (told["found"], told["items"]) == (False, {})


def test_sensitive_items_are_whole_for_the_form_and_masked_for_a_check(caller):
    caller.city.later(minutes=1)
    for purpose in (Purpose.WAIVE, Purpose.CHECK):
        grant(caller.city, items=("name", "birth_date"), purpose=purpose)
    whole = json.loads(caller.ask(purpose="waive", items=["name", "birth_date"]).content)["items"]
    masked = json.loads(caller.ask(purpose="check", items=["name", "birth_date"]).content)["items"]
    assert whole == {"name": "演示乙", "birth_date": "1900-01-01"}
    assert masked == {"name": "演示乙", "birth_date": "1********1"}


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"items": ["name", "birth_date"]}, 403, "exchange.use.items"),
        ({"items": ["secret"]}, 403, "exchange.use.no_longer_shared"),
        ({"items": ["photo"]}, 403, "exchange.use.no_longer_shared"),
        ({"items": []}, 422, "request.invalid"),
        ({"purpose": "check"}, 403, "exchange.use.purpose"),
        ({"purpose": "curiosity"}, 422, "request.invalid"),
        ({"matter": "YJS-002/M01"}, 403, "exchange.case.unknown"),
        ({"case": "没有这个办件"}, 403, "exchange.case.unknown"),
        ({"number": "430182190001010009"}, 403, "exchange.person.not_in_case"),
        ({"operator": PERSON}, 422, "exchange.operator.wrong"),
        ({"operator": "张三"}, 422, "exchange.operator.wrong"),
        ({"more": 1}, 422, "request.invalid"),
        ({"number": "x" * 41}, 422, "request.invalid"),
    ],
)
def test_what_the_grant_does_not_cover_is_refused_and_logged(caller, changes, status, code):
    assert refused(caller.ask(**changes), status) == code
    kept = json.dumps([list(map(str, row.values())) for row in CallRow.objects.values()], ensure_ascii=False)
    assert not any(
        text in kept for text in (PERSON, "430182190001010009", "张三", "没有这个办件", "curiosity", "secret")
    )


def test_without_a_grant_and_after_its_end_nothing_is_read(caller):
    assert refused(caller.ask(resource="legal_entity", items=["name"]), 403) == "exchange.use.not_granted"
    authority = caller.city.viewer(Post.DATA_AUTHORITY)
    sharing.answer(
        authority, grant_id=Grant.objects.get().id, verb="revoke", reason="不再需要。", at=caller.city.at
    )
    assert refused(caller.ask(), 403) == "exchange.use.not_granted"
    assert refused(caller.ask(resource="nowhere"), 404) == "exchange.resource.unknown"


def test_an_industry_limits_a_grant(caller):
    grant(caller.city, items=("gender",), industry="H62")
    assert refused(caller.ask(items=["gender"], industry="F52"), 403) in {
        "exchange.use.items",
        "exchange.use.industry",
    }
    assert caller.ask(items=["gender"], industry="H6210").status_code == 200


def test_each_envelope_is_answered_once(caller):
    body = caller.body()
    headers = caller.envelope(body)
    assert caller.send(body, headers).status_code == 200
    assert refused(caller.send(body, headers), 409) == "exchange.request.replayed"
    caller.city.later(minutes=4)
    assert refused(caller.send(body, headers), 409) == "exchange.request.replayed"
    caller.city.later(minutes=2)
    sharing.keep_days(at=caller.city.at)
    assert not Nonce.objects.exists(), "what its time refuses anyhow is not kept"
    assert refused(caller.send(body, headers), 401) == "exchange.time.skewed"


def test_reordered_envelopes_are_answered_each_once(caller):
    body = caller.body()
    first, second = caller.envelope(body), caller.envelope(body)
    caller.city.later(seconds=5)
    assert [caller.send(body, one).status_code for one in (second, first, second)] == [200, 200, 409]


def test_a_refused_envelope_is_spent_too(caller, settings):
    settings.EXCHANGE_MINUTE_CALLS = 0
    body = caller.body()
    headers = caller.envelope(body)
    assert refused(caller.send(body, headers), 429) == "exchange.rate.exceeded"
    settings.EXCHANGE_MINUTE_CALLS = 600
    assert refused(caller.send(body, headers), 409) == "exchange.request.replayed"


@pytest.mark.parametrize("seconds", [-301, 301])
def test_a_clock_that_is_off_is_told(caller, seconds):
    body = caller.body()
    headers = caller.envelope(body, time=(caller.city.at + timedelta(seconds=seconds)).isoformat())
    assert refused(caller.send(body, headers), 401) == "exchange.time.skewed"


@pytest.mark.parametrize("time", ["", "today", "2026-03-02T01:30:00", "0001-01-01T00:00:00+14:00"])
def test_a_time_that_is_none_is_refused(caller, time):
    body = caller.body()
    assert refused(caller.send(body, caller.envelope(body, time=time)), 401) == "exchange.time.skewed"


@pytest.mark.parametrize("header", ["Time", "Nonce", "Signature"])
def test_what_was_changed_after_signing_is_refused(caller, header):
    body = caller.body()
    headers = caller.envelope(body)
    other = caller.envelope(body, time=(caller.city.at + timedelta(seconds=1)).isoformat())
    headers[f"X-Exchange-{header}"] = other[f"X-Exchange-{header}"]
    assert refused(caller.send(body, headers), 401) == "exchange.signature.wrong"
    assert refused(caller.send(body, {}), 401) == "exchange.system.unknown"


def test_another_body_address_or_key_is_no_signature(caller):
    body = caller.body()
    assert (
        refused(caller.send(caller.body(number="1"), caller.envelope(body)), 401)
        == "exchange.signature.wrong"
    )
    elsewhere = caller.envelope(body, resource="legal_entity")
    assert refused(caller.send(body, elsewhere), 401) == "exchange.signature.wrong"
    stranger = Caller(caller.city, case=caller.case)
    assert refused(stranger.ask(), 401) == "exchange.signature.wrong"
    assert CallRow.objects.filter(unit="").count() == 3, "nobody's name stands on what was not proven"


def test_nonces_are_long_enough(caller):
    body = caller.body()
    assert refused(caller.send(body, caller.envelope(body, nonce="1")), 401) == "exchange.nonce.wrong"


def test_the_quota_of_a_day_is_counted_exactly(caller, settings):
    settings.EXCHANGE_DAILY_CALLS = 2
    assert [caller.ask().status_code for _ in range(2)] == [200, 200]
    assert refused(caller.ask(), 429) == "exchange.quota.exceeded"
    assert Tally.objects.get(subject__startswith="grant:").count == 2
    caller.city.later(days=1)
    assert caller.ask().status_code == 200, "a new day"


@pytest.mark.parametrize("number", ["' OR '1'='1", "1; DROP VIEW police.people", "{{7*7}}", "%s", "\\'; --"])
def test_a_number_is_never_a_statement(caller, number):
    caller.name_in_case(number)
    assert json.loads(caller.ask(number=number).content)["found"] is False
    assert json.loads(caller.ask().content)["found"] is True


def test_an_item_is_never_a_statement(caller):
    assert (
        refused(caller.ask(items=['name" FROM police.register --']), 403) == "exchange.use.no_longer_shared"
    )


def test_too_much_is_not_taken(caller):
    body = caller.body() + b" " * 65536
    assert refused(caller.send(body, caller.envelope(body)), 413) == "request.too_large"


def test_a_source_that_is_down_missing_or_wrong_says_so(caller, sources, settings):
    def point(**changes):
        Path(settings.EXCHANGE_SOURCES).write_text(
            json.dumps({"population": sources["population"] | changes})
        )

    point(view="police.nothing")
    assert refused(caller.ask(), 503) == "exchange.source.down"
    point(kind="telepathy")
    assert refused(caller.ask(), 500) == "exchange.source.misconfigured"
    assert CallRow.objects.filter(outcome="failed").count() == 4
    settings.EXCHANGE_SOURCES = ""
    assert refused(caller.ask(), 503) == "exchange.source.missing"


def test_nobody_guesses_between_two_records_and_nobody_takes_a_flood(caller, sources):
    import psycopg

    with psycopg.connect(sources["population"]["address"], autocommit=True) as police:
        police.execute("INSERT INTO police.register (sfzh, xm) VALUES ('2', '甲'), ('2', '乙')")
        police.execute("INSERT INTO police.register (sfzh, xm) VALUES ('3', repeat('长', 30000))")
    caller.name_in_case("2", "3")
    assert refused(caller.ask(number="2"), 502) == "exchange.source.ambiguous"
    assert refused(caller.ask(number="3"), 502) == "exchange.source.too_large"


def test_a_retired_system_is_not_known(caller):
    steward = caller.city.viewer(Post.DATA_STEWARD, FIRE)
    assert exchanging.retire_system(steward, code="fire-1", reason="换新系统。", at=caller.city.at).is_retired
    assert refused(caller.ask(), 401) == "exchange.system.unknown"


def test_systems_are_registered_by_their_own_unit_with_a_key(caller):
    city = caller.city
    other, reviewer = city.viewer(Post.DATA_STEWARD, POLICE), city.viewer(Post.REVIEWER, FIRE)
    pem = list_systems(city.viewer(Post.DATA_AUTHORITY))[0].public_pem
    cases = [
        (other, "fire-1", "系统", pem, "exchange.system.taken"),
        (other, "No", "系统", pem, "exchange.system.code"),
        (other, "police-1", " ", pem, "exchange.system.name"),
        (other, "police-1", "系统", "-----BEGIN PUBLIC KEY-----", "exchange.system.key"),
        (reviewer, "fire-2", "系统", pem, "exchange.system.not_a_steward"),
    ]
    for viewer, code, name, key, why in cases:
        with pytest.raises(Refusal, match=why):
            exchanging.register_system(viewer, code=code, name=name, public_pem=key, at=city.at)
    with pytest.raises(Refusal, match="not_found"):
        exchanging.retire_system(other, code="fire-1", reason="不是我的。", at=city.at)
    assert list_systems(other) == list_systems(reviewer) == []


def test_each_unit_sees_its_own_side_and_the_authority_all(caller):
    caller.ask()
    caller.http.post("/api/v1/exchange/gateway/population/query")
    city = caller.city
    seen = {
        who: len(list_calls(viewer))
        for who, viewer in {
            "user": city.viewer(Post.DATA_STEWARD, FIRE), "provider": city.viewer(Post.DATA_STEWARD, POLICE),
            "authority": city.viewer(Post.DATA_AUTHORITY), "reviewer": city.viewer(Post.REVIEWER, FIRE),
            "market": city.viewer(Post.DATA_STEWARD, "市场监督管理局"), "nobody": ANONYMOUS,
        }.items()
    }  # fmt: skip
    assert seen == {"user": 1, "provider": 1, "authority": 2, "reviewer": 0, "market": 0, "nobody": 0}


@pytest.mark.parametrize(
    ("rows", "change"),
    [
        (CallRow, {"answer_sm3": "0" * 64}), (CallRow, {"operator": "other"}), (System, {"unit": "other"}),
        (System, {"public_pem": "other"}),
    ],
)  # fmt: skip
def test_the_database_keeps_what_was_logged(caller, rows, change):
    caller.ask()
    for act in (lambda: rows.objects.update(**change), lambda: rows.objects.all()._raw_delete("default")):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_a_withdrawn_resource_is_read_no_more(caller):
    steward = caller.city.viewer(Post.DATA_STEWARD, POLICE)
    assert Resource.objects.filter(code="population").exists()
    sharing.withdraw_resource(steward, code="population", reason="停止提供。", at=caller.city.at)
    assert refused(caller.ask(), 403) == "exchange.use.withdrawn"
