"""Under which publication a draft stands: it moves on with the catalogue until it is submitted, and then never again."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from onething.cases import words
from onething.cases.models.case import Case, CaseMaterial
from onething.cases.reading import get_values
from onething.cases.sealing import seal_value
from onething.catalogue.contracts import PublishedThing
from onething.catalogue.queries import find_published_material
from onething.directory.contracts import Unit
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.planning.contracts import MaterialState, Plan


def bind_draft(case: Case, *, published: PublishedThing, plan: Plan, lead_unit: Unit, at: datetime) -> None:
    """Bind a draft to the publication its new plan was made of; nothing changes under the one it is bound to.

    Values stay by (role, element) wherever the new form asks them; handed-in papers stay where the new plan takes them,
    others become history.
    """
    if published.publication_id is None:
        raise Refusal("cases.power.unpublished", words.POWER_CASE.format(name=plan.thing_name), status=409)
    if case.publication_id == published.publication_id:
        return
    values = move_values(get_values(case), before=json.loads(case.plan)["form"], plan=plan)
    case.publication_id, case.thing_name = published.publication_id, plan.thing_name
    case.lead_unit_id = lead_unit.id
    case.form_sealed = seal_value(case, place="form", value=values)
    case.save(update_fields=["publication", "thing_name", "lead_unit", "form_sealed"])
    _move_papers(case, plan=plan, at=at)


def move_values(values: dict[str, Any], *, before: list[dict[str, Any]], plan: Plan) -> dict[str, Any]:
    """Return typed values under the keys by which the new form knows their (role, element).

    What the new form does not ask stays under its old key, unless that key means something else now.
    """
    places = {field["key"]: (field["role"], field["element"]) for field in before}
    keys = {(field.role, field.element): field.key for field in plan.form}
    moved = {keys[place]: values[key] for key, place in places.items() if key in values and place in keys}
    taken = set(keys.values())
    left = {key: value for key, value in values.items() if places.get(key) not in keys and key not in taken}
    return left | moved


def get_published_material(case: Case, *, key: str) -> UUID:
    """Return the published material that a paper of the case stands on; refuses what no publication names."""
    found = find_published_material(SYSTEM, publication_id=case.publication_id, key=key)
    if found is None:
        sentence = words.MATERIAL_UNKNOWN.format(key=key[:60])
        raise Refusal("cases.power.unpublished_material", sentence, status=409)
    return found


def _move_papers(case: Case, *, plan: Plan, at: datetime) -> None:
    welcome = {one.key for one in plan.materials if one.state is not MaterialState.WAIVED}
    for row in CaseMaterial.objects.filter(case=case, replaced_at__isnull=True):
        if row.key in welcome:
            row.published_material_id = get_published_material(case, key=row.key)
        else:
            row.replaced_at = at
        row.save(update_fields=["published_material", "replaced_at"])
