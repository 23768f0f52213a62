"""The first content of a thing: from nothing, or like another."""

import copy
from collections.abc import Mapping
from typing import Any

from onething.catalogue.rules.raw import Raw

PROMISED = "承诺件"
CLONED = "参照《{name}》（{code} 第{version}版）编制"
FORM_NAME = "{name}申请表"


def make_content(heading: Mapping[str, Any], *, matter: Mapping[str, Any], lead: str) -> Raw:
    """Return a thing of one matter, about which nothing is known yet but what is given."""
    thing = {
        "joint_departments": [], "situations": [], "source": "", "verified": False,
        **heading,
        "lead_department": lead,
        "matters": [make_matter(matter)],
    }  # fmt: skip
    code = f"{thing['code']}/{matter['id']}"
    return {"thing": thing, "forms": {code: make_form(matter)}, "elements": []}


def make_matter(known: Mapping[str, Any]) -> Raw:
    """Return a matter about which nothing is known but what is given: no limit, no promise, no need of another."""
    return {
        "case_kind": PROMISED, "statutory_days": None, "statutory_unit": None, "committed_days": None,
        "committed_basis": None, "depends_on": [], "included_by_default": True, "included_when": None, "materials": [],
        **known,
    }  # fmt: skip


def make_form(matter: Mapping[str, Any]) -> Raw:
    """Return the form of a new matter: nothing is asked yet."""
    return {"form_name": FORM_NAME.format(name=matter["name"]), "fields": []}


def clone_content(content: Mapping[str, Any], *, version: int, code: str, name: str, lead: str) -> Raw:
    """Return a content like another thing's under a code of its own. What was checked of the other is not checked of it."""
    changed: Raw = copy.deepcopy(dict(content))
    thing, old = changed["thing"], content["thing"]["code"]
    source = CLONED.format(name=thing["name"], code=old, version=version)
    thing |= {"code": code, "name": name, "lead_department": lead, "source": source, "verified": False}
    changed["forms"] = {_rename(one, old=old, new=code): form for one, form in changed["forms"].items()}
    for element in changed["elements"]:
        if element.get("produced_by"):
            element["produced_by"] = [_rename(one, old=old, new=code) for one in element["produced_by"]]
    return changed


def _rename(code: str, *, old: str, new: str) -> str:
    return f"{new}/{code.partition('/')[2]}" if code.startswith(f"{old}/") else code
