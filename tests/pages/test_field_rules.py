"""What a value must be like stands at its field and in the sentence that refuses it: for the whole demonstration."""

from datetime import date

import pytest

from onething.cases import field_words
from onething.cases.rules.values import check_value
from onething.catalogue.contracts import Element, ElementType
from onething.kernel.errors import Refusal
from onething.pages.applying.fields import entry_of, say_rule
from tests.catalogue.packages import demonstration_package

TODAY = date(2026, 3, 2)
ELEMENTS = {code: one for thing in demonstration_package().things for code, one in thing.elements.items()}
BOUND = sorted(code for code, one in ELEMENTS.items() if one.pattern)
FREE = [code for code in BOUND if ELEMENTS[code].type is ElementType.TEXT]


def definition_of(element: Element) -> dict:
    """The element as a plan holds it."""
    return {"type": str(element.type), "example": element.example, "hint": element.hint}


def test_the_demonstration_has_patterns_of_many_kinds():
    assert {"bank_account_no", "industry_code", "property_unit_no"} <= set(FREE)
    assert len(BOUND) > 15


@pytest.mark.parametrize("code", BOUND)
def test_every_pattern_is_said_in_words_at_its_field(code):
    said = say_rule(definition_of(ELEMENTS[code]))
    assert said
    assert ELEMENTS[code].example is None or f"例如 {ELEMENTS[code].example}。" in said
    assert code not in FREE or "例如" in said


@pytest.mark.parametrize("code", FREE)
def test_an_example_is_lawful_and_the_refusal_shows_it(code):
    element = ELEMENTS[code]
    check_value(element, value=element.example, on_day=TODAY)
    with pytest.raises(Refusal) as refused:
        check_value(element, value="不对", on_day=TODAY)
    assert element.example in refused.value.sentence
    assert element.hint in refused.value.sentence


@pytest.mark.parametrize("kind", [ElementType.MOBILE, ElementType.POSTCODE, ElementType.EMAIL])
def test_other_kinds_say_what_they_are(kind):
    with pytest.raises(Refusal) as refused:
        check_value(Element("x", "栏目", kind), value="12", on_day=TODAY)
    assert any(word in refused.value.sentence for word in ("11 位", "6 位", "@"))
    assert field_words.RULE_UNSAID not in refused.value.sentence


FIELD = {
    "key": "subject.industry_code", "label": "行业类别", "type": "text", "example": "I6210", "hint": "门类字母加数字。",
    "asked_by": ["M1", "M2"], "labels": {"M1": "行业", "M2": "行业类别"}, "required": True,
}  # fmt: skip
NAMES = {"M1": "市场监督管理局", "M2": "税务局"}


def test_what_departments_call_it_folds_and_at_the_counter_it_does_not():
    folded = entry_of(FIELD, value=None, departments=NAMES).piece
    assert (folded.hint, folded.folded) == ("例如 I6210。门类字母加数字。", ("市场监督管理局的表上叫“行业”",))
    plain = entry_of(FIELD, value=None, departments=NAMES, folded=False).piece
    assert (plain.hint, plain.folded) == ("例如 I6210。门类字母加数字。市场监督管理局的表上叫“行业”。", ())


def test_a_column_of_a_table_shows_its_example():
    column = {"element": "mobile_phone", "label": "联系电话", "type": "text", "example": "13900000001"}
    table = FIELD | {"type": "table", "columns": [column]}
    ((cell,),) = entry_of(table, value=None, departments=NAMES).piece.rows
    assert cell.hint == "例如 13900000001。"
