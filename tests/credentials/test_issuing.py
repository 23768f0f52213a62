"""All or none, once, and nothing signed for what was not decided."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import IntegrityError, connections, transaction

from onething.credentials import actions, queries
from onething.credentials.contracts import NumberState, ResultState
from onething.credentials.models import Result, ResultType, SeriesNumber
from onething.kernel.errors import Refusal
from onething.kernel.identifiers.licence_identifiers import check_licence_identifier
from onething.kernel.sm import sm3
from onething.kernel.viewer import ANONYMOUS, SYSTEM
from onething.keys.actions import create_data_key
from tests.credentials.orders import AT, FIRE, MARKET, issue, issue_one, make_order, prepare

pytestmark = pytest.mark.django_db


def plan(*orders):
    """Plan orders and return the issuance."""
    issuance_id = uuid4()
    actions.plan_issuance(issuance_id=issuance_id, results=orders, at=AT)
    return issuance_id


def plan_one(**changes):
    """Plan one result and return the issuance."""
    return plan(make_order(data_key_id=create_data_key(), **changes))


def list_states(issuance_id):
    """Return the states of an issuance's results."""
    return sorted(Result.objects.filter(issuance_id=issuance_id).values_list("state", flat=True))


def check_nothing_is_reachable(issuance_id):
    """No query shows a result of this issuance, by any of its handles."""
    for row in Result.objects.filter(issuance_id=issuance_id):
        assert queries.find_result(SYSTEM, identifier=row.identifier) is None
        assert queries.list_results(SYSTEM, step_ids=[row.step_id]) == []
        assert not queries.verify_identifier(ANONYMOUS, identifier=row.identifier, at=AT).found
        if row.document_sm3:
            assert not queries.verify_document(ANONYMOUS, digest_sm3=row.document_sm3, at=AT).found
        for read in (queries.get_result_document, queries.export_result):
            with pytest.raises(Refusal) as refused:
                read(SYSTEM, result_id=row.id)
            assert (refused.value.code, refused.value.status) == ("credentials.result.unknown", 404)


def test_the_whole_way():
    key = create_data_key()
    orders = [
        make_order(data_key_id=key, order=1, unit_code=FIRE, unit_name="消防救援大队", result_name="意见书"),
        make_order(data_key_id=key, order=0),
    ]
    issuance_id = plan(*orders)
    assert list_states(issuance_id) == ["planned"] * 2
    check_nothing_is_reachable(issuance_id)
    assert prepare(issuance_id) == [True, True]
    assert list_states(issuance_id) == ["prepared"] * 2
    check_nothing_is_reachable(issuance_id)
    assert actions.make_real(issuance_id=issuance_id, at=AT)
    cards = queries.list_results(SYSTEM, step_ids=[one.step_id for one in orders])
    assert [card.unit_code for card in cards] == [MARKET, FIRE]
    assert {card.state for card in cards} == {ResultState.VALID}
    for card in cards:
        document = queries.get_result_document(SYSTEM, result_id=card.id)
        assert document.startswith(b"%PDF-")
        assert sm3(document).hex() == card.document_sm3


def test_identifiers_follow_the_standard():
    cards = [issue_one(), issue_one(), issue_one(result_name="营业执照"), issue_one(unit_code=FIRE)]
    parts = [check_licence_identifier(card.identifier) for card in cards]
    assert [one.type_code for one in parts] == [MARKET + "001", MARKET + "001", MARKET + "002", FIRE + "001"]
    assert [one.serial for one in parts] == [
        "TEST2026000001",
        "TEST2026000002",
        "TEST2026000003",
        "TEST2026000001",
    ]
    assert {(one.issuer, one.version) for one in parts} == {(MARKET, "001"), (FIRE, "001")}
    assert ResultType.objects.count() == 3


def test_to_prepare_again_does_nothing():
    issuance_id = plan_one()
    (result_id,) = queries.list_planned(SYSTEM, issuance_id=issuance_id)
    planned = queries.find_order(SYSTEM, result_id=result_id)
    first, second = (queries.make_prepared(SYSTEM, planned=planned) for _ in range(2))
    assert first.document == second.document
    assert actions.store_prepared(prepared=first, at=AT)
    before = Result.objects.values().get(id=result_id)
    assert not actions.store_prepared(prepared=second, at=AT)
    assert Result.objects.values().get(id=result_id) == before
    assert prepare(issuance_id) == []
    assert queries.find_order(SYSTEM, result_id=result_id) is None


def test_one_not_prepared_holds_all_back():
    key = create_data_key()
    issuance_id = plan(make_order(data_key_id=key), make_order(data_key_id=key, order=1))
    result_id = queries.list_planned(SYSTEM, issuance_id=issuance_id)[0]
    planned = queries.find_order(SYSTEM, result_id=result_id)
    actions.store_prepared(prepared=queries.make_prepared(SYSTEM, planned=planned), at=AT)
    with pytest.raises(Refusal) as refused:
        actions.make_real(issuance_id=issuance_id, at=AT)
    assert (refused.value.code, refused.value.status) == ("credentials.issuance.not_prepared", 409)
    assert refused.value.facts == {"count": 1}
    check_nothing_is_reachable(issuance_id)


def test_after_a_crash_between_prepare_and_make_real_the_job_goes_on():
    issuance_id = plan_one()
    prepare(issuance_id)
    with transaction.atomic():
        actions.make_real(issuance_id=issuance_id, at=AT)
        transaction.set_rollback(True)
    assert list_states(issuance_id) == ["prepared"]
    check_nothing_is_reachable(issuance_id)
    assert prepare(issuance_id) == []
    assert actions.make_real(issuance_id=issuance_id, at=AT)
    assert not actions.make_real(issuance_id=issuance_id, at=AT)
    assert list_states(issuance_id) == ["valid"]


def test_orphans_are_swept():
    kept = actions.reserve_number(kind="document", unit_code=MARKET, year=2026, at=AT)
    order = make_order(data_key_id=create_data_key(), number_ids=(kept.id,))
    issuance_id = plan(order)
    prepare(issuance_id)
    assert actions.discard_issuance(issuance_id=issuance_id, at=AT) == 1
    assert actions.discard_issuance(issuance_id=issuance_id, at=AT) == 0
    row = Result.objects.get(issuance_id=issuance_id)
    assert (row.state, row.signature, row.signed_data_sealed, row.document_id) == (
        "discarded",
        None,
        None,
        None,
    )
    check_nothing_is_reachable(issuance_id)
    numbers = dict(SeriesNumber.objects.values_list("series__kind", "state"))
    assert numbers == {
        "document": NumberState.RESERVED,
        "licence": NumberState.VOID,
        "result_type": NumberState.USED,
    }
    assert SeriesNumber.objects.get(series__kind="licence").reason == "issuance discarded"
    with pytest.raises(Refusal) as refused:
        actions.make_real(issuance_id=issuance_id, at=AT)
    assert refused.value.code == "credentials.issuance.unknown"
    # The opinion stands: the next attempt takes the document's number up again.
    issue(order)
    assert SeriesNumber.objects.get(id=kept.id).state == NumberState.USED


def test_what_was_printed_for_a_swept_result_is_not_kept():
    issuance_id = plan_one()
    (result_id,) = queries.list_planned(SYSTEM, issuance_id=issuance_id)
    prepared = queries.make_prepared(SYSTEM, planned=queries.find_order(SYSTEM, result_id=result_id))
    actions.discard_issuance(issuance_id=issuance_id, at=AT)
    assert not actions.store_prepared(prepared=prepared, at=AT)
    check_nothing_is_reachable(issuance_id)


def test_what_is_real_is_not_swept():
    issuance_id = issue(make_order(data_key_id=create_data_key()))
    with pytest.raises(Refusal) as refused:
        actions.discard_issuance(issuance_id=issuance_id, at=AT)
    assert (refused.value.code, refused.value.status) == ("credentials.issuance.already_real", 409)
    assert list_states(issuance_id) == ["valid"]


def test_no_second_result_for_a_step():
    order = make_order(data_key_id=create_data_key())
    issue(order)
    with pytest.raises(Refusal) as refused:
        plan(order)
    assert (refused.value.code, refused.value.status) == ("credentials.result.exists", 409)


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "signed"},
        {"state": "valid"},
        {"state": "planned"},
        {"state": "discarded", "discarded_at": AT},
        {"signature": None},
        {"document_id": None},
        {"real_at": AT},
        {"state": "revoked", "ended_at": AT},
        {"ended_at": AT},
        {"valid_until": "2026-11-23"},
    ],
)
def test_the_database_holds_the_states(wrong):
    issuance_id = plan_one()
    prepare(issuance_id)
    with pytest.raises(IntegrityError), transaction.atomic():
        Result.objects.filter(issuance_id=issuance_id).update(**wrong)


@pytest.mark.parametrize("column", ["step_id", "identifier", "document_sm3"])
def test_the_database_is_the_last_wall_against_a_second_licence(column):
    first, second = issue_one(), issue_one()
    value = Result.objects.values_list(column, flat=True).get(id=first.id)
    with pytest.raises(IntegrityError), transaction.atomic():
        Result.objects.filter(id=second.id).update(**{column: value})


def test_the_holder_stands_nowhere_in_the_open():
    issue_one(holder_name="王小明", data={"number": "1 号", "rows": [["住所", "玉潭街道某处"]]})
    whole = str(list(Result.objects.values_list()))
    for text in ("王小明", "某处"):
        assert text not in whole
        assert text.encode().hex() not in whole


def run_at_once(*acts):
    """Run acts in threads that start together; return what each returned or raised."""
    together = threading.Barrier(len(acts))

    def run(act):
        try:
            together.wait(timeout=20)
            with transaction.atomic():
                return act()
        except (Refusal, IntegrityError) as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.mark.django_db(transaction=True)
def test_two_threads_issue_one_step_once():
    with transaction.atomic():
        order = make_order(data_key_id=create_data_key())
    outcomes = run_at_once(*[lambda: plan(order)] * 2)
    assert sum(isinstance(one, Refusal | IntegrityError) for one in outcomes) == 1
    assert Result.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_threads_make_an_issuance_real_once():
    with transaction.atomic():
        issuance_id = plan_one()
        prepare(issuance_id)
    outcomes = run_at_once(*[lambda: actions.make_real(issuance_id=issuance_id, at=AT)] * 2)
    assert sorted(outcomes) == [False, True]


@pytest.mark.django_db(transaction=True)
def test_two_threads_store_one_document():
    with transaction.atomic():
        issuance_id = plan_one()
    (result_id,) = queries.list_planned(SYSTEM, issuance_id=issuance_id)
    prepared = queries.make_prepared(SYSTEM, planned=queries.find_order(SYSTEM, result_id=result_id))
    outcomes = run_at_once(*[lambda: actions.store_prepared(prepared=prepared, at=AT)] * 2)
    assert sorted(outcomes) == [False, True]


@pytest.mark.django_db(transaction=True)
def test_issuances_over_the_same_units_never_wait_for_each_other():
    with transaction.atomic():
        key = create_data_key()
    there = [make_order(data_key_id=key, unit_code=unit, order=at) for at, unit in enumerate((MARKET, FIRE))]
    back = [replace(one, step_id=uuid4(), order=1 - one.order) for one in there]
    for _ in range(5):
        fresh = [[replace(one, step_id=uuid4()) for one in orders] for orders in (there, back)]
        outcomes = run_at_once(lambda: plan(*fresh[0]), lambda: plan(*fresh[1]))  # noqa: B023 - runs within the round
        assert not [one for one in outcomes if isinstance(one, Exception)]
    assert Result.objects.count() == 20


@pytest.mark.django_db(transaction=True)
def test_no_act_without_a_transaction():
    for act in (actions.make_real, actions.discard_issuance):
        with pytest.raises(RuntimeError, match="transaction"):
            act(issuance_id=uuid4(), at=AT)
