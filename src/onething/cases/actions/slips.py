"""An obvious slip in the form is put right by the window or a department that needs the field; the applicant may object."""

from datetime import datetime
from typing import Any
from uuid import UUID

from onething.cases import slip_words as words
from onething.cases.actions.acting import Told, check_post, lock_case, move_case
from onething.cases.contracts.slips import WITH_SLIPS, SlipFixed
from onething.cases.impartiality import check_stays_away
from onething.cases.models.case import Case
from onething.cases.models.slip import FixedSlip
from onething.cases.reading import get_plan, get_values, list_steps
from onething.cases.rules.explaining import check_reason
from onething.cases.rules.form_values import check_form
from onething.cases.rules.slips import check_not_relied, check_obvious, is_fixable, read_value
from onething.cases.sealing import open_value, seal_value
from onething.cases.states import CASE_MOVES
from onething.directory.contracts import Post
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.planning.contracts import PlannedField


def fix_slip(viewer: Viewer, *, case_id: UUID, fixed: SlipFixed, at: datetime) -> None:
    """Put an obvious slip right: what was signed is kept beside the new value, and the applicant is told."""
    assert viewer.person_id is not None, "who puts it right is somebody"  # noqa: S101
    check_reason(fixed.reason)
    case = lock_case(viewer, case_id=case_id)
    check_post(CASE_MOVES, verb="fix_slip", viewer=viewer)
    if case.state not in WITH_SLIPS:
        move_case(case, verb="fix_slip", viewer=viewer, at=at)
    field = _get_field(case, viewer=viewer, key=fixed.key)
    values = get_values(case)
    after = read_value(fixed.value, before=values.get(field.key))
    check_obvious(values.get(field.key), after=after)
    _check_lawful(case, field=field, values=values | {field.key: after}, at=at)
    content = {"before": values[field.key], "after": after, "reason": fixed.reason.strip()}
    row = FixedSlip(case=case, key=field.key, fixed_by=viewer.person_id, fixed_at=at)
    row.content_sealed = seal_value(case, place=f"slip:{row.id}", value=content)
    case.has_slips = True
    case.form_sealed = seal_value(case, place="form", value=values | {field.key: after})
    told = Told(facts={"field": field.key}, personal=content)
    move_case(case, verb="fix_slip", viewer=viewer, at=at, told=told)
    row.save()


def object_to_fix(viewer: Viewer, *, case_id: UUID, slip_id: UUID, at: datetime) -> None:
    """The applicant says that it was no slip: what they signed stands again."""
    case = lock_case(viewer, case_id=case_id)
    check_post(CASE_MOVES, verb="object_to_fix", viewer=viewer)
    row = FixedSlip.objects.filter(case=case, id=slip_id, objected_at__isnull=True).first()
    if row is None:
        raise Refusal("cases.slip.unknown", words.UNKNOWN, status=404)
    if case.state in WITH_SLIPS:
        asked_by = next(one.asked_by for one in get_plan(case).form if one.key == row.key)
        check_not_relied([step.state for step in list_steps(case) if step.matter_code in asked_by])
    before = open_value(case, place=f"slip:{row.id}", sealed=row.content_sealed)["before"]
    case.form_sealed = seal_value(case, place="form", value=get_values(case) | {row.key: before})
    move_case(case, verb="object_to_fix", viewer=viewer, at=at, told=Told(facts={"field": row.key}))
    row.objected_at = at
    row.save(update_fields=["objected_at"])


def _get_field(case: Case, *, viewer: Viewer, key: str) -> PlannedField:
    field = next((one for one in get_plan(case).form if one.key == key), None)
    if field is None or not is_fixable(field):
        raise Refusal("cases.slip.field", words.FIELD, field="key")
    asking = [step for step in list_steps(case) if step.matter_code in field.asked_by]
    own = [step for step in asking if step.unit.code == viewer.unit_code]
    if viewer.post == Post.REVIEWER and not own:
        raise Refusal("cases.slip.not_yours", words.NOT_YOURS, status=403, field="key")
    for step in own:
        check_stays_away(step, viewer=viewer)
    check_not_relied([step.state for step in asking])
    if case.has_slips and case.slips.filter(key=key).exists():
        raise Refusal("cases.slip.once", words.ONCE, status=409, field="key")
    return field


def _check_lawful(case: Case, *, field: PlannedField, values: dict[str, Any], at: datetime) -> None:
    """The new value is one that the applicant could have typed."""
    found = check_form(get_plan(case).form, values=values, on_day=local_day(at), whole=False)
    mine = next((one for one in found if one.field == f"form.{field.key}"), None)
    if mine is not None:
        raise Refusal(mine.code, mine.sentence, field="value")
