"""Parts of a content: edits of one part leave the others as they are, and faults are found where they are mended."""

import json
from typing import Any

import pytest

from onething.catalogue.contracts import Doing, Edit, Part, PartKind, PartsRefused
from onething.catalogue.rules.locating import check_edited
from onething.catalogue.rules.parts import apply_edit, digest_part, find_part, make_part
from tests.catalogue.packages import demonstration_package

M01 = Part(PartKind.MATTER, matter="M01")


@pytest.fixture
def content() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(demonstration_package().contents["YJS-002"])
    return found


def put(content: dict[str, Any], part: Part, value: dict[str, Any]) -> dict[str, Any]:
    return apply_edit(content, edit=Edit(part, Doing.PUT, value=value))


def names(content: dict[str, Any], matter: int = 0) -> list[str]:
    return [one["name"] for one in content["thing"]["matters"][matter]["materials"]]


PARTS = (
    Part(PartKind.THING), M01, Part(PartKind.MATERIAL, matter="M01", index=2),
    Part(PartKind.FIELD, matter="M01", index=4), Part(PartKind.QUESTION, key="entity"),
)  # fmt: skip


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.kind.value)
def test_putting_a_part_back_changes_nothing(content, part):
    value = find_part(content, part=part)
    assert value is not None
    assert put(content, part, value) == content


def test_an_edit_changes_its_part_and_nothing_given(content):
    before = json.dumps(content)
    value = find_part(content, part=M01)
    assert value is not None
    value["matter"]["name"] = "设立登记"
    changed = put(content, M01, value)
    assert changed["thing"]["matters"][0]["name"] == "设立登记"
    assert names(changed) == names(content)
    assert changed["forms"] == content["forms"]
    assert json.dumps(content) == before


def test_papers_are_moved_and_taken_out(content):
    second = Part(PartKind.MATERIAL, matter="M01", index=1)
    first, *_ = old = names(content)
    assert names(apply_edit(content, edit=Edit(second, Doing.UP)))[:2] == [old[1], first]
    assert names(apply_edit(content, edit=Edit(second, Doing.DOWN)))[1:3] == [old[2], old[1]]
    top = Part(PartKind.MATERIAL, matter="M01", index=0)
    assert names(apply_edit(content, edit=Edit(top, Doing.UP))) == old
    assert names(apply_edit(content, edit=Edit(second, Doing.REMOVE))) == [first, *old[2:]]


def test_a_new_matter_has_the_next_number_a_form_and_no_paper(content):
    new = make_part(content, part=Part(PartKind.MATTER))
    assert new["matter"]["id"] == "M07"
    new["matter"] |= {
        "name": "备案",
        "type": "其他行政权力(备案)",
        "department": "教育局",
        "result": "备案回执",
    }
    changed = put(content, Part(PartKind.MATTER), new)
    assert changed["forms"]["YJS-002/M07"] == {"form_name": "备案申请表", "fields": []}
    assert changed["thing"]["matters"][-1]["materials"] == []
    thing, _text = check_edited(changed)
    assert len(thing.thing.matters) == 8


def test_a_matter_that_is_taken_out_is_missed_by_those_who_name_it(content):
    without = apply_edit(content, edit=Edit(M01, Doing.REMOVE))
    assert "YJS-002/M01" not in without["forms"]
    assert not any("YJS-002/M01" in (one.get("produced_by") or []) for one in without["elements"])
    with pytest.raises(PartsRefused) as refused:
        check_edited(without)
    named = {fault.part for fault in refused.value.faults}
    assert any(part is not None and part.kind is PartKind.QUESTION for part in named)
    assert any(part is not None and part.kind is PartKind.MATTER for part in named)
    assert not any(fault.sentence == "" for fault in refused.value.faults)


def test_a_new_field_brings_its_element(content):
    new = make_part(content, part=Part(PartKind.FIELD, matter="M01"))
    new["field"]["element"] = "odd_colour"
    new["element"] |= {"code": "odd_colour", "label": "门面颜色"}
    thing, text = check_edited(put(content, Part(PartKind.FIELD, matter="M01"), new))
    assert thing.elements["odd_colour"].label == "门面颜色"
    last = len(json.loads(text)["forms"]["YJS-002/M01"]["fields"]) - 1
    gone = apply_edit(
        json.loads(text), edit=Edit(Part(PartKind.FIELD, matter="M01", index=last), Doing.REMOVE)
    )
    assert "odd_colour" not in check_edited(gone)[0].elements


FAULTS = (
    (M01, ("matter", "statutory_unit"), None, M01, "matter.statutory_days"),
    (M01, ("matter", "name"), " ", M01, "matter.name"),
    (M01, ("matter", "depends_on"), ["M99"], M01, "matter.depends_on.0"),
    (M01, ("form", "form_name"), 5, M01, "form.form_name"),
    (PARTS[2], ("necessity",), "也许", PARTS[2], "necessity"),
    (PARTS[3], ("field", "only_when"), "entity=nobody", PARTS[3], "field.only_when"),
    (PARTS[3], ("element", "max_length"), 0, None, "element.max_length"),
    (PARTS[4], ("options", 0, "value"), "a b", PARTS[4], "options.0.value"),
    (PARTS[0], ("visits_basis",), None, PARTS[0], "visits_basis"),
)


@pytest.mark.parametrize(
    ("part", "way", "wrong", "found_in", "key"), FAULTS, ids=lambda value: str(value)[:40]
)
def test_a_fault_is_found_in_its_part(content, part, way, wrong, found_in, key):
    value = find_part(content, part=part)
    assert value is not None
    inner: Any = value
    for step in way[:-1]:
        inner = inner[step]
    inner[way[-1]] = wrong
    with pytest.raises(PartsRefused) as refused:
        check_edited(put(content, part, value))
    found = [(fault.part, fault.key) for fault in refused.value.faults]
    if found_in is None:  # an element is mended with the first line that asks it
        assert any(place is not None and place.kind is part.kind and name == key for place, name in found)
    else:
        assert (found_in, key) in found


def test_a_digest_tells_values_apart(content):
    one, other = (find_part(content, part=part) for part in PARTS[:2])
    assert digest_part(one) != digest_part(other)
    assert digest_part(one) == digest_part(find_part(content, part=PARTS[0]))
    assert digest_part(None) == ""
    assert find_part(content, part=Part(PartKind.MATERIAL, matter="M01", index=99)) is None
    assert find_part(content, part=Part(PartKind.QUESTION, key="nobody")) is None
    assert find_part(content, part=Part(PartKind.MATTER, matter="M99")) is None
