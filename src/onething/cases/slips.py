"""Slips that were put right, as those see them who see the field."""

from collections.abc import Collection, Sequence
from typing import Any

from onething.cases.contracts.slips import WITH_SLIPS, SlipView
from onething.cases.models.case import Case
from onething.cases.models.step import Step
from onething.cases.reading import get_plan
from onething.cases.rules.slips import RELIED
from onething.cases.sealing import open_values
from onething.directory.contracts import Post
from onething.kernel.viewer import Viewer


def view_slips(
    viewer: Viewer, *, case: Case, steps: Sequence[Step], plan: dict[str, Any], matters: Collection[str]
) -> tuple[SlipView, ...]:
    """Return the slips of fields that the viewer's matters ask, the oldest first; nothing is read when there is none."""
    if not case.has_slips:
        return ()
    labels = {one["key"]: one["label"] for one in plan["form"] if set(one["asked_by"]) & set(matters)}
    asked_by = {one["key"]: set(one["asked_by"]) for one in plan["form"]}
    relied = {one.matter_code for one in steps if one.state in RELIED}
    rows = [one for one in case.slips.order_by("fixed_at", "id") if one.key in labels]
    opened = open_values(case, sealed={f"slip:{one.id}": bytes(one.content_sealed) for one in rows})
    may_object = viewer.post == Post.CITIZEN and case.state in WITH_SLIPS
    return tuple(
        SlipView(
            id=one.id,
            key=one.key,
            label=labels[one.key],
            before=str(opened[f"slip:{one.id}"]["before"]),
            after=str(opened[f"slip:{one.id}"]["after"]),
            reason=opened[f"slip:{one.id}"]["reason"],
            fixed_at=one.fixed_at,
            objected_at=one.objected_at,
            may_object=may_object and one.objected_at is None and not relied & asked_by[one.key],
        )
        for one in rows
    )


def has_slip_to_object_to(case: Case, *, steps: Sequence[Step]) -> bool:
    """Whether the applicant may still object to a slip; nothing is read when there is none."""
    open_keys = (
        set(case.slips.filter(objected_at__isnull=True).values_list("key", flat=True))
        if case.has_slips
        else ()
    )
    relied = {one.matter_code for one in steps if one.state in RELIED}
    return bool(open_keys) and any(
        one.key in open_keys and not relied & set(one.asked_by) for one in get_plan(case).form
    )
