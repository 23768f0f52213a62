"""The parts of a content: found, put in place of another, added, removed, moved. The content given is never changed."""

import copy
from collections.abc import Mapping
from typing import Any

from onething.catalogue.contracts import Doing, Edit, Part, PartKind
from onething.catalogue.rules.beginning import FORM_NAME, make_matter
from onething.catalogue.rules.raw import Raw
from onething.kernel.canonical import canonical_json
from onething.kernel.sm import sm3

Content = Mapping[str, Any]


def find_part(content: Content, *, part: Part) -> Raw | None:
    """Return the value of a part as JSON, None where there is no such part (any more)."""
    finder = {
        PartKind.THING: _find_thing,
        PartKind.MATTER: _find_matter_part,
        PartKind.MATERIAL: _find_material,
        PartKind.FIELD: _find_field,
        PartKind.QUESTION: _find_question,
    }[part.kind]
    return finder(content, part)


def make_part(content: Content, *, part: Part) -> Raw:
    """Return the value of a part that is not there yet: about which nothing is known."""
    if part.kind is PartKind.MATTER:
        known = {"id": _next_number(content), "name": "", "type": "", "department": "", "result": ""}
        return {"matter": make_matter(known), "form": {"form_name": ""}}
    if part.kind is PartKind.MATERIAL:
        return {"name": "", "necessity": "必要", "obtainable_by_sharing": False, "sharing_via": None}
    if part.kind is PartKind.FIELD:
        element = {"code": "", "label": "", "type": "text", "sensitive": False}
        return {"field": {"element": "", "required": True}, "element": element}
    return {"question": "", "key": "", "multi": False, "options": []}


def digest_part(value: Mapping[str, Any] | None) -> str:
    """Return the digest of a part's value: whoever saw this saw exactly that."""
    return sm3(canonical_json(value)).hex() if value is not None else ""


def apply_edit(content: Content, *, edit: Edit) -> Raw:
    """Return the content after an edit of a part that is there (or new). Whether it still makes sense is checked elsewhere."""
    changed: Raw = copy.deepcopy(dict(content))
    if edit.doing is Doing.PUT:
        _put(changed, part=edit.part, value=copy.deepcopy(dict(edit.value or {})))
        return changed
    siblings, index = _find_siblings(changed, part=edit.part)
    if edit.doing is Doing.REMOVE:
        removed = siblings.pop(index)
        if edit.part.kind is PartKind.MATTER:
            forget_matter(changed, matter=removed["id"])
    else:
        other = index + (-1 if edit.doing is Doing.UP else 1)
        if 0 <= other < len(siblings):
            siblings[index], siblings[other] = siblings[other], siblings[index]
    return changed


def code_of(content: Content, *, matter: str) -> str:
    """Return the full code of a matter."""
    return f"{content['thing']['code']}/{matter}"


def _next_number(content: Content) -> str:
    known = {one["id"] for one in content["thing"]["matters"]}
    return next(name for number in range(1, 1000) if (name := f"M{number:02}") not in known)


def _find_thing(content: Content, part: Part) -> Raw | None:
    return {key: value for key, value in content["thing"].items() if key not in ("matters", "situations")}


def _find_matter_part(content: Content, part: Part) -> Raw | None:
    matter = _find_matter(content, number=part.matter)
    if matter is None:
        return None
    form = content["forms"].get(code_of(content, matter=matter["id"]), {})
    return {"matter": _without(matter, key="materials"), "form": _without(form, key="fields")}


def _find_material(content: Content, part: Part) -> Raw | None:
    matter = _find_matter(content, number=part.matter)
    return _at(matter["materials"], index=part.index) if matter else None


def _find_field(content: Content, part: Part) -> Raw | None:
    form = content["forms"].get(code_of(content, matter=part.matter or ""), {"fields": []})
    field = _at(form["fields"], index=part.index)
    if field is None:
        return None
    element = next(one for one in content["elements"] if one["code"] == field["element"])
    return {"field": field, "element": element}


def _find_question(content: Content, part: Part) -> Raw | None:
    return next((one for one in content["thing"]["situations"] if one["key"] == part.key), None)


def _find_matter(content: Content, *, number: str | None) -> Raw | None:
    return next((one for one in content["thing"]["matters"] if one["id"] == number), None)


def _at(rows: list[Raw], *, index: int | None) -> Raw | None:
    return rows[index] if index is not None and 0 <= index < len(rows) else None


def _without(raw: Raw, *, key: str) -> Raw:
    return {name: value for name, value in raw.items() if name != key}


def _put(content: Raw, *, part: Part, value: Raw) -> None:
    if part.kind is PartKind.THING:
        kept = {key: content["thing"][key] for key in ("matters", "situations")}
        content["thing"] = {**value, **kept}
    elif part.kind is PartKind.MATTER:
        _put_matter(content, part=part, value=value)
    elif part.kind is PartKind.FIELD:
        _put_element(content, element=value["element"])
        _replace(
            content["forms"][code_of(content, matter=part.matter or "")]["fields"], part.index, value["field"]
        )
    elif part.kind is PartKind.MATERIAL:
        matter = _find_matter(content, number=part.matter)
        assert matter is not None, "the part was found before"  # noqa: S101
        _replace(matter["materials"], part.index, value)
    else:
        questions = content["thing"]["situations"]
        places = [number for number, one in enumerate(questions) if one["key"] == part.key]
        _replace(questions, places[0] if places else None, value)


def _put_matter(content: Raw, *, part: Part, value: Raw) -> None:
    """A new matter comes with its papers and fields, where it has some already (a clone of another)."""
    matters, matter, form = content["thing"]["matters"], value["matter"], value["form"]
    places = [number for number, one in enumerate(matters) if one["id"] == part.matter]
    code = code_of(content, matter=matter["id"])
    if places:
        matter["materials"] = matters[places[0]]["materials"]
        form["fields"] = content["forms"][code]["fields"]
    else:
        matter.setdefault("materials", [])
        form.setdefault("fields", [])
    form["form_name"] = form.get("form_name") or FORM_NAME.format(name=matter["name"])
    _replace(matters, places[0] if places else None, matter)
    content["forms"][code] = form


def _put_element(content: Raw, *, element: Raw) -> None:
    elements = content["elements"]
    places = [number for number, one in enumerate(elements) if one["code"] == element["code"]]
    _replace(elements, places[0] if places else None, element)


def _replace(rows: list[Raw], index: int | None, value: Raw) -> None:
    if index is None:
        rows.append(value)
    else:
        rows[index] = value


def _find_siblings(content: Raw, *, part: Part) -> tuple[list[Raw], int]:
    """The list that a part stands in, and where."""
    thing = content["thing"]
    if part.kind is PartKind.QUESTION:
        return thing["situations"], [one["key"] for one in thing["situations"]].index(part.key)
    if part.kind is PartKind.MATTER:
        return thing["matters"], [one["id"] for one in thing["matters"]].index(part.matter)
    matter = _find_matter(content, number=part.matter)
    assert matter is not None, "the part was found before"  # noqa: S101
    assert part.index is not None, "the part was found before"  # noqa: S101
    if part.kind is PartKind.MATERIAL:
        return matter["materials"], part.index
    return content["forms"][code_of(content, matter=matter["id"])]["fields"], part.index


def forget_matter(content: Raw, *, matter: str) -> None:
    """Take away the form of a matter that is gone, and that it gives an element; who else names it, the checks tell."""
    code = code_of(content, matter=matter)
    content["forms"].pop(code, None)
    for element in content["elements"]:
        if code in (element.get("produced_by") or ()):
            element["produced_by"] = [one for one in element["produced_by"] if one != code]
