"""Catalogue packages for tests: the demonstration's, and small ones built by hand."""

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

import onething
from onething.catalogue.contracts import Package, PublishedThing
from onething.catalogue.folder import load_folder
from onething.catalogue.rules.reading import read_package

DEMONSTRATION = Path(onething.__file__).parent / "demonstration" / "catalogue"
RESTAURANT = "YJS-002"
ANSWERS = {
    "entity": "individual_household",
    "premises": "own",
    "has_licence": "false",
    "fire_scope": "true",
    "fire_mode": "inspection",
    "has_sign": "true",
    "sells_tobacco": "true",
    "eia_register": "true",
    "direct_food_contact": "true",
}


@cache
def _load_demonstration() -> dict[str, bytes]:
    files, faults = load_folder(DEMONSTRATION)
    assert faults == ()
    return files


def demonstration_documents() -> dict[str, Any]:
    """Return the demonstration's restaurant and the dictionaries, as JSON values that a test may change."""
    read = {f"things/{RESTAURANT}.json", "elements.json", "forms.json"}
    return {file: json.loads(content) for file, content in _load_demonstration().items() if file in read}


def demonstration_files() -> dict[str, bytes]:
    """Return the bytes of every file of the demonstration's catalogue."""
    return dict(_load_demonstration())


@cache
def demonstration_package() -> Package:
    """Return the demonstration's catalogue."""
    return read_package(_load_demonstration())


def restaurant() -> PublishedThing:
    """Return the demonstration's restaurant."""
    found = demonstration_package().find_thing(RESTAURANT)
    assert found is not None
    return found


def as_files(documents: dict[str, Any]) -> dict[str, bytes]:
    """Return JSON values as the bytes of files."""
    return {file: json.dumps(value, ensure_ascii=False).encode() for file, value in documents.items()}


def make_matter(matter_id: str, **changes: Any) -> dict[str, Any]:
    """Return a matter that needs nothing, with a promise of one working day."""
    matter = {
        "id": matter_id,
        "name": f"事项{matter_id}",
        "type": "行政许可",
        "department": f"部门{matter_id}",
        "case_kind": "承诺件",
        "statutory_days": 20,
        "statutory_unit": "工作日",
        "committed_days": 1,
        "committed_basis": "某政办发〔2020〕1号",
        "result": f"结果{matter_id}",
        "depends_on": [],
        "included_by_default": True,
        "included_when": None,
        "materials": [],
    }
    return matter | changes


def make_material(name: str, **changes: Any) -> dict[str, Any]:
    """Return a material that is always needed and that only the applicant has."""
    material = {
        "name": name,
        "necessity": "必要",
        "obtainable_by_sharing": False,
        "sharing_via": None,
        "source_department": "申请人",
        "source_kind": "申请人自备",
        "form": "原件",
        "copies": 1,
    }
    return material | changes


def make_option(value: str, **changes: Any) -> dict[str, Any]:
    """Return an option that changes nothing."""
    option = {
        "value": value,
        "label": f"选{value}",
        "adds_matters": [],
        "removes_matters": [],
        "adds_materials": [],
    }
    return option | changes


def make_question(key: str, *options: dict[str, Any], multi: bool = False) -> dict[str, Any]:
    """Return a question."""
    return {"question": f"问{key}?", "key": key, "multi": multi, "options": list(options)}


def make_thing(
    *matters: dict[str, Any], questions: list[Any] | None = None, **changes: Any
) -> dict[str, Any]:
    """Return a thing of these matters."""
    thing = {
        "code": "YJS-901",
        "name": "试办一件事",
        "audience": "自然人",
        "lead_department": "牵头部门",
        "joint_departments": [],
        "matters": list(matters),
        "situations": questions or [],
        "source": "测试",
        "verified": False,
    }
    return thing | changes


def make_element(code: str, **changes: Any) -> dict[str, Any]:
    """Return a text element."""
    return {"code": code, "label": f"项{code}", "type": "text", "sensitive": False} | changes


def make_field(element: str, **changes: Any) -> dict[str, Any]:
    """Return a required line of a form."""
    return {"element": element, "required": True, "label_on_form": None, "only_when": None} | changes


def make_documents(
    thing: dict[str, Any],
    *,
    forms: dict[str, list[dict[str, Any]]] | None = None,
    elements: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    """Return a package of one thing; `forms` by matter number, and every element they ask that is not given."""
    forms = forms or {}
    given = {element["code"] for element in elements or []}
    asked = {field["element"] for fields in forms.values() for field in fields} - given
    return {
        "things/thing.json": copy.deepcopy(thing),
        "elements.json": [*(elements or []), *map(make_element, sorted(asked))],
        "forms.json": {
            f"{thing['code']}/{matter['id']}": {
                "form_name": f"{matter['name']}申请表",
                "fields": forms.get(matter["id"], []),
            }
            for matter in thing["matters"]
        },
    }


def publish(thing: dict[str, Any], **parts: Any) -> PublishedThing:
    """Return a thing as planning takes it, through the whole reading."""
    return read_package(as_files(make_documents(thing, **parts))).things[0]
