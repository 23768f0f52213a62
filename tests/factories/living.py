"""One thing lived in process, as everybody in it: from the answers to the archive."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any
from uuid import UUID

from onething.cases.actions.visiting import find_visit_day
from onething.cases.contracts.examining import CheckRecorded, Tick
from onething.cases.contracts.given import Delivery, OpinionGiven, OutsideResult
from onething.cases.contracts.kinds import DeliveryMethod
from onething.cases.contracts.visits import VisitSet
from onething.cases.models.case import Case
from onething.cases.models.step import Step
from onething.cases.queries.one_case import get_case
from onething.cases.rules.examining import list_review_points
from onething.catalogue.contracts import MatterKind, Place
from onething.credentials.contracts import IssuedResult
from onething.directory.contracts import Post
from onething.directory.models import Appointment
from onething.journey import flow
from onething.journey.demonstration_values import fill_form, make_paper
from onething.journey.jobs import run_timers
from onething.journey.reading import list_case_results
from onething.journey.ways import examining, visiting
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import Viewer
from tests.factories.city import CITIZEN, City, carry_out_effects, sign, staff_viewer

Answers = Mapping[str, str | list[str]]


@dataclass(frozen=True)
class Lived:
    """What is left of a case at the end: its row, its steps by matter, its results, its plan."""

    case: Case
    steps: dict[str, Step]
    results: list[IssuedResult]
    plan: dict[str, Any]


def live(city: City, *, thing: str, answers: Answers) -> Lived:
    """Live a thing to its archive."""
    citizen = city.citizen()
    case_id = apply(city, citizen, thing=thing, answers=answers)
    clerk = city.viewer(Post.CLERK)
    for act in (flow.receive, flow.accept, flow.dispatch):
        act(clerk, case_id=case_id, at=city.later(minutes=5))
    review_all(city, case_id=case_id)
    issue_all(city, case_id=case_id)
    delivery = Delivery(DeliveryMethod.WINDOW, CITIZEN["name"])
    flow.deliver(clerk, case_id=case_id, delivery=delivery, at=city.later(minutes=5))
    flow.archive(clerk, case_id=case_id, at=city.later(minutes=5))
    return Lived(
        case=Case.objects.get(id=case_id),
        steps={step.matter_code: step for step in Step.objects.filter(case_id=case_id)},
        results=list_case_results(citizen, case_id=case_id),
        plan=get_case(citizen, case_id=case_id).plan,
    )


def apply(city: City, citizen: Viewer, *, thing: str, answers: Answers) -> UUID:
    """Answer, fill the one form, hand in what is asked, sign and submit."""
    case_id = flow.begin(citizen, thing=thing, answers=answers, at=city.at)
    case = get_case(citizen, case_id=case_id)
    values = fill_form(case.plan["form"], citizen=CITIZEN, today=local_day(city.at))
    _revision, problems = flow.fill(
        citizen, case_id=case_id, values=values, revision=case.revision, at=city.at
    )
    assert problems == []
    for paper in case.plan["materials"]:
        if paper["asked"]:
            content = make_paper(paper["name"])
            flow.hand_in(
                citizen, case_id=case_id, key=paper["key"], name="材料.pdf", content=content, at=city.at
            )
    flow.submit(citizen, case_id=case_id, signature=sign(city, citizen, case_id), at=city.at)
    return case_id


def review_all(city: City, *, case_id: UUID) -> None:
    """Every department says yes, wave by wave; what goes out on its own day does so at once."""
    while open_steps := list(
        Step.objects.select_related("unit").filter(case_id=case_id, state="pending").order_by("id")
    ):
        for step in open_steps:
            permit_step(city, step)
        carry_out_effects(city)


def permit_step(city: City, step: Step) -> None:
    """A department records its conditions, then decides, or writes down what was decided outside."""
    reviewer = city.viewer(Post.REVIEWER, step.unit.name)
    for fact in step.conditions:
        flow.record_fact(reviewer, step_id=step.id, fact=fact, evidence="缴款书001", at=city.later(minutes=1))
    if step.place == Place.OUTSIDE or step.kind == MatterKind.INTERMEDIARY:
        result = OutsideResult(number="外部001", decided_on=local_day(city.at))
        flow.record_result(reviewer, step_id=step.id, result=result, at=city.later(minutes=1))
        return
    flow.start_review(reviewer, step_id=step.id, at=city.later(minutes=1))
    examine(city, step)
    opinion = OpinionGiven(reasons="材料齐全，符合条件。")
    decider = city.viewer(Post.DECIDER, step.unit.name)
    flow.permit(decider, step_id=step.id, opinion=opinion, at=city.later(minutes=1))


def examine(city: City, step: Step) -> None:
    """Every review point is met; where the law asks two, two reviewers of the unit looked."""
    first, second = list_reviewers(step.unit.name)
    points = list_review_points(
        json.loads(Case.objects.get(id=step.case_id).plan), matter_code=step.matter_code
    )
    if points:
        ticks = {point.place: Tick(is_met=True) for point in points}
        examining.tick(first, step_id=step.id, ticks=ticks, at=city.later(minutes=1))
    if step.site_visit:
        see_place(city, step)
    if step.two_people or step.site_visit:
        assert second.person_id is not None
        given = CheckRecorded(local_day(city.at), "现场与图纸一致。", second.person_id)
        examining.record_check(first, step_id=step.id, given=given, at=city.later(minutes=1))
        examining.confirm_check(second, step_id=step.id, at=city.later(minutes=1))


def see_place(city: City, step: Step) -> None:
    """One date for all of the wave, today, as the applicant agreed; and who comes."""
    case = Case.objects.select_related("lead_unit").get(id=step.case_id)
    if find_visit_day(case, wave=step.wave) is None:
        lead, at = city.viewer(Post.LEAD, case.lead_unit.name), city.later(minutes=1)
        given = VisitSet(local_day(at), time(15, 0), "玉潭街道1号", subject="看场所和设施。", is_agreed=True)
        visiting.set_visit(lead, case_id=case.id, given=given, at=at)
    first, second = list_reviewers(step.unit.name)
    people = [one.person_id for one in (first, second) if one.person_id]
    visiting.name_visitors(first, step_id=step.id, people=people, at=city.later(minutes=1))


def list_reviewers(unit: str) -> list[Viewer]:
    """Return the two reviewers of a unit."""
    held = Appointment.objects.filter(post=Post.REVIEWER, unit__name=unit).select_related("unit")
    return [staff_viewer(one) for one in held.order_by("id")[:2]]


def issue_all(city: City, *, case_id: UUID) -> None:
    """The lead confirms what waits for the others; everything is printed, signed and becomes real."""
    run_timers(at=city.at)
    carry_out_effects(city)
    if Step.objects.filter(case_id=case_id, state="ready").exists():
        case = Case.objects.select_related("lead_unit").get(id=case_id)
        flow.confirm(city.viewer(Post.LEAD, case.lead_unit.name), case_id=case_id, at=city.later(minutes=1))
    carry_out_effects(city)
