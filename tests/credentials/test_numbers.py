"""Number series: unique, in order, every number accounted for."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connections, transaction

from onething.credentials.actions import lock_letters, produce_data, reserve_number, void_number
from onething.credentials.contracts import NumberState
from onething.credentials.models import NumberSeries, SeriesNumber
from onething.directory.actions.organisation import keep_units
from onething.directory.contracts import UnitEntry
from onething.kernel.errors import Refusal
from onething.kernel.identifiers.credit_codes import check_credit_code
from tests.credentials.orders import AT, DAY, FIRE, MARKET, issue_one

pytestmark = pytest.mark.django_db


def reserve(*, kind="permit", unit=MARKET, year=2026):
    """Take the next number of a series."""
    return reserve_number(kind=kind, unit_code=unit, year=year, at=AT)


def test_numbers_count_within_kind_unit_and_year():
    assert [reserve().sequence for _ in range(3)] == [1, 2, 3]
    assert reserve(kind="other").sequence == 1
    assert reserve(unit=FIRE).sequence == 1
    assert reserve(year=2027).sequence == 1
    assert reserve().sequence == 4


def test_a_void_number_keeps_its_reason_and_is_not_given_again():
    number = reserve()
    void_number(number_id=number.id, reason="step ended", at=AT)
    void_number(number_id=number.id, reason="again", at=AT)
    row = SeriesNumber.objects.get(id=number.id)
    assert (row.state, row.reason, row.settled_at) == (NumberState.VOID, "step ended", AT)
    assert reserve().sequence == 2


def test_a_number_on_a_result_cannot_be_voided():
    number = reserve()
    issue_one(number_ids=(number.id,))
    assert SeriesNumber.objects.get(id=number.id).state == NumberState.USED
    with pytest.raises(Refusal) as refused:
        void_number(number_id=number.id, reason="too late", at=AT)
    assert (refused.value.code, refused.value.status) == ("credentials.number.used", 409)


def test_a_void_number_cannot_go_on_a_result():
    number = reserve()
    void_number(number_id=number.id, reason="step ended", at=AT)
    with pytest.raises(Refusal) as refused:
        issue_one(number_ids=(number.id,))
    assert refused.value.code == "credentials.number.not_reserved"


def test_a_rolled_back_number_leaves_no_gap():
    reserve()
    with transaction.atomic():
        assert reserve().sequence == 2
        transaction.set_rollback(True)
    assert reserve().sequence == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "void", "settled_at": AT, "reason": ""},
        {"state": "void", "settled_at": None, "reason": "x"},
        {"state": "used", "settled_at": None},
        {"state": "used", "settled_at": AT, "reason": "x"},
        {"state": "reserved", "settled_at": AT},
        {"state": "lost"},
        {"sequence": 0},
    ],
)
def test_the_database_holds_the_account(wrong):
    number = reserve()
    with pytest.raises(IntegrityError), transaction.atomic():
        SeriesNumber.objects.filter(id=number.id).update(**wrong)


def test_one_number_stands_once():
    first, second = reserve(), reserve()
    with pytest.raises(IntegrityError), transaction.atomic():
        SeriesNumber.objects.filter(id=second.id).update(sequence=first.sequence)


def produce(*produces, entity_kind="limited_company"):
    """Produce elements given as (code, type)."""
    return produce_data(
        matter_code="YJS-002/M01",
        produces=[{"element": code, "type": kind} for code, kind in produces],
        entity_kind=entity_kind,
        unit_code=MARKET,
        day=DAY,
        at=AT,
    )


def test_a_decision_produces_data():
    keep_units(entries=[UnitEntry(code=MARKET, name="宁乡市市场监督管理局")])
    made = produce(
        ("uscc", "uscc"), ("established_date", "date"), ("permit_no", "text"), ("years", "decimal")
    )
    assert made.number == "市场监督管理局 2026 第 1 号"
    assert made.values == {
        "uscc": "91430182XX500001" + made.values["uscc"][16:],
        "established_date": "2026-11-24",
        "permit_no": made.number,
    }
    assert check_credit_code(made.values["uscc"]) == ()
    assert {row.series.kind for row in SeriesNumber.objects.filter(id__in=made.number_ids)} == {
        "document",
        "register",
    }


def test_a_matter_that_produces_nothing_still_has_a_number():
    made = produce()
    assert (made.values, len(made.number_ids), made.number) == ({}, 1, f"{MARKET} 2026 第 1 号")


def test_no_credit_code_twice():
    codes = [
        produce(("uscc", "uscc"), entity_kind=kind).values["uscc"]
        for kind in ("individual_household", None) * 3
    ]
    assert len({code[2:] for code in codes}) == 6


def test_a_register_that_is_not_there_is_a_fault_of_the_setting(settings):
    settings.BUSINESS_REGISTER = "elsewhere"
    with pytest.raises(LookupError):
        produce(("uscc", "uscc"))


@pytest.mark.django_db(transaction=True)
def test_threads_take_numbers_without_gap_or_repeat():
    def take(_: int) -> int:
        try:
            with transaction.atomic():
                return reserve().sequence
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(take, range(30))) == list(range(1, 31))
    assert NumberSeries.objects.get(kind="permit").last == 30


@pytest.mark.django_db(transaction=True)
def test_letters_of_several_units_in_opposite_orders_do_not_wait_for_each_other_for_ever():
    def write(units: tuple[str, str]) -> None:
        try:
            with transaction.atomic():
                lock_letters(kind="permission", unit_codes=units, day=DAY)
                for unit in units:
                    reserve(kind="permission", unit=unit, year=DAY.year)
                    time.sleep(0.05)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, [(MARKET, FIRE), (FIRE, MARKET)] * 3))
    assert set(NumberSeries.objects.filter(kind="permission").values_list("last", flat=True)) == {6}


@pytest.mark.django_db(transaction=True)
def test_no_number_without_a_transaction():
    with pytest.raises(RuntimeError, match="transaction"):
        reserve()
