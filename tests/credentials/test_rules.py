"""Numbers, masks, days and the printed sheet, as tables."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.credentials.contracts import PlannedResult, ResultState, Standing
from onething.credentials.rules.masking import find_credit_code, mask_holder
from onething.credentials.rules.numbers import (
    LAST_BODY,
    LAST_TYPE,
    document_number,
    licence_serial,
    make_credit_code,
    short_unit_name,
    type_suffix,
)
from onething.credentials.rules.sheet import make_sheet, make_signed_data, print_title
from onething.credentials.rules.standing import find_standing
from onething.kernel.identifiers.credit_codes import check_credit_code
from tests.credentials.orders import HOUSEHOLD, make_order


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("宁乡市市场监督管理局", "市场监督管理局"),
        ("市场监督管理局", "市场监督管理局"),
        ("城市管理和综合执法局", "城市管理和综合执法局"),
        ("宁乡市城市管理和综合执法局", "城市管理和综合执法局"),
        ("长沙市宁乡市消防救援大队", "消防救援大队"),
        ("生态环境局宁乡分局", "生态环境局宁乡分局"),
        ("长沙市生态环境局宁乡分局", "生态环境局宁乡分局"),
        ("消防救援大队", "消防救援大队"),
        ("宁乡市政府", "宁乡市政府"),
        ("", ""),
    ],
)
def test_short_unit_name(name, short):
    assert short_unit_name(name) == short


def test_document_number_is_neutral():
    assert (
        document_number(unit_name="宁乡市市场监督管理局", year=2026, sequence=1)
        == "市场监督管理局 2026 第 1 号"
    )


def test_licence_serial_says_test():
    assert licence_serial(year=2026, sequence=7) == "TEST2026000007"


@pytest.mark.parametrize(("sequence", "suffix"), [(1, "001"), (10, "00A"), (36, "010"), (LAST_TYPE, "ZZZ")])
def test_type_suffix(sequence, suffix):
    assert type_suffix(sequence) == suffix


@pytest.mark.parametrize("sequence", [0, -1, LAST_TYPE + 1])
def test_no_type_suffix_beyond(sequence):
    with pytest.raises(ValueError, match="46655"):
        type_suffix(sequence)


@pytest.mark.parametrize(
    ("kind", "prefix"),
    [("individual_household", "92"), ("limited_company", "91"), ("farmers_cooperative", "93"), (None, "91")],
)
def test_credit_code_by_kind(kind, prefix):
    code = make_credit_code(entity_kind=kind, division="430182", sequence=1)
    assert code.startswith(f"{prefix}430182XX500001")
    assert check_credit_code(code) == ()


@given(st.integers(1, LAST_BODY))
def test_every_credit_code_is_valid(sequence):
    assert check_credit_code(make_credit_code(entity_kind=None, division="430182", sequence=sequence)) == ()


@pytest.mark.parametrize("sequence", [0, LAST_BODY + 1])
def test_no_credit_code_beyond(sequence):
    with pytest.raises(ValueError, match="no body left"):
        make_credit_code(entity_kind=None, division="430182", sequence=sequence)


@pytest.mark.parametrize(
    ("name", "code", "shown"),
    [
        ("王小明", "", "王**"),
        ("欧阳小明", "", "欧**"),
        ("王", "", "王**"),
        ("", "", "**"),
        ("小店", HOUSEHOLD, "小店"),
    ],
)
def test_mask_holder(name, code, shown):
    assert mask_holder(name, credit_code=code) == shown


@pytest.mark.parametrize(
    ("number", "found"),
    [(HOUSEHOLD, HOUSEHOLD), ("430182190001010009", ""), ("", ""), ("92430182XX0000035E", "")],
)
def test_only_a_credit_code_goes_on(number, found):
    assert find_credit_code(number) == found


FIRST, LAST = date(2026, 11, 24), date(2031, 11, 23)


@pytest.mark.parametrize(
    ("state", "until", "day", "standing"),
    [
        (ResultState.VALID, None, FIRST, Standing.VALID),
        (ResultState.VALID, None, date(2100, 1, 1), Standing.VALID),
        (ResultState.VALID, LAST, LAST, Standing.VALID),
        (ResultState.VALID, LAST, date(2031, 11, 24), Standing.EXPIRED),
        (ResultState.VALID, LAST, date(2026, 11, 23), Standing.NOT_YET),
        (ResultState.REVOKED, None, FIRST, Standing.REVOKED),
        (ResultState.WITHDRAWN, None, FIRST, Standing.WITHDRAWN),
        (ResultState.CANCELLED, LAST, date(2031, 11, 24), Standing.CANCELLED),
        (ResultState.REPLACED, None, FIRST, Standing.REPLACED),
    ],
)
def test_standing(state, until, day, standing):
    assert find_standing(state=state, valid_from=FIRST, valid_until=until, day=day) is standing


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("营业执照(正副本/电子营业执照)", "营业执照"),
        ("食品经营许可证 (有效期5年: 食品安全法实施条例 art.15)", "食品经营许可证"),
        ("许可证\uff08副本\uff09", "许可证"),
        ("备案回执", "备案回执"),
        ("(无名)", "(无名)"),
    ],
)
def test_title_drops_the_remark(name, title):
    assert print_title(name) == title


def make_planned(**changes):
    """Return a planned result with changes to its order."""
    order = make_order(data_key_id=uuid4(), **changes)
    return PlannedResult(
        id=uuid4(), identifier="1.2.3", ordered=order, planned_at=datetime(2026, 11, 24, tzinfo=UTC)
    )


def test_sheet_says_days_as_people_do_and_nothing_twice():
    rows = [
        ["单位名称", "宁乡市小炉灶餐饮店"],
        ["统一社会信用代码", HOUSEHOLD],
        ["成立日期", "2026-11-04"],
        ["编", "2026-99-99"],
    ]
    planned = make_planned(data={"number": "1 号", "rows": rows}, valid_until=date(2031, 11, 23))
    sheet = make_sheet(planned, verify_at="http://127.0.0.1/v/1.2.3")
    assert sheet["rows"] == [["成立日期", "2026年11月4日"], ["编", "2026-99-99"]]
    assert sheet["validity"] == "2026年11月24日至2031年11月23日"
    assert (sheet["number"], sheet["holder_number"], sheet["qr"]) == (
        "1 号",
        HOUSEHOLD,
        "http://127.0.0.1/v/1.2.3",
    )


def test_an_identity_number_is_neither_printed_nor_signed():
    planned = make_planned(holder_name="王小明", holder_number="430182190001010009")
    assert "430182190001010009" not in str(make_sheet(planned, verify_at="x"))
    assert b"430182190001010009" not in make_signed_data(planned, document_sm3="0" * 64)


def test_signed_data_are_canonical_and_complete():
    planned = make_planned(data={"number": "1 号", "rows": []})
    assert make_signed_data(planned, document_sm3="ab").decode() == (
        '{"data":{"number":"1 号","rows":[]},"demonstration":true,"document_sm3":"ab",'
        '"holder":{"credit_code":"92430182XX0000035D","name":"宁乡市小炉灶餐饮店"},"identifier":"1.2.3",'
        '"issued_on":"2026-11-24","issuer":{"code":"11430182XX0000051E","name":"宁乡市市场监督管理局"},'
        '"matter":{"code":"YJS-002/M02","name":"食品经营许可(新办)"},"result_name":"食品经营许可证",'
        '"schema":"onething.result/1","valid_until":null}'
    )


def test_another_document_is_other_signed_data():
    planned = make_planned()
    other = replace(planned, identifier="1.2.4")
    assert (
        len({make_signed_data(one, document_sm3=digest) for one in (planned, other) for digest in ("a", "b")})
        == 4
    )
