"""The one form of a plan as sections of fields: the same for the applicant and for the clerk who fills it in for them.

Fields are named as refusals name them: "form.<key>", a person's parts "form.<key>.<part>", rows "form.<key>.<row>.<column>".
A hidden `on_page` says which fields a page held, so that a page may hold one section only and an empty box still clears.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onething.cases.contracts import Problem
from onething.kernel.errors import Refusal
from onething.look.contracts import Field, FieldGroup, FieldKind, FieldRows
from onething.pages.form_fields import make_field
from onething.pages.form_reading import read_values
from onething.pages.form_values import show_value
from onething.pages.problems import list_problems
from onething.pages.showing import words

__all__ = ["FormItem", "FormSection", "list_sections", "read_values", "show_value"]

FormItem = Field | FieldGroup | FieldRows
JsonField = Mapping[str, Any]
COMMITMENT = "truth_commitment"
SUBJECT = "subject"


@dataclass(frozen=True)
class FormSection:
    """One section: its title, what is asked in it, how many fields are the applicant's and how many stand filled."""

    anchor: str
    title: str
    items: tuple[FormItem, ...]
    asked: int
    filled: int
    errors: int


def list_sections(
    plan: Mapping[str, Any],
    *,
    values: Mapping[str, Any],
    refusal: Refusal | None = None,
    problems: Sequence[Problem] = (),
) -> tuple[FormSection, ...]:
    """Return the sections of a plan's form with what was typed and what is wrong with it.

    People first, then what several departments share, then what a single matter asks, promises last.
    """
    wrong = {problem.field: problem.sentence for problem in problems}
    wrong |= dict(list_problems(refusal)) if refusal else {}
    departments = {matter["code"]: matter["department"] for matter in plan["matters"]}
    grouped: dict[str, list[JsonField]] = {}
    for field in plan["form"]:
        grouped.setdefault(_section_of(field), []).append(field)
    return tuple(
        _make_section(
            name, plan=plan, fields=grouped[name], departments=departments, values=values, wrong=wrong
        )
        for name in sorted(grouped, key=lambda name: _rank(name, plan=plan))
    )


def _section_of(field: JsonField) -> str:
    if field["element"] == COMMITMENT:
        return "promise"
    if field["role"] != SUBJECT:
        return f"role-{field['role']}"
    return "shared" if len(field["asked_by"]) > 1 else field["asked_by"][0]


def _rank(name: str, *, plan: Mapping[str, Any]) -> tuple[int, int]:
    codes = [matter["code"] for matter in plan["matters"]]
    if name in codes:
        return 2, codes.index(name)
    return {"shared": 1, "promise": 3}.get(name, 0), 0


def _make_section(
    name: str,
    *,
    plan: Mapping[str, Any],
    fields: Sequence[JsonField],
    departments: Mapping[str, str],
    values: Mapping[str, Any],
    wrong: Mapping[str, str],
) -> FormSection:
    asked = [field for field in fields if field["filled_from"] is None]
    marks = tuple(
        Field(name="on_page", label="", kind=FieldKind.HIDDEN, value=field["key"]) for field in asked
    )
    items = tuple(
        make_field(
            field,
            value=values.get(field["key"]),
            error=wrong.get(f"form.{field['key']}", ""),
            asked_by=tuple(dict.fromkeys(departments.get(code, "") for code in field["asked_by"])),
        )
        for field in fields
    )
    return FormSection(
        anchor="section-" + name.replace("/", "-"),
        title=_title(name, plan=plan),
        items=(*marks, *items),
        asked=len(asked),
        filled=sum(values.get(field["key"]) not in (None, "", []) for field in asked),
        errors=sum(f"form.{field['key']}" in wrong for field in asked),
    )


def _title(name: str, *, plan: Mapping[str, Any]) -> str:
    matter = next((one for one in plan["matters"] if one["code"] == name), None)
    if matter:
        return words.SECTION_OF_MATTER.format(name=matter["name"])
    if name.startswith("role-"):
        return words.ROLES.get(name.removeprefix("role-"), words.SECTION_PEOPLE)
    return words.SECTIONS[name]
