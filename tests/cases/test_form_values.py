"""The one form as a whole: pairs of fields, order of days, tables, keys that nobody asked."""

from datetime import date

import pytest

from onething.cases.rules.form_values import check_form, check_keys
from onething.catalogue.contracts import ElementType
from onething.kernel.canonical import canonical_json
from tests.cases.elements import ask, make_element, make_field

TODAY = date(2026, 3, 2)
CARD = "430182190001010009"
CODE = "91430182XX0000019T"
SHAREHOLDER = {
    "citizen_name": "演示乙",
    "id_document_type": "111",
    "id_document_number": CARD,
    "contribution_amount": "10",
    "contribution_mode": ["cash"],
    "contribution_date": "2027-01-01",
    "share_ratio": "60.5",
}


def problems_of(fields, values, *, whole=False):
    return [(one.field, one.code) for one in check_form(fields, values=values, on_day=TODAY, whole=whole)]


@pytest.mark.parametrize(
    ("kind", "number", "code"),
    [
        (None, CARD, None),
        (None, "E12345678", "identifier.citizen_number.length"),
        ("", "E12345678", "identifier.citizen_number.length"),
        ("111", CARD, None),
        ("111", "430182190001010008", "identifier.citizen_number.check_character"),
        ("414", "E12345678", None),
        ("414", "!", "identifier.document_number.form"),
        ("516", "H12345678", None),
    ],
)
def test_an_identity_number_follows_gb_11643_only_with_the_identity_card(kind, number, code):
    fields = ask("legal_rep_id_type", "legal_rep_id_number")
    values = {"legal_rep_id_type": kind, "legal_rep_id_number": number}
    assert problems_of(fields, values) == ([("form.legal_rep_id_number", code)] if code else [])


def test_a_kind_of_no_meaning_is_a_problem_of_the_kind():
    fields = ask("legal_rep_id_type", "legal_rep_id_number")
    for kind in (["111"], 10**5000, True, "999"):
        found = problems_of(fields, {"legal_rep_id_type": kind, "legal_rep_id_number": CARD})
        assert ("form.legal_rep_id_type", "cases.form.choice") in found


@pytest.mark.parametrize(
    ("kind", "name", "is_lawful"),
    [
        ("111", "演示乙", True),
        ("111", "演示2乙", False),  # the identity card prints no figure in a name
        ("414", "O'NEILL, JOHN", True),
        ("414", "JOHN 2", False),
        ("901", "演示2号（宁乡）有限公司", True),  # a company may have one
        (None, "<script>alert(1)</script>", False),
        ("901", "<script>alert(1)</script>", False),
    ],
)
def test_a_name_is_one_that_its_document_can_bear(kind, name, is_lawful):
    fields = ask("legal_rep_name")
    values = {"legal_rep_name": name, "legal_rep_id_number": CARD, "legal_rep_id_type": kind}
    assert problems_of(fields, values) == ([] if is_lawful else [("form.legal_rep_name", "cases.form.name")])


@pytest.mark.parametrize(
    ("name", "is_lawful"),
    [("7天优品（演示路店）", True), ("<script>", False), ("{{店}}", False), ("123", False)],
)
def test_a_name_on_a_licence_holds_no_signs_of_programs(name, is_lawful):
    for code in ("enterprise_name", "premises_name"):
        found = problems_of(ask(code), {code: name})
        assert found == ([] if is_lawful else [(f"form.{code}", "cases.form.name")])


def test_of_a_rows_names_only_the_persons_is_a_persons():
    fields = ask("shareholders", "equipment_list")
    columns = {column.code for field in fields for column in field.columns}
    assert {"citizen_name", "item_name"} <= columns
    values = {
        "shareholders": [SHAREHOLDER | {"citizen_name": "演示2"}],
        "equipment_list": [{"item_name": "蒸箱2型"}],
    }
    assert problems_of(fields, values) == [("form.shareholders", "cases.form.name")]


def test_the_kind_of_another_person_says_nothing():
    fields = ask("legal_rep_id_type", "agent_id_number")
    values = {"legal_rep_id_type": "414", "agent_id_number": "E12345678"}
    assert problems_of(fields, values) == [("form.agent_id_number", "identifier.citizen_number.length")]


@pytest.mark.parametrize(
    ("start", "end", "is_lawful"),
    [
        ("2026-01-01", "2029-01-01", True),
        ("2026-01-01", "2026-01-01", True),
        ("2026-01-01", "2025-12-31", False),
        ("10000-01-01", "2026-01-01", True),  # no day at all: told as such, not as a wrong order
        ("x", "2026-01-01", True),
        (["2026-01-01"], "2025-01-01", True),
        (None, "2025-01-01", True),
    ],
)
def test_a_lease_ends_not_before_it_begins(start, end, is_lawful):
    found = problems_of(ask("lease_from", "lease_until"), {"lease_from": start, "lease_until": end})
    assert (("form.lease_until", "cases.form.order") in found) is not is_lawful


@pytest.mark.parametrize("value", [None, "", "  ", []])
def test_an_empty_required_field_counts_only_for_the_whole(value):
    fields = ask("enterprise_name", required=True)
    values = {} if value is None else {"enterprise_name": value}
    assert problems_of(fields, values) == []
    assert problems_of(fields, values, whole=True) == [("form.enterprise_name", "cases.form.missing")]
    assert problems_of(ask("enterprise_name"), values, whole=True) == []


def test_what_is_filled_from_elsewhere_is_neither_missed_nor_checked():
    element = make_element(ElementType.USCC, code="uscc")
    field = make_field(element, required=True, filled_from="result:YJS-002/M01")
    assert problems_of([field], {}, whole=True) == []
    assert problems_of([field], {"uscc": "nonsense"}, whole=True) == []


@pytest.mark.parametrize(("value", "problems"), [(True, []), (False, ["must_agree"]), ("是", ["boolean"])])
def test_the_commitment_to_truth_must_be_given(value, problems):
    found = problems_of(ask("truth_commitment", required=True), {"truth_commitment": value}, whole=True)
    assert [code for _field, code in found] == [f"cases.form.{one}" for one in problems]


def test_every_problem_is_told_at_once():
    fields = ask("enterprise_name", "legal_rep_mobile", "employee_count", required=True)
    found = problems_of(fields, {"legal_rep_mobile": "1", "employee_count": "-1"}, whole=True)
    assert found == [
        ("form.enterprise_name", "cases.form.missing"),
        ("form.legal_rep_mobile", "cases.form.pattern"),
        ("form.employee_count", "cases.form.too_small"),
    ]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, None),
        ({"id_document_type": "901", "id_document_number": CODE}, None),  # a company holds shares
        (
            {"id_document_type": "901", "id_document_number": "91430182XX00000190"},
            "identifier.credit_code.check_character",
        ),
        ({"id_document_type": "414", "id_document_number": "E12345678"}, None),
        ({"id_document_number": "430182190001010008"}, "identifier.citizen_number.check_character"),
        (
            {"id_document_type": "", "id_document_number": "430182209901010019"},
            "identifier.citizen_number.birth_date_future",
        ),
        ({"id_document_type": "999"}, "cases.form.choice"),
        ({"id_document_type": 10**5000}, "cases.form.choice"),
        ({"contribution_amount": 1.5}, "cases.form.number"),
        ({"contribution_date": "2027-02-30"}, "cases.form.date"),
        ({"share_ratio": "100.5"}, "cases.form.too_large"),
        ({"citizen_name": "乙😀"}, "cases.form.characters"),
        ({"citizen_name": "字" * 300}, "cases.form.too_long"),
        ({"age": 30}, "cases.form.field_unknown"),
        ({"\ud800": 30}, "cases.form.field_unknown"),
        (dict.fromkeys(SHAREHOLDER, ""), "cases.form.rows"),
    ],
)
def test_a_row_of_a_table_is_checked_like_a_form(change, code):
    values = {"shareholders": [SHAREHOLDER, {**SHAREHOLDER, **change}]}
    found = check_form(ask("shareholders"), values=values, on_day=TODAY, whole=True)
    assert [one.code for one in found] == ([code] if code else [])
    for one in found:
        assert one.field == "form.shareholders"
        assert "第2行" in one.sentence
        assert one.sentence.encode()


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("x", "rows"),
        ({}, "rows"),
        (["x"], "rows"),
        ([[]], "rows"),
        ([{}], "rows"),
        ([SHAREHOLDER] * 200, None),
        ([SHAREHOLDER] * 201, "too_many_rows"),
    ],
)
def test_a_table_has_rows_and_not_too_many(rows, code):
    found = problems_of(ask("shareholders"), {"shareholders": rows})
    assert [one for _field, one in found] == ([f"cases.form.{code}"] if code else [])


def nested(depth):
    value = "甲"
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("value", "is_storable"),
    [
        ("甲\x00", True),  # kept as typed, and told to be unlawful
        ([SHAREHOLDER], True),
        (2**53 - 1, True),
        (nested(6), True),
        (2**53, False),
        (-(2**60), False),
        (1.5, False),
        (float("nan"), False),
        ("\ud83d", False),
        ([{"\ud83d": 1}], False),
        ({"a": ["甲", 1.5]}, False),
        (nested(7), False),
        (nested(900), False),
    ],
)
def test_what_cannot_be_kept_as_canonical_json_is_told_before_it_is_kept(value, is_storable):
    found = check_keys(ask("enterprise_name"), values={"enterprise_name": value})
    assert [one.code for one in found] == ([] if is_storable else ["cases.form.not_storable"])
    if is_storable:
        assert canonical_json(value)


@pytest.mark.parametrize("key", ["uscc", "x" * 500, "\ud800", "", "enterprise_name\x00"])
def test_a_key_the_form_does_not_ask_is_named(key):
    fields = [
        *ask("enterprise_name"),
        make_field(make_element(ElementType.USCC, code="uscc"), filled_from="x"),
    ]
    (found,) = check_keys(fields, values={"enterprise_name": "甲", key: "乙"})
    assert found.code == "cases.form.field_unknown"
    assert len(found.sentence.encode()) < 400
    assert len(found.field.encode()) < 200
