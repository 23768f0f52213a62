"""The whole application for the last look before signing, with what is wrong at its place."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from onething.cases.contracts.views import CaseView
from onething.look.contracts import MaterialRow, Tag, Tone
from onething.pages.applying import words
from onething.pages.applying.face import Face
from onething.pages.applying.open_case import corrected_keys
from onething.pages.applying.sections import Section, list_sections
from onething.pages.applying.values import say_value
from onething.pages.showing.plans import name_departments, show_material


@dataclass(frozen=True)
class ReviewRow:
    """A field with what was typed; `href` leads to where it is changed, empty where it may not be now."""

    place: str
    anchor: str
    label: str
    value: str
    href: str
    error: str


@dataclass(frozen=True)
class ReviewSection:
    """A section of the form, read only."""

    title: str
    href: str
    rows: tuple[ReviewRow, ...]


def review_sections(face: Face, *, case: CaseView, problems: Mapping[str, str]) -> tuple[ReviewSection, ...]:
    """Return every section with its values."""
    only = corrected_keys(case, kind="form")
    changeable = {
        field["key"]: f"{face.case(case.id)}/form?section={section.number}#id_f.{field['key']}"
        for section in list_sections(case.plan, only=only)
        for field in section.asked
    }
    return tuple(
        _section(section, case=case, changeable=changeable, problems=problems)
        for section in list_sections(case.plan)
    )


def _section(
    section: Section, *, case: CaseView, changeable: Mapping[str, str], problems: Mapping[str, str]
) -> ReviewSection:
    rows = tuple(
        _row(field, value=case.form.get(field["key"]), changeable=changeable, problems=problems)
        for field in section.asked
    )
    href = next((row.href.partition("#")[0] for row in rows if row.href), "")
    return ReviewSection(title=section.title, href=href, rows=rows)


def _row(
    field: Mapping[str, Any], *, value: Any, changeable: Mapping[str, str], problems: Mapping[str, str]
) -> ReviewRow:
    place = f"form.{field['key']}"
    return ReviewRow(
        place=place,
        anchor=f"row-{field['key']}",
        label=field["label"],
        value=say_value(field, value=value),
        href=changeable.get(field["key"], ""),
        error=problems.get(place, ""),
    )


def list_papers(face: Face, *, case: CaseView, problems: Mapping[str, str]) -> tuple[MaterialRow, ...]:
    """Return the asked papers and those handed in besides."""
    handed_in = {one.key: one for one in case.materials if one.file_id}
    departments = name_departments(case.plan)
    rows = []
    for material in case.plan["materials"]:
        key, given = material["key"], handed_in.get(material["key"])
        if material["asked"] or given:
            rows.append(
                replace(
                    show_material(material, departments=departments, asked_how=face.voice.asked_how),
                    state=_state(material, is_in=given is not None),
                    file_name=(given.file_name or "") if given else "",
                    file_href=f"{face.case(case.id)}/materials/{key}" if given else "",
                    error=problems.get(f"materials.{key}", ""),
                )
            )
    return tuple(rows)


def name_left_for_later(case: CaseView) -> list[str]:
    """Return the papers that are not there and that the applicant may hand in after acceptance."""
    handed_in = {one.key for one in case.materials if one.file_id}
    return [
        one["name"]
        for one in case.plan["materials"]
        if one["asked"] and one.get("is_deferrable") and one["key"] not in handed_in
    ]


def _state(material: Mapping[str, Any], *, is_in: bool) -> Tag:
    if is_in:
        return Tag(words.HANDED_IN, tone=Tone.GOOD)
    may_wait = material.get("is_deferrable")
    return Tag(words.HAND_IN_LATER, tone=Tone.PLAIN) if may_wait else Tag(words.TO_HAND_IN, tone=Tone.WARN)
