"""What can be filled in at the desk and in a workbook is all that a package can hold, no more and no less."""

from typing import Any

import pytest

from onething.catalogue.part_fields.of_form_field import ELEMENT_FIELDS, LINE_FIELDS
from onething.catalogue.part_fields.of_material import MATERIAL_FIELDS
from onething.catalogue.part_fields.of_matter import FORM_FIELDS, MATTER_FIELDS
from onething.catalogue.part_fields.of_thing import OPTION_FIELDS, QUESTION_FIELDS, THING_FIELDS
from onething.catalogue.part_fields.putting import put_text
from onething.catalogue.part_fields.shapes import PartField, Shape
from onething.catalogue.part_fields.texts import UnreadableTextError, read_text, write_text
from onething.catalogue.rules.shapes import get_schema

THING, ELEMENTS, FORMS = get_schema("thing"), get_schema("elements"), get_schema("forms")
FORM = FORMS["additionalProperties"]
# What is edited elsewhere: the parts of a part, what follows from something else.
KINDS = {
    "thing": (THING_FIELDS, THING, {"matters", "situations"}),
    "matter": (MATTER_FIELDS, THING["$defs"]["matter"], {"materials"}),
    "material": (MATERIAL_FIELDS, THING["$defs"]["material"], set()),
    "question": (QUESTION_FIELDS, THING["$defs"]["question"], {"multi"}),
    "option": (OPTION_FIELDS, THING["$defs"]["option"], set()),
    "form": (FORM_FIELDS, FORM, {"fields"}),
    "line": (LINE_FIELDS, FORM["properties"]["fields"]["items"], {"element"}),
    "element": (ELEMENT_FIELDS, ELEMENTS["items"], set()),
}


def resolve(schema: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference inside thing.schema.json; elements and forms have none that matter here."""
    name = schema.get("$ref", "").rpartition("/")[2]
    return THING["$defs"].get(name, schema) if name else schema


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_a_package_can_be_filled_in_and_no_other(kind):
    fields, schema, elsewhere = KINDS[kind]
    assert {one.key for one in fields} == set(schema["properties"]) - elsewhere
    assert {one.key for one in fields if one.needed} == set(schema["required"]) - elsewhere


def list_choices() -> list[tuple[str, PartField, dict[str, Any]]]:
    found = []
    for kind, (fields, schema, _) in KINDS.items():
        for one in fields:
            inner = resolve(schema["properties"][one.key])
            found.append((f"{kind}.{one.key}", one, inner))
            columns = resolve(inner.get("items") or inner.get("additionalProperties") or inner)
            for column in one.columns:
                if column.key in columns.get("properties", {}):
                    found.append(
                        (f"{kind}.{one.key}.{column.key}", column, resolve(columns["properties"][column.key]))
                    )
    return found


@pytest.mark.parametrize(
    ("name", "field", "schema"), list_choices(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_what_is_offered_is_what_a_package_takes(name, field, schema):
    if field.shape is Shape.CHOICE:
        assert {value for value, _ in field.choices} == {one for one in schema["enum"] if one is not None}, (
            name
        )
    if field.shape is Shape.CHOICES and "enum" in schema["items"]:
        assert {value for value, _ in field.choices} == set(schema["items"]["enum"]), name
    takes_null = "null" in schema.get("type", []) or None in schema.get("enum", [])
    assert not field.nullable or takes_null, f"{name} is no null in a package"
    if "maxLength" in schema:
        assert field.longest <= schema["maxLength"] or field.shape is not Shape.TEXT, name


def test_every_column_of_a_list_can_be_filled_in():
    for kind, (fields, schema, _) in KINDS.items():
        for one in fields:
            inner = resolve(schema["properties"][one.key])
            columns = resolve(inner.get("items") or inner.get("additionalProperties") or inner)
            if one.columns and kind != "option" and one.key != "options":
                assert {column.key for column in one.columns} - {"key"} == set(columns["properties"]), one.key


INTEGER = PartField("n", "n", Shape.INTEGER)
TABLE = (
    (INTEGER, "20", 20),
    (INTEGER, " -3 ", -3),
    (INTEGER, "", None),
    (PartField("f", "f", Shape.FLAG), "", False),
    (PartField("f", "f", Shape.FLAG), "是", True),
    (PartField("y", "y", Shape.YES_NO), "否", False),
    (PartField("y", "y", Shape.YES_NO), "", None),
    (PartField("d", "d", Shape.DAY), "2026-02-28", "2026-02-28"),
    (PartField("e", "e", Shape.END), "50", 50),
    (PartField("e", "e", Shape.END), "2026-01-31", "2026-01-31"),
    (PartField("c", "c", Shape.CHOICE, choices=(("here", "本平台"),)), "本平台", "here"),
    (
        PartField("c", "c", Shape.CHOICES, choices=(("fee_paid", "费用已缴"),)),
        "费用已缴、x",
        ["fee_paid", "x"],
    ),
    (PartField("m", "m", Shape.MATTERS), "M01，M02\nM02", ["M01", "M02"]),
    (PartField("t", "t", Shape.TEXTS), " 一、二 \n\n三", ["一、二", "三"]),
    (PartField("p", "p", Shape.PAIRS), "1=男=雄\n2=女", [["1", "男=雄"], ["2", "女"]]),
)


@pytest.mark.parametrize(("field", "text", "value"), TABLE)
def test_a_text_is_read(field, text, value):
    assert read_text(field, text) == value


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (INTEGER, "二十"), (INTEGER, "1.5"), (INTEGER, "９"), (INTEGER, "9" * 17), (INTEGER, "20日"),
        (PartField("d", "d", Shape.DAY), "2026-02-30"), (PartField("d", "d", Shape.DAY), "2026/2/3"),
        (PartField("c", "c", Shape.CHOICE, choices=(("a", "甲"),)), "乙"), (PartField("f", "f", Shape.FLAG), "也许"),
        (PartField("p", "p", Shape.PAIRS), "男"), (PartField("p", "p", Shape.PAIRS), "1="),
    ],
)  # fmt: skip
def test_a_text_that_is_no_value_says_what_to_write(field, text):
    with pytest.raises(UnreadableTextError, match=r"[\u4e00-\u9fff]"):
        read_text(field, text)


@pytest.mark.parametrize(
    ("before", "field", "text", "after"),
    [
        ({}, INTEGER, "", {}),
        ({"n": None}, INTEGER, "", {"n": None}),
        ({"n": 3}, INTEGER, "", {}),
        ({"n": 3}, PartField("n", "n", Shape.INTEGER, nullable=True), "", {"n": None}),
        ({"n": 3}, INTEGER, "4", {"n": 4}),
        ({"w": " a\r\nb "}, PartField("w", "w", Shape.LONG_TEXT), "a\nb", {"w": " a\r\nb "}),
        ({}, PartField("w", "w", Shape.CHOICE, choices=(("x", "x"),), default="x"), "x", {}),
        ({}, PartField("w", "w", Shape.TEXT, needed=True), "", {"w": ""}),
        ({"f": False}, PartField("f", "f", Shape.FLAG), "", {"f": False}),
        ({"f": True}, PartField("f", "f", Shape.FLAG), "", {}),
        ({"f": True}, PartField("f", "f", Shape.FLAG, needed=True), "", {"f": False}),
        ({"y": True}, PartField("y", "y", Shape.YES_NO), "false", {"y": False}),
        ({"x": 1}, PartField("l", "l", Shape.MATTERS, needed=True), "", {"x": 1, "l": []}),
    ],
)
def test_what_was_not_touched_stays_as_it_was(before, field, text, after):
    raw = dict(before)
    put_text(raw, field=field, text=text)
    assert raw == after


def test_every_field_says_what_is_wanted_there():
    silent = [
        f"{kind}.{one.key}"
        for kind, (fields, _, _) in KINDS.items()
        for one in fields
        if not (one.label and (one.wants or one.standard or one.suggestions))
    ]
    assert silent == []
    assert write_text(INTEGER, 5) == "5"
