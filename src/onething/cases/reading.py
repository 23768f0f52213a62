"""The typed plan of a case, and the values its form has from every source."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from onething.cases.contracts.kinds import StepState
from onething.cases.models.case import Case, CaseMaterial
from onething.cases.models.step import Step
from onething.cases.rules.joint import StepFact
from onething.cases.sealing import open_value
from onething.catalogue.contracts import PublishedThing
from onething.catalogue.queries import get_publication
from onething.kernel.canonical import canonical_json
from onething.kernel.viewer import SYSTEM
from onething.planning.contracts import Plan
from onething.planning.queries import make_plan


def get_plan(case: Case) -> Plan:
    """Return the plan of the case. It is a value, never changed: the bound publication and the answers give it again."""
    asked = canonical_json([case.answers, case.given_up, case.promises_back])
    return _make_plan(case.publication_id, asked)


@lru_cache(maxsize=128)
def _make_plan(publication_id: UUID, asked: bytes) -> Plan:
    """Many cases take the same road, and every act on one asks for its plan."""
    published = get_publication(SYSTEM, publication_id=publication_id)
    answers, given_up, promises_back = json.loads(asked)
    return make_plan(published, answers=answers, without=given_up, unpromised=promises_back)


def get_published(case: Case) -> PublishedThing:
    """Return the publication a case is bound to; read once for a row, for publications are final."""
    known: PublishedThing | None = getattr(case, "published_once", None)
    if known is None or known.publication_id != case.publication_id:
        known = get_publication(SYSTEM, publication_id=case.publication_id)
        case.published_once = known  # type: ignore[attr-defined]
    return known


def get_questions(case: Case) -> dict[str, str]:
    """Return the text of each question of the bound publication, by key."""
    published = get_published(case)
    return {question.key: question.text for question in published.thing.questions}


def get_values(case: Case) -> dict[str, Any]:
    """Return what was typed into the one form so far, by field key."""
    values: dict[str, Any] = open_value(case, place="form", sealed=case.form_sealed)
    return values


def get_files(case: Case) -> dict[str, CaseMaterial]:
    """Return the current file of each material, by material key."""
    return {row.key: row for row in CaseMaterial.objects.filter(case=case, replaced_at__isnull=True)}


def get_produced(case: Case) -> dict[str, Mapping[str, str]]:
    """Return the data of every result that exists inside the platform, by matter code."""
    steps = case.steps.filter(produced_sealed__isnull=False).exclude(
        state__in=["ended", "dropped", "refused"]
    )
    return {step.matter_code: open_produced(case, step=step) for step in steps}


def open_produced(case: Case, *, step: Step) -> dict[str, str]:
    """Return the data that the opinion on this step gave (numbers, codes, days)."""
    if step.produced_sealed is None:
        return {}
    values: dict[str, str] = open_value(case, place=f"produced:{step.id}", sealed=step.produced_sealed)
    return values


def collect_values(case: Case, *, plan: Plan, application_day: date) -> dict[str, Any]:
    """Return the value of every field of the one form, from wherever it comes."""
    typed, produced = get_values(case), get_produced(case)
    values: dict[str, Any] = {}
    for field in plan.form:
        source, _, name = (field.filled_from or "").partition(":")
        if source == "answer":
            values[field.key] = field.value
        elif source == "result":
            values[field.key] = produced.get(name, {}).get(field.element)
        elif source == "system":
            values[field.key] = application_day.isoformat()
        else:
            values[field.key] = typed.get(field.key)
    return values


def list_steps(case: Case) -> list[Step]:
    """Return every step of the case with its unit, by number."""
    return list(case.steps.select_related("unit").order_by("number"))


def list_facts(case: Case) -> list[StepFact]:
    """Return the case's steps as the joint rules see them."""
    return state_facts(list_steps(case))


def state_facts(steps: Iterable[Step]) -> list[StepFact]:
    """Return steps that were read already, with their units, as the joint rules see them."""
    return [
        StepFact(
            code=step.matter_code,
            name=step.matter_name,
            unit=step.unit.name,
            needs=tuple(step.needs),
            state=StepState(step.state),
        )
        for step in steps
    ]
