"""Forms of parts: a form sent back untouched changes nothing, whatever the package holds; what was typed is what is read."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.catalogue.contracts import Part, PartKind
from onething.catalogue.part_fields.of_material import MATERIAL_FIELDS
from onething.catalogue.part_fields.of_matter import MATTER_FIELDS
from onething.catalogue.part_fields.shapes import PartField, Shape
from onething.catalogue.rules.parts import find_part
from onething.desk.studio.editors import name_input, read_texts, write_texts
from onething.desk.studio.typed import read_part, write_part
from tests.catalogue.packages import demonstration_package


def as_a_browser_sends(texts: dict[str, str]) -> dict[str, str]:
    """What a browser makes of inputs: no empty boxes, its own line ends, no line break in a line."""
    return {name: text.replace("\r\n", "\n").replace("\r", "") for name, text in texts.items() if text}


def list_parts(content: dict[str, Any]) -> list[Part]:
    thing = content["thing"]
    parts = [Part(PartKind.THING), *(Part(PartKind.QUESTION, key=one["key"]) for one in thing["situations"])]
    for matter in thing["matters"]:
        number, fields = matter["id"], content["forms"][f"{thing['code']}/{matter['id']}"]["fields"]
        parts.append(Part(PartKind.MATTER, matter=number))
        parts += [
            Part(PartKind.MATERIAL, matter=number, index=place) for place in range(len(matter["materials"]))
        ]
        parts += [Part(PartKind.FIELD, matter=number, index=place) for place in range(len(fields))]
    return parts


@pytest.mark.parametrize("code", sorted(demonstration_package().contents))
def test_a_form_sent_back_untouched_changes_nothing(code):
    content = json.loads(demonstration_package().contents[code])
    parts = list_parts(content)
    assert len(parts) > 10
    for part in parts:
        value = find_part(content, part=part)
        assert value is not None
        texts = as_a_browser_sends(write_texts(part.kind, value=value))
        typed = read_texts(part.kind, value=value, texts=texts, is_new=False)
        assert (typed.value, typed.problems) == (value, {}), part


def value_of(field: PartField) -> st.SearchStrategy[Any]:
    """Anything that a package may hold under a field."""
    words = st.text(
        st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\r\n =0,、"),
        min_size=1,
        max_size=12,
    )
    by_shape: dict[Shape, Any] = {
        Shape.INTEGER: st.integers(0, 99), Shape.FLAG: st.booleans(), Shape.YES_NO: st.booleans(),
        Shape.DAY: st.dates().map(str), Shape.TEXTS: st.lists(words, max_size=3),
        Shape.MATTERS: st.lists(st.sampled_from(["M01", "M02", "M3"]), unique=True),
    }  # fmt: skip
    if field.shape in (Shape.CHOICE, Shape.CHOICES) and field.choices:
        one = st.sampled_from([value for value, _ in field.choices])
        found = one if field.shape is Shape.CHOICE else st.lists(one, unique=True)
    elif field.shape is Shape.GROUP:
        found = record_of(field.columns)
    elif field.shape is Shape.ROWS:
        found = st.lists(record_of(field.columns), max_size=2)
    elif field.shape is Shape.KEYED:
        found = st.dictionaries(st.sampled_from(["visits", "fee"]), record_of(field.columns[1:]))
    else:
        found = by_shape.get(field.shape, words)
    return found | st.none() if field.nullable else found


def record_of(fields: tuple[PartField, ...]) -> st.SearchStrategy[dict[str, Any]]:
    """A record with its needed keys, some of the others, and one that nobody knows."""
    needed = {one.key: value_of(one) for one in fields if one.needed}
    others = {one.key: value_of(one) for one in fields if not one.needed}
    return st.fixed_dictionaries(needed, optional={**others, "x_unknown": st.integers(-9, 9)})


def is_visible(value: Any) -> bool:
    """Whether a form shows anything of a value: a row of blanks cannot be told from no row."""
    if isinstance(value, dict):
        return any(is_visible(one) for key, one in value.items() if not key.startswith("x_"))
    if isinstance(value, list):
        return any(is_visible(one) for one in value)
    return value is True or (isinstance(value, int | str) and value is not False and bool(str(value).strip()))


def rows_are_visible(fields: tuple[PartField, ...], record: dict[str, Any]) -> bool:
    for one in fields:
        value = record.get(one.key) or ()
        rows = list(value.values()) if isinstance(value, dict) and one.shape is Shape.KEYED else value
        if one.shape in (Shape.ROWS,) and not all(is_visible(row) for row in rows):
            return False
    return True


@given(record_of(MATTER_FIELDS))
def test_any_matter_comes_back_untouched(record):
    if rows_are_visible(MATTER_FIELDS, record):
        typed = read_part(
            MATTER_FIELDS, raw=record, texts=as_a_browser_sends(write_part(MATTER_FIELDS, raw=record))
        )
        assert (typed.value, typed.problems) == (record, {})


@given(record_of(MATERIAL_FIELDS))
def test_any_material_comes_back_untouched(record):
    typed = read_part(
        MATERIAL_FIELDS, raw=record, texts=as_a_browser_sends(write_part(MATERIAL_FIELDS, raw=record))
    )
    assert (typed.value, typed.problems) == (record, {})


FEES = next(one for one in MATTER_FIELDS if one.key == "fees")


def read_fees(raw: dict[str, Any], **texts: str):
    return read_part((FEES,), raw=raw, texts={name.replace("_", "."): text for name, text in texts.items()})


def test_rows_are_added_changed_and_taken_out():
    before = {"fees": [{"name": "工本费", "fen": 500, "x": 1}, {"name": "检测费", "basis": "文件"}]}
    typed = read_fees(
        before,
        fees_0_name="",
        fees_0_fen="",
        fees_1_name="检测费",
        fees_1_basis="新文件",
        fees_2_name="查询费",
        fees_3_name=" ",
    )
    assert typed.value == {"fees": [{"name": "检测费", "basis": "新文件"}, {"name": "查询费"}]}
    assert typed.texts["fees.0.name"] == "检测费"
    assert typed.texts["fees.1.name"] == "查询费"
    assert read_fees(before, fees_0_name="", fees_1_name="").value == {}
    wrong = read_fees({}, fees_7_name="工本费", fees_7_fen="五块")
    assert wrong.problems == {"fees.0.fen": "这里要填整数，不带小数、单位和其他文字。"}
    assert wrong.texts["fees.0.fen"] == "五块"


def test_a_special_procedure_in_words_stays_words():
    field = next(one for one in MATTER_FIELDS if one.key == "special_procedures")
    before = {"special_procedures": ["现场核查(计入时限)", {"name": "听证", "counts": False}]}
    texts = write_part((field,), raw=before)
    assert read_part((field,), raw=before, texts=texts).value == before
    changed = read_part((field,), raw=before, texts=texts | {"special_procedures.0.working_days": "5"}).value
    assert changed["special_procedures"][0] == {"name": "现场核查(计入时限)", "working_days": 5}


def test_a_key_of_a_value_is_found_among_the_inputs():
    known = {
        "statutory_days": "",
        "fees.0.name": "",
        "fees": "",
        "form.form_name": "",
        "element.label": "",
        "role": "",
    }
    assert name_input(PartKind.MATTER, key="matter.statutory_days", known=known) == "statutory_days"
    assert name_input(PartKind.MATTER, key="matter.fees.0.name", known=known) == "fees.0.name"
    assert name_input(PartKind.MATTER, key="matter.fees.4.basis", known=known) == "fees"
    assert name_input(PartKind.MATTER, key="form.form_name", known=known) == "form.form_name"
    assert name_input(PartKind.FIELD, key="element.label", known=known) == "element.label"
    assert name_input(PartKind.FIELD, key="field.role", known=known) == "role"
    assert name_input(PartKind.MATTER, key="matter", known=known) == ""


def test_how_a_question_is_answered_and_whether_several_agree():
    value = {"key": "q", "question": "几个？", "multi": False, "options": []}
    texts = write_texts(PartKind.QUESTION, value=value)
    assert texts["kind"] == "single"
    several = read_texts(
        PartKind.QUESTION, value=value, texts=texts | {"kind": "multiple"}, is_new=False
    ).value
    assert (several["multi"], several.get("kind")) == (True, None)
    number = read_texts(PartKind.QUESTION, value=value, texts=texts | {"kind": "number"}, is_new=False).value
    assert (number["multi"], number["kind"]) == (False, "number")
