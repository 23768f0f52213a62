"""Sound JSON of one thing, its forms and its elements into the frozen things of the contracts."""

from collections.abc import Mapping
from typing import Any

from onething.catalogue.contracts import (
    Choice,
    Element,
    ElementType,
    FormField,
    Gate,
    LifeCycle,
    MadeFrom,
    Material,
    Matter,
    MatterForm,
    MatterKind,
    Option,
    Place,
    Question,
    QuestionKind,
    Release,
    Thing,
)
from onething.catalogue.rules.meanings import (
    NECESSITIES,
    find_condition,
    find_kind,
    find_limit,
    find_promise,
    judge_promise,
)
from onething.catalogue.rules.particulars import (
    build_material_particulars,
    build_particulars,
    write_procedure,
)
from onething.catalogue.rules.raw import Raw


def build_element(raw: Raw) -> Element:
    """Return a data element."""
    return Element(
        code=raw["code"],
        label=raw["label"],
        type=ElementType(raw["type"]),
        choices=tuple(Choice(value, label) for value, label in raw.get("choices") or ()),
        columns=tuple(raw.get("columns") or ()),
        standard=raw.get("standard"),
        owner=raw.get("owner"),
        shared_source=raw.get("shared_source"),
        sensitive=raw["sensitive"],
        scope=raw.get("scope") or "common",
        unit=raw.get("unit"),
        max_length=raw.get("max_length"),
        minimum=raw.get("min"),
        maximum=raw.get("max"),
        pattern=raw.get("pattern"),
        example=raw.get("example"),
        hint=raw.get("hint"),
        produced_by=tuple(raw.get("produced_by") or ()),
        situation_key=raw.get("situation_key"),
        situation_value=raw.get("situation_value"),
    )


def build_thing(raw: Raw, *, forms: Mapping[str, Raw], elements: Mapping[str, Element]) -> Thing:
    """Return a thing; `forms` by full matter code, `elements` by code."""
    code = raw["code"]
    return Thing(
        code=code,
        name=raw["name"],
        audience=raw["audience"],
        lead_department=raw["lead_department"],
        joint_departments=tuple(raw["joint_departments"]),
        matters=tuple(_build_matter(m, thing=code, forms=forms, elements=elements) for m in raw["matters"]),
        questions=tuple(_build_question(question, thing=code) for question in raw["situations"]),
        source=raw["source"],
        verified=raw["verified"],
        visits=raw.get("visits"),
        visits_basis=raw.get("visits_basis"),
        batch=raw.get("batch"),
        batch_basis=raw.get("batch_basis"),
        life_cycle=LifeCycle(raw["life_cycle"]) if "life_cycle" in raw else None,
    )


def _build_matter(
    raw: Raw, *, thing: str, forms: Mapping[str, Raw], elements: Mapping[str, Element]
) -> Matter:
    code = f"{thing}/{raw['id']}"
    return Matter(
        code=code,
        id=raw["id"],
        name=raw["name"],
        kind=find_kind(raw["type"]) or MatterKind.OTHER_POWER,
        kind_original=raw["type"],
        department=raw["department"],
        case_kind=raw["case_kind"],
        result=raw["result"],
        depends_on=tuple(f"{thing}/{needed}" for needed in raw["depends_on"]),
        included_by_default=raw["included_by_default"],
        included_when=find_condition(raw["included_when"]),
        materials=tuple(map(_build_material, raw["materials"])),
        form=_build_form(forms[code]),
        produces=tuple(sorted(e.code for e in elements.values() if code in e.produced_by)),
        **_read_limits(raw),
        **_read_manner(raw),
        place=_find_place(raw),
        particulars=build_particulars(raw),
    )


def _read_limits(raw: Raw) -> dict[str, Any]:
    days, basis = raw["committed_days"], raw["committed_basis"]
    return {
        "statutory": find_limit(raw["statutory_days"], unit=raw["statutory_unit"]),
        "statutory_basis": raw.get("statutory_basis"),
        "statutory_verified": raw.get("statutory_verified", False),
        "extension_days": raw.get("extension_days"),
        "committed": find_promise(days),
        "committed_basis": basis,
        "committed_standing": judge_promise(days, basis=basis),
    }


def _read_manner(raw: Raw) -> dict[str, Any]:
    """Read how the matter is handled, our compatible extensions among it."""
    return {
        "special_procedures": tuple(map(write_procedure, raw.get("special_procedures") or ())),
        "fee": raw.get("fee") or "",
        "note": raw.get("note"),
        "release": Release(raw.get("release", Release.TOGETHER)),
        "conditions": tuple(raw.get("conditions") or ()),
        "visits": raw.get("visits"),
        "visits_basis": raw.get("visits_basis"),
        "validity_months": raw.get("validity_months"),
        "validity_basis": raw.get("validity_basis"),
        "site_visit": raw.get("site_visit", False),
        "silence_days": raw.get("silence_days"),
        "silence_basis": raw.get("silence_basis"),
    }


def _find_place(raw: Raw) -> Place:
    """Where the matter is decided; an intermediary is no organ, so what it delivers comes from outside."""
    is_intermediary = find_kind(raw["type"]) is MatterKind.INTERMEDIARY
    return Place(raw.get("place", Place.OUTSIDE if is_intermediary else Place.HERE))


def _build_material(raw: Raw) -> Material:
    return Material(
        name=raw["name"].strip(),
        necessity=NECESSITIES[raw["necessity"]],
        source_department=raw.get("source_department") or "",
        source_kind=raw.get("source_kind") or "",
        form=raw.get("form") or "",
        copies=raw.get("copies", 1),
        obtainable_by_sharing=raw["obtainable_by_sharing"],
        sharing_via=raw["sharing_via"],
        only_when=find_condition(raw.get("only_when")),
        made_from=MadeFrom(raw["made_from"]) if "made_from" in raw else None,
        note=raw.get("note"),
        type=raw.get("type"),
        purpose=raw.get("purpose"),
        deferral_days=raw.get("deferral_days"),
        particulars=build_material_particulars(raw),
    )


def _build_form(raw: Raw) -> MatterForm:
    fields = tuple(map(_build_field, raw["fields"]))
    return MatterForm(name=raw["form_name"], fields=fields, verified=raw.get("verified", False))


def _build_field(raw: Raw) -> FormField:
    return FormField(
        element=raw["element"],
        required=raw["required"],
        label_on_form=raw.get("label_on_form"),
        only_when=find_condition(raw.get("only_when")),
        role=raw.get("role"),
        max_length=raw.get("max_length"),
        minimum=raw.get("min"),
        maximum=raw.get("max"),
        pattern=raw.get("pattern"),
        example=raw.get("example"),
        choices=tuple(raw["choices"]) if raw.get("choices") is not None else None,
    )


def _build_question(raw: Raw, *, thing: str) -> Question:
    return Question(
        key=raw["key"],
        text=raw["question"],
        multi=raw["multi"],
        options=tuple(_build_option(option, thing=thing) for option in raw["options"]),
        kind=QuestionKind(
            raw.get("kind") or (QuestionKind.MULTIPLE if raw["multi"] else QuestionKind.SINGLE)
        ),
        unit=raw.get("unit"),
        only_when=find_condition(raw.get("only_when")),
    )


def _build_option(raw: Raw, *, thing: str) -> Option:
    return Option(
        value=raw["value"],
        label=raw["label"],
        adds_matters=tuple(f"{thing}/{matter}" for matter in raw["adds_matters"]),
        removes_matters=tuple(f"{thing}/{matter}" for matter in raw["removes_matters"]),
        adds_materials=tuple(name.strip() for name in raw["adds_materials"]),
        at_least=raw.get("at_least"),
        below=raw.get("below"),
        because=raw.get("because"),
        gate=_build_gate(raw.get("gate")),
        promises=tuple(f"{thing}/{matter}" for matter in raw.get("promises") or ()),
    )


def _build_gate(raw: Raw | None) -> Gate | None:
    return None if raw is None else Gate(reason=raw["reason"], road=raw["road"], thing=raw.get("thing"))
