"""One value of one element: for every type what is lawful, what is not, and with which code."""

from datetime import date

import pytest

from onething.cases.rules.values import check_value, is_empty
from onething.catalogue.contracts import ElementType as T
from onething.kernel.errors import Refusal
from tests.cases.elements import make_element

TODAY = date(2026, 3, 2)
CARD = "430182190001010009"
CODE = "91430182XX0000019T"


def refusal_of(element, value, **facts):
    try:
        check_value(element, value=value, on_day=TODAY, **facts)
    except Refusal as refusal:
        return refusal.code if refusal.sentence else "no sentence"
    return None


GOOD = [
    (T.TEXT, "湘味小馆（宁乡店）"),
    (T.TEXT, "䶮"),  # U+4DAE, extension A: a name of a real person
    (T.TEXT, "𠀀𪜶\U0002b740\U0002ceb0"),  # extensions B to F
    (T.TEXT, "\U00030000\U00031350\U0002ebf0\U000323b0"),  # G, H, I, J: newer than Python's tables
    (T.TEXT, "葛\U000e0100"),  # an ideographic variant
    (T.TEXT, "★老店☆ No.1 ㎡ ℃ ① 〇 ㈱ ♂♀ ®"),  # writing, not pictures
    (T.TEXT, "Café Müller"),
    (T.TEXT, "字" * 200),
    (T.LONG_TEXT, "第一行\n第二行\t制表"),
    (T.LONG_TEXT, "字" * 1000),
    (T.ADDRESS, "湖南省长沙市宁乡市玉潭街道演示路1号"),
    (T.CHOICE, "a"),
    (T.MULTI_CHOICE, ["a"]),
    (T.MULTI_CHOICE, ["b", "a"]),
    (T.BOOLEAN, True),
    (T.BOOLEAN, False),
    (T.DATE, "2024-02-29"),
    (T.DATE, "2099-12-31"),  # a lease may end late
    (T.INTEGER, 12),
    (T.INTEGER, "12"),
    (T.INTEGER, "12.0"),
    (T.INTEGER, "１２"),  # a Chinese keyboard writes wide digits
    (T.INTEGER, 10**12),
    (T.DECIMAL, "120.5"),
    (T.DECIMAL, "-3.25"),
    (T.DECIMAL, 7),
    (T.MONEY, "10"),
    (T.CITIZEN_ID, CARD),
    (T.MOBILE, "13900000001"),
    (T.EMAIL, "demonstration@example.org"),
    (T.POSTCODE, "410600"),
    (T.USCC, CODE),
    (T.PERSON, {"name": "演示乙", "id_number": CARD, "mobile": "13900000001"}),
]

BAD = [
    (T.TEXT, "\x00", "characters"),
    (T.TEXT, "店\x00", "characters"),
    (T.TEXT, "一\n二", "characters"),
    (T.TEXT, "好吃😀", "characters"),
    (T.TEXT, "👍🏽", "characters"),
    (T.TEXT, "\U0001f3fd", "characters"),  # a skin tone alone
    (T.TEXT, "❤️", "characters"),
    (T.TEXT, "1️⃣", "characters"),
    (T.TEXT, "⌚", "characters"),
    (T.TEXT, "\ud83d", "characters"),  # half a character
    (T.TEXT, "\ue000", "characters"),  # private use: nobody knows what it shows
    (T.TEXT, "甲\u200b乙", "characters"),  # invisible
    (T.TEXT, "\u202e001", "characters"),  # turns the line round
    (T.TEXT, "\U0002fffe", "characters"),  # never a character
    (T.TEXT, "字" * 300, "too_long"),
    (T.TEXT, 12, "not_text"),
    (T.TEXT, True, "not_text"),
    (T.TEXT, 1.5, "not_text"),
    (T.TEXT, ["甲"], "not_text"),
    (T.TEXT, {"甲": 1}, "not_text"),
    (T.LONG_TEXT, "第一行\x00", "characters"),
    (T.LONG_TEXT, "字" * 1001, "too_long"),
    (T.ADDRESS, "字" * 201, "too_long"),
    (T.CHOICE, "甲", "choice"),  # the label is not the value
    (T.CHOICE, "", "choice"),
    (T.CHOICE, True, "choice"),
    (T.CHOICE, ["a"], "choice"),
    (T.CHOICE, {"a": "a"}, "choice"),
    (T.MULTI_CHOICE, "a", "choice"),
    (T.MULTI_CHOICE, ["a", "c"], "choice"),
    (T.MULTI_CHOICE, ["a", "a"], "choice"),
    (T.MULTI_CHOICE, [["a"]], "choice"),
    (T.BOOLEAN, "true", "boolean"),
    (T.BOOLEAN, 1, "boolean"),
    (T.DATE, "2026-02-30", "date"),
    (T.DATE, "1900-02-29", "date"),
    (T.DATE, "2026-2-1", "date"),
    (T.DATE, "20260201", "date"),
    (T.DATE, "2026-W01-1", "date"),  # ISO weeks have ten characters too
    (T.DATE, "2026-01-31T00:00:00", "date"),
    (T.DATE, "２０２６-01-31", "date"),
    (T.DATE, 20260201, "date"),
    (T.DATE, None, "date"),
    (T.INTEGER, "12.5", "number"),
    (T.INTEGER, True, "number"),  # yes is not one
    (T.INTEGER, "一百", "number"),
    (T.INTEGER, 10**5000, "too_large"),
    (T.INTEGER, -(10**5000), "too_small"),
    (T.DECIMAL, 1.5, "number"),  # a float may print differently elsewhere
    (T.DECIMAL, float("nan"), "number"),
    (T.DECIMAL, float("inf"), "number"),
    (T.DECIMAL, "NaN", "number"),
    (T.DECIMAL, "Infinity", "number"),
    (T.DECIMAL, "1e9", "number"),
    (T.DECIMAL, "1_000", "number"),
    (T.DECIMAL, "1,000", "number"),
    (T.DECIMAL, "٣", "number"),  # digits of another script
    (T.DECIMAL, "9" * 3000, "number"),
    (T.DECIMAL, "1000000000000.1", "too_large"),
    (T.DECIMAL, [1], "number"),
    (T.DECIMAL, {}, "number"),
    (T.MONEY, "十万", "number"),
    (T.MONEY, "9" * 20, "too_large"),
    (T.MOBILE, "12900000001", "pattern"),
    (T.MOBILE, "1390000000", "pattern"),
    (T.MOBILE, "139００００００００1", "pattern"),
    (T.MOBILE, "13900000001\n", "characters"),
    (T.MOBILE, 13900000001, "not_text"),
    (T.EMAIL, "demonstration@", "email"),
    (T.EMAIL, "a@b", "email"),
    (T.EMAIL, "a b@example.org", "email"),
    (T.POSTCODE, "41060", "pattern"),
    (T.POSTCODE, "٤10600", "pattern"),
    (T.PERSON, "演示乙", "person"),
    (T.PERSON, {"name": "演示乙"}, "person"),
    (T.PERSON, {"name": "演示乙", "id_number": CARD, "mobile": ""}, "person"),
    (T.PERSON, {"name": "演示乙", "id_number": CARD, "mobile": 139}, "person"),
    (T.PERSON, {"name": "乙😀", "id_number": CARD, "mobile": "13900000001"}, "characters"),
    (T.PERSON, {"name": "<b>乙乙", "id_number": CARD, "mobile": "13900000001"}, "name"),
    (T.PERSON, {"name": "字" * 51, "id_number": CARD, "mobile": "13900000001"}, "name"),
    (T.PERSON, {"name": "字" * 300, "id_number": CARD, "mobile": "13900000001"}, "too_long"),
    (T.PERSON, {"name": "演示乙", "id_number": CARD, "mobile": "139"}, "pattern"),
    (T.PERSON, {"name": "演示乙", "id_number": CARD, "mobile": "13900000001", "age": 3}, "person"),
    (T.FILE, 3, "not_text"),
]


def number_rows(rows):
    """Names for the rows: the values themselves would not print."""
    return [f"{row[0]}-{index}" for index, row in enumerate(rows)]


@pytest.mark.parametrize(("kind", "value"), GOOD, ids=number_rows(GOOD))
def test_lawful_values(kind, value):
    assert refusal_of(make_element(kind), value) is None


@pytest.mark.parametrize(("kind", "value", "reason"), BAD, ids=number_rows(BAD))
def test_unlawful_values(kind, value, reason):
    assert refusal_of(make_element(kind), value) == f"cases.form.{reason}"


def test_the_tables_know_every_type():
    rows = make_element(T.TABLE)
    assert {kind for kind, *_ in GOOD} | {T.TABLE, T.FILE} == set(T)
    assert {kind for kind, *_ in BAD} | {T.TABLE, T.CITIZEN_ID, T.USCC} == set(T)
    assert refusal_of(rows, "x") == "cases.form.rows"


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("43018219000101000", "length"),
        ("43018219000101000A", "characters"),
        ("990182190001010009", "region"),
        ("430182190002300019", "birth_date"),  # 30 February
        ("430182189912310019", "birth_date"),  # before 1900
        ("430182209901010019", "birth_date_future"),
        ("430182190001010008", "check_character"),
    ],
)
def test_a_citizen_number_is_what_gb_11643_says(value, reason):
    element = make_element(T.CITIZEN_ID)
    assert refusal_of(element, value) == f"identifier.citizen_number.{reason}"
    person = {"name": "演示乙", "id_number": value, "mobile": "13900000001"}
    assert refusal_of(make_element(T.PERSON), person) == f"identifier.citizen_number.{reason}"


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        ("111", CARD, None),
        ("111", "E12345678", "identifier.citizen_number.length"),
        ("414", "E12345678", None),
        ("414", "E1", "identifier.document_number.form"),
        ("516", "H12345678", None),
        ("516", "E12345678", "identifier.document_number.form"),
        ("511", "12345678", None),
        ("511", "H12345678", "identifier.document_number.form"),
        ("553", "ABC123456789012", None),
        ("553", CARD, "identifier.citizen_number.region"),
        ("901", CODE, None),
        ("901", "91430182XX00000190", "identifier.credit_code.check_character"),
        ("113", "家庭户 012", None),  # a household register's number has no published form
        ("113", "012\x00", "cases.form.characters"),
    ],
)
def test_a_document_number_follows_its_kind(kind, value, code):
    element = make_element(T.CITIZEN_ID, max_length=30)
    assert refusal_of(element, value, document_kind=kind) == code


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("91430182XX0000019", "length"),
        ("91430182XX0000019I", "characters"),
        ("91430182XX00000190", "check_character"),
        ("91999999XX0000019T", "region"),
    ],
)
def test_a_credit_code_is_what_gb_32100_says(value, reason):
    assert refusal_of(make_element(T.USCC), value) == f"identifier.credit_code.{reason}"


@pytest.mark.parametrize(
    ("constraints", "value", "reason"),
    [
        ({"minimum": 0}, "-1", "too_small"),
        ({"minimum": 0}, "0", None),
        ({"maximum": 100}, "100.0", None),
        ({"maximum": 100}, "100.01", "too_large"),
        ({"maximum": 0}, "1", "too_large"),
        ({"minimum": 5, "maximum": 12}, "4.9", "too_small"),
    ],
)
def test_numbers_stay_between_their_limits(constraints, value, reason):
    code = refusal_of(make_element(T.DECIMAL, **constraints), value)
    assert code == (f"cases.form.{reason}" if reason else None)


def test_a_limit_of_nought_is_told_as_nought():
    with pytest.raises(Refusal) as refused:
        check_value(make_element(T.DECIMAL, maximum=0, unit="万元"), value="1", on_day=TODAY)
    assert refused.value.sentence == "“栏目”不能大于0万元。"


@pytest.mark.parametrize(
    ("pattern", "value", "is_lawful"),
    [
        (r"^\d{8,30}$", "622200000000000001", True),
        (r"^\d{8,30}$", "1234567", False),
        (r"^\d{8,30}$", "１２３４５６７８", False),  # a published \d means 0 to 9
        (r"^[A-T](\d{2,4})?$", "A01", True),
    ],
)
def test_a_published_pattern_holds(pattern, value, is_lawful):
    code = refusal_of(make_element(T.TEXT, pattern=pattern), value)
    assert code == (None if is_lawful else "cases.form.pattern")


def test_a_birth_date_lies_not_in_the_future():
    birth, other = make_element(T.DATE, code="child_birth_date"), make_element(T.DATE, code="opening_date")
    assert refusal_of(birth, "2026-03-02") is None
    assert refusal_of(birth, "2026-03-03") == "cases.form.future"
    assert refusal_of(other, "2026-03-03") is None


@pytest.mark.parametrize("value", [None, "", "  ", "　", []])
def test_nothing_typed_is_empty(value):
    assert is_empty(value)


@pytest.mark.parametrize("value", [0, False, "0", {}, [""], "\x00"])
def test_something_typed_is_not_empty(value):
    assert not is_empty(value)
