"""The papers of a case that are still to come, read for acts, offers and views."""

from collections.abc import Sequence

from onething.cases import words
from onething.cases.contracts.kinds import CaseState, StepState
from onething.cases.models.case import Case, Deferral
from onething.cases.models.step import Step
from onething.cases.reading import get_files, get_plan
from onething.kernel.errors import Refusal
from onething.planning.contracts import PlannedMaterial

ACCEPTED = frozenset({CaseState.ACCEPTED, CaseState.IN_REVIEW, CaseState.CHOOSING})


def list_open_deferrals(case: Case) -> list[Deferral]:
    """Return what is still to come, due first; asks nothing where nothing is."""
    if not case.lacks_papers:
        return []
    return list(
        case.deferrals.filter(supplied_at__isnull=True, lapsed_at__isnull=True).order_by("due_on", "id")
    )


def name_papers(case: Case, *, deferrals: Sequence[Deferral]) -> str:
    """Return the names of papers as a sentence takes them."""
    papers = get_papers(case, deferrals=deferrals)
    return "、".join(f"“{one.name}”" for one in papers)


def get_papers(case: Case, *, deferrals: Sequence[Deferral]) -> list[PlannedMaterial]:
    """Return the planned papers behind deferrals."""
    keys = {one.key for one in deferrals}
    return [one for one in get_plan(case).materials if one.key in keys]


def find_blocked_matters(case: Case) -> frozenset[str]:
    """Return the codes of the matters that cannot be decided before a paper comes."""
    deferrals = list_open_deferrals(case)
    papers = get_papers(case, deferrals=deferrals) if deferrals else []
    return frozenset(code for paper in papers for code in paper.needed_by)


def is_lacking(case: Case) -> bool:
    """Whether a case that the window has received misses papers that may come after acceptance."""
    later = {one.key for one in get_plan(case).materials if one.asked and one.is_deferrable}
    return bool(later) and bool(later - set(get_files(case)))


def has_come(case: Case) -> bool:
    """Whether a paper that was still to come is there and only has to be handed to the departments."""
    waiting = {one.key for one in list_open_deferrals(case)}
    return bool(waiting) and bool(waiting & set(get_files(case)))


def check_supplied(step: Step) -> None:
    """Refuse to grant a step whose papers are still to come (`cases.opinion.lacking`): no result while papers are missing."""
    mine = [
        one
        for one in get_papers(step.case, deferrals=list_open_deferrals(step.case))
        if step.matter_code in one.needed_by
    ]
    if mine and step.state in (StepState.PENDING, StepState.IN_REVIEW):
        names = "、".join(f"“{one.name}”" for one in mine)
        raise Refusal("cases.opinion.lacking", words.LACKING.format(names=names), status=409)
