"""Forms of parts: a form sent back untouched changes nothing, whatever the package holds; what was typed is what is read."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.catalogue.contracts import Doing, Edit, Part, PartFault, PartKind, PartsRefused
from onething.catalogue.part_fields.of_material import MATERIAL_FIELDS
from onething.catalogue.part_fields.of_matter import MATTER_FIELDS
from onething.catalogue.part_fields.shapes import PartField, Shape
from onething.catalogue.rules.locating import check_edited
from onething.catalogue.rules.parts import apply_edit, find_part, make_part
from onething.desk.studio.editors import label_input, name_input, read_texts, write_texts
from onething.desk.studio.typed import read_part, write_part
from tests.catalogue.packages import demonstration_package
from tests.factories.part_records import patiently, record_of


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
@patiently
def test_any_matter_comes_back_untouched(record):
    if rows_are_visible(MATTER_FIELDS, record):
        typed = read_part(
            MATTER_FIELDS, raw=record, texts=as_a_browser_sends(write_part(MATTER_FIELDS, raw=record))
        )
        assert (typed.value, typed.problems) == (record, {})


@given(record_of(MATERIAL_FIELDS))
@patiently
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


ODD = st.sampled_from(
    ["", " ", "\0", "x" * 6000, "9" * 21, "-1", "a/b", "..", "=", "~", "M99", "M01\nM02", "true", "是", "２", "[", "(?i)x",
     "1=男\n2", "entity=partnership", "2026-02-30", "😀", "\u2028"]
)  # fmt: skip
MORE = (
    "fees.0.name",
    "fees.77777.fen",
    "options.9.gate.reason",
    "figures.0.key",
    "codes..level",
    "options.x.y",
    "element.choices",
)
KINDS = (
    Part(PartKind.THING), Part(PartKind.QUESTION, key="entity"), Part(PartKind.QUESTION), Part(PartKind.MATTER, matter="M01"),
    Part(PartKind.MATTER), Part(PartKind.MATERIAL, matter="M01", index=0), Part(PartKind.MATERIAL, matter="M01"),
    Part(PartKind.FIELD, matter="M01", index=0), Part(PartKind.FIELD, matter="M01"),
)  # fmt: skip


@given(st.sampled_from(KINDS), st.lists(st.tuples(st.integers(0, 500), ODD), min_size=1, max_size=6))
@patiently
def test_whatever_is_typed_is_kept_or_refused_by_sentences_at_inputs(part, changes):
    content = json.loads(demonstration_package().contents["YJS-002"])
    value = make_part(content, part=part) if part.is_new else find_part(content, part=part)
    assert value is not None
    texts = write_texts(part.kind, value=value)
    names = [*texts, *MORE]
    texts |= {names[number % len(names)]: text for number, text in changes}
    typed = read_texts(part.kind, value=value, texts=texts, is_new=part.is_new)
    assert all(sentence and label_input(part.kind, name=name) for name, sentence in typed.problems.items())
    edited = apply_edit(content, edit=Edit(part, Doing.PUT, value=typed.value))
    faults = list_faults(edited)
    assert all(fault.sentence for fault in faults)
    own = [fault for fault in faults if fault.part is not None and fault.part.kind is part.kind]
    assert all(
        name_input(part.kind, key=fault.key, known=texts) in ("", *texts, *heads(texts)) for fault in own
    )


def list_faults(content: dict[str, Any]) -> tuple[PartFault, ...]:
    try:
        check_edited(content)
    except PartsRefused as refusal:
        return refusal.faults
    return ()


def heads(texts: dict[str, str]) -> set[str]:
    return {name.partition(".")[0] for name in texts}
