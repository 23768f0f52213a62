"""Which fields of a case the viewer may put right."""

from uuid import UUID

from onething.cases.contracts.slips import WITH_SLIPS, FixableField
from onething.cases.queries.scoping import get_visible_case
from onething.cases.reading import get_plan, get_values, list_steps
from onething.cases.rules.slips import RELIED, is_fixable
from onething.cases.rules.values import is_empty
from onething.directory.contracts import Post
from onething.kernel.viewer import Viewer


def list_fixable(viewer: Viewer, *, case_id: UUID) -> list[FixableField]:
    """Return what was typed into the fields that the window, or a reviewer for the own matters, may put right."""
    case = get_visible_case(viewer, case_id=case_id)
    if viewer.post not in (Post.CLERK, Post.REVIEWER) or case.state not in WITH_SLIPS:
        return []
    steps = list_steps(case)
    own = {one.matter_code for one in steps if viewer.post == Post.CLERK or one.unit.code == viewer.unit_code}
    done = set(case.slips.values_list("key", flat=True)) if case.has_slips else set()
    relied = {one.matter_code for one in steps if one.state in RELIED}
    values = get_values(case)
    return [
        FixableField(key=one.key, label=one.label, value=str(values[one.key]))
        for one in get_plan(case).form
        if is_fixable(one)
        and own & set(one.asked_by)
        and one.key not in done
        and not relied & set(one.asked_by)
        and not is_empty(values.get(one.key))
    ]
