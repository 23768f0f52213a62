"""Visits of a case as those who take part see them: the applicant, the window, the lead and every department of the case."""

from collections.abc import Iterable, Sequence
from typing import Any

from onething.cases.contracts.kinds import StepState
from onething.cases.contracts.visits import VisitParty, VisitView
from onething.cases.models.case import Case
from onething.cases.models.step import Step
from onething.cases.models.visit import SiteVisit
from onething.cases.rules.visiting import OPEN, VisitFact, list_visited
from onething.cases.sealing import open_values
from onething.directory.contracts import Post
from onething.directory.queries import name_staff
from onething.kernel.viewer import Viewer, ViewerKind

_TOLD = frozenset({Post.CITIZEN, Post.CLERK, Post.REVIEWER, Post.DECIDER, Post.LEAD})


def state_visits(steps: Iterable[Step]) -> list[VisitFact]:
    """Return steps that were read already, with their units, as the rules see them."""
    return [
        VisitFact(
            wave=step.wave,
            unit_code=step.unit.code,
            state=StepState(step.state),
            needs_visit=step.site_visit,
            is_recorded=bool(step.check_state),
        )
        for step in steps
    ]


def may_set_visit(viewer: Viewer, *, steps: Iterable[Step]) -> bool:
    """Whether a visit may be set or moved now by this viewer; nothing is read for it."""
    visited = list_visited(state_visits(steps))
    is_ours = viewer.post == Post.LEAD or viewer.unit_code in {one.unit_code for one in visited}
    return bool(visited) and is_ours and not any(one.is_recorded for one in visited)


def view_visits(viewer: Viewer, *, case: Case, steps: Sequence[Step]) -> tuple[VisitView, ...]:
    """Return the visits that stand, wave by wave; nothing is read when none was set."""
    is_told = viewer.post in _TOLD or viewer.kind is ViewerKind.SYSTEM
    if not case.has_visits or not is_told:
        return ()
    rows = list(case.visits.filter(replaced_at__isnull=True).order_by("wave"))
    opened = open_values(case, sealed={place: sealed for row in rows for place, sealed in _list_sealed(row)})
    names = name_staff(viewer, people={one for step in steps for one in step.visitors})
    return tuple(
        VisitView(
            wave=row.wave,
            day=row.day,
            clock=row.clock,
            parties=_list_parties(row, steps=steps, names=names),
            asked_at=row.asked_at,
            wish=opened.get(f"visit_wish:{row.id}"),
            **opened[f"visit:{row.id}"],
        )
        for row in rows
    )


def _list_sealed(row: SiteVisit) -> list[tuple[str, bytes]]:
    sealed = [(f"visit:{row.id}", bytes(row.content_sealed))]
    return sealed if row.wish_sealed is None else [*sealed, (f"visit_wish:{row.id}", bytes(row.wish_sealed))]


def _list_parties(row: SiteVisit, *, steps: Sequence[Step], names: dict[Any, str]) -> tuple[VisitParty, ...]:
    return tuple(
        VisitParty(
            step_id=step.id,
            matter_name=step.matter_name,
            department=step.unit.name,
            people=tuple(names.get(one, "") for one in step.visitors),
        )
        for step in steps
        if step.site_visit and step.wave == row.wave and (step.state in OPEN or step.visitors)
    )
