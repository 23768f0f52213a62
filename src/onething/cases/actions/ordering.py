"""What a result is made of: the holder and the lines that stand on the licence."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from onething.cases.contracts.kinds import PartyRole
from onething.cases.models.case import Case, Party
from onething.cases.models.step import Step
from onething.cases.reading import collect_values, get_plan, open_produced
from onething.cases.rules.validity import last_valid_day
from onething.cases.sealing import open_value
from onething.catalogue.contracts import Element, ElementType
from onething.catalogue.queries import get_publication
from onething.credentials.contracts import ResultOrder
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import SYSTEM
from onething.planning.contracts import Plan, PlannedField

_NOT_PRINTED = frozenset({"application_date", "truth_commitment", "notice_commitment", "result_delivery"})
_PRINTED_TYPES = frozenset(
    {
        ElementType.TEXT, ElementType.LONG_TEXT, ElementType.CHOICE, ElementType.MULTI_CHOICE, ElementType.ADDRESS,
        ElementType.DATE, ElementType.INTEGER, ElementType.DECIMAL, ElementType.MONEY, ElementType.USCC,
    }
)  # fmt: skip


def order_results(case: Case, *, steps: Sequence[Step], at: datetime) -> list[ResultOrder]:
    """Return one order a step, in order of need (earlier waves first)."""
    assert case.submitted_at is not None, "a step belongs to a submitted case"  # noqa: S101
    plan = get_plan(case)
    values = collect_values(case, plan=plan, application_day=local_day(case.submitted_at))
    holder_name, holder_number = _holder(case, values=values)
    return [
        ResultOrder(
            step_id=step.id,
            matter_code=step.matter_code,
            matter_name=step.matter_name,
            result_name=step.result_name,
            unit_code=step.unit.code,
            unit_name=step.unit.name,
            holder_name=holder_name,
            holder_number=holder_number,
            data=_result_data(case, step=step, plan=plan, values=values),
            valid_from=local_day(at),
            valid_until=_last_valid_day(plan, step=step, issued_on=local_day(at)),
            data_key_id=case.data_key_id,
            order=index,
            number_ids=tuple(UUID(number_id) for number_id in step.number_ids),
        )
        for index, step in enumerate(sorted(steps, key=lambda one: (one.wave, one.number)))
    ]


def _last_valid_day(plan: Plan, *, step: Step, issued_on: date) -> date | None:
    """The end of validity as the bound publication states it; None where it states none."""
    matter = plan.find_matter(step.matter_code)
    if matter is None or matter.validity_months is None:
        return None
    return last_valid_day(issued_on, months=matter.validity_months)


def _holder(case: Case, *, values: dict[str, Any]) -> tuple[str, str]:
    entity = Party.objects.filter(case=case, role=PartyRole.ENTITY).first()
    if entity is not None:
        return open_value(case, place="party:entity:name", sealed=entity.name_sealed), str(
            values.get("uscc") or ""
        )
    applicant = Party.objects.get(case=case, role=PartyRole.APPLICANT)
    return open_value(case, place="party:applicant:name", sealed=applicant.name_sealed), ""


def _result_data(case: Case, *, step: Step, plan: Plan, values: dict[str, Any]) -> dict[str, Any]:
    """Lines of the licence: what this matter's own form asks, nothing sensitive, and what the decision produced."""
    produced = open_produced(case, step=step)
    rows = [
        [field.labels.get(step.matter_code) or field.label, _shown(field.definition, value=values[field.key])]
        for field in plan.form
        if _is_printed(field, matter_code=step.matter_code) and values.get(field.key) not in (None, "", [])
    ]
    elements = get_publication(SYSTEM, publication_id=case.publication_id).elements
    extra = [[elements[code].label, value] for code, value in produced.items() if code in elements]
    shown = {row[0] for row in rows}
    return {
        "number": produced.get("number", ""),
        "rows": rows + [row for row in extra if row[0] not in shown],
    }


def _is_printed(field: PlannedField, *, matter_code: str) -> bool:
    element = field.definition
    mine = matter_code in field.asked_by and field.required and field.element not in _NOT_PRINTED
    return (
        mine
        and not element.sensitive
        and element.type in _PRINTED_TYPES
        and not field.key.startswith("agent_")
    )


def _shown(element: Element, *, value: Any) -> str:
    labels = {choice.value: choice.label for choice in element.choices}
    if isinstance(value, list | tuple):
        return "、".join(labels.get(str(one), str(one)) for one in value)
    text = labels.get(str(value), str(value))
    return f"{text}{element.unit}" if element.unit else text
