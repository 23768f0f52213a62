"""Versions of the rules: read, refused with the place, published from a day on, whole in the ledger."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from onething.cases.states import CASE_MOVES, STEP_MOVES
from onething.kernel.clock import LimitUnit
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS, SYSTEM
from onething.ledger.queries import list_bare_acts, verify_ledger
from onething.rulebook.actions import publish_packaged_rules, publish_rules
from onething.rulebook.contracts import SUBJECT, RuleKind, Trigger
from onething.rulebook.queries import get_packaged_rulebook, get_rulebook, list_rulebooks
from onething.rulebook.rules.reading import read_default

AT = datetime(2026, 3, 2, 1, tzinfo=UTC)
DAY = date(2026, 3, 10)


def changed(**changes: Any) -> str:
    return json.dumps(json.loads(read_default()) | changes)


def publish(text: str, *, day: date = DAY, reason: str = "按新办法调整") -> int:
    return publish_rules(SYSTEM, text=text, effective_from=day, reason=reason, at=AT)


def test_the_packaged_rules_speak_of_verbs_that_there_are_and_say_where_they_come_from() -> None:
    book = get_packaged_rulebook(ANONYMOUS)
    verbs = {move.verb for move in (*CASE_MOVES, *STEP_MOVES)}
    named = {
        verb
        for clock in book.clocks
        for verb in (
            *clock.begins,
            *clock.ends,
            *clock.pauses,
            *clock.resumes,
            *clock.extends,
            *clock.holds,
            *clock.releases,
        )
    }
    named |= {verb for rule in book.rules for verb in rule.verbs}
    assert named <= verbs
    assert all(rule.source for rule in book.rules)
    assert {rule.kind for rule in book.rules} == set(RuleKind)
    assert book.find_clock("receipt").statutory.amount == 5  # 行政许可法 art. 32(4)
    assert book.find_clock("delivery").statutory.amount == 10  # art. 44
    assert (book.answer.amount, book.answer.unit) == (3, LimitUnit.WORKING_DAYS)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("{", "JSON"),
        (changed(light={"days_before": 1}), "/light"),
        (changed(rules=[{"code": "x"}]), "/rules/0"),
        (changed(clocks=[]), "/clocks"),
        (changed(more=1), "/"),
    ],
)
@pytest.mark.django_db
def test_what_cannot_be_read_is_refused_with_its_place(text: str, where: str) -> None:
    with pytest.raises(Refusal) as refused:
        publish(text)
    assert refused.value.code == "rulebook.unreadable"
    assert where in refused.value.sentence


@pytest.mark.django_db
def test_one_code_names_one_rule_and_a_rule_speaks_of_known_clocks() -> None:
    rules = json.loads(read_default())["rules"]
    for wrong in ([*rules, rules[0]], [rules[0] | {"clocks": ["nobody"]}]):
        with pytest.raises(Refusal, match=r"rulebook\.unreadable"):
            publish(changed(rules=wrong))


@pytest.mark.django_db
def test_a_version_is_in_force_from_its_day_and_the_ledger_holds_it_whole() -> None:
    assert publish_packaged_rules(at=AT)
    assert not publish_packaged_rules(at=AT)
    assert publish(changed(light={"days_before": 2, "percent": 80})) == 2
    assert get_rulebook(ANONYMOUS, on=date(2026, 3, 9)).light.percent == 90
    assert get_rulebook(ANONYMOUS, on=DAY).light.percent == 80
    assert [book.version for book in list_rulebooks(ANONYMOUS)] == [1, 2]
    acts = list_bare_acts(SYSTEM, subject=SUBJECT)
    assert [act.facts["rules"]["light"]["percent"] for act in acts] == [90, 80]
    assert acts[1].facts["reason"] == "按新办法调整"
    assert verify_ledger(SYSTEM).sound


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "reason", "light", "code"),
    [
        (date(2026, 3, 2), "按新办法调整", 80, "rulebook.day"),  # nothing that is past is judged anew
        (DAY, "改", 80, "rulebook.reason_missing"),
        (DAY, "按新办法调整", 90, "rulebook.same"),
    ],
)
def test_what_is_refused(day: date, reason: str, light: int, code: str) -> None:
    publish_packaged_rules(at=AT)
    with pytest.raises(Refusal) as refused:
        publish(changed(light={"days_before": 1, "percent": light}), day=day, reason=reason)
    assert refused.value.code == code


@pytest.mark.django_db
def test_a_later_version_begins_after_the_earlier_one() -> None:
    publish_packaged_rules(at=AT)
    publish(changed(light={"days_before": 2, "percent": 80}))
    with pytest.raises(Refusal, match=r"rulebook\.day"):
        publish(changed(light={"days_before": 3, "percent": 70}))


@pytest.mark.django_db
def test_without_a_published_version_the_packaged_rules_hold() -> None:
    assert get_rulebook(ANONYMOUS, on=DAY).version == 1
    assert {rule.trigger for rule in get_rulebook(ANONYMOUS, on=DAY).rules} == set(Trigger)
