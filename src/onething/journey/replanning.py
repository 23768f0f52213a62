"""A draft follows the catalogue: opened under a newer publication it is planned again, and the applicant is told what changed.

A case is bound at its submission; nothing is ever submitted under a publication that is no longer in force.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from onething.cases.actions import application
from onething.cases.queries.one_case import get_case
from onething.cases.states import UNSENT_CASE_STATES
from onething.catalogue.contracts import Difference, PublishedThing
from onething.catalogue.queries import compare_things, get_current_thing, get_publication
from onething.directory.queries import get_unit
from onething.journey import words
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer
from onething.planning.queries import check_open_road, make_plan


@dataclass(frozen=True)
class Replanned:
    """What a newer publication made of a draft: for the notice on top of its form.

    `differences` are those of the two versions; the lists name what this draft asks now and did not before, or no longer
    asks (labels of fields, names of papers, texts of questions whose answer no longer fits).
    """

    before: int
    after: int
    effective_from: str
    sentence: str
    differences: tuple[Difference, ...]
    fields_added: tuple[str, ...]
    fields_gone: tuple[str, ...]
    materials_added: tuple[str, ...]
    materials_gone: tuple[str, ...]
    answers_gone: tuple[str, ...]


@transaction.atomic
def open_draft(viewer: Viewer, *, case_id: UUID, at: datetime) -> Replanned | None:
    """Bring a draft under the publication in force and say what changed; None when nothing did, or it is no draft.

    Typed values stay by (role, element), papers where they are still wanted, answers that still fit. Refuses
    `catalogue.thing.repealed` with the day and the reason, and a gate that closed the road meanwhile.
    """
    bound = application.get_binding(viewer, case_id=case_id)
    if bound.state not in UNSENT_CASE_STATES:
        return None
    current = get_current_thing(SYSTEM, code=bound.thing_code, at=at)
    if current.publication_id == bound.publication_id:
        return None
    before = get_publication(SYSTEM, publication_id=bound.publication_id)
    answers = keep_answers(current, answers=bound.answers)
    old_plan = get_case(viewer, case_id=case_id).plan
    plan = make_plan(current, answers=answers)
    check_open_road(plan)
    application.change_answers(
        viewer, case_id=case_id, published=current, plan=plan, answers=answers,
        lead_unit=get_unit(SYSTEM, name=plan.lead_department), revision=bound.revision, at=at,
    )  # fmt: skip
    gone = [key for key in bound.answers if key not in answers]
    return _tell(before, current=current, plans=(old_plan, plan.as_json()), answers_gone=gone)


def check_in_force(viewer: Viewer, *, case_id: UUID, at: datetime) -> None:
    """Refuse to sign or submit a draft whose publication is superseded (409) or whose thing is repealed (409)."""
    bound = application.get_binding(viewer, case_id=case_id)
    if bound.state not in UNSENT_CASE_STATES:
        return
    current = get_current_thing(SYSTEM, code=bound.thing_code, at=at)
    if current.publication_id != bound.publication_id:
        day = current.effective_from.isoformat() if current.effective_from else ""
        sentence = words.SUPERSEDED.format(name=current.thing.name, day=day)
        raise Refusal("cases.publication.superseded", sentence, status=409, facts={"effective_from": day})


def keep_answers(published: PublishedThing, *, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return those answers that this version of the thing still offers."""
    kept: dict[str, Any] = {}
    for key, value in answers.items():
        try:
            make_plan(published, answers={key: value})
        except Refusal:
            continue
        kept[key] = value
    return kept


def _tell(
    before: PublishedThing,
    *,
    current: PublishedThing,
    plans: tuple[Mapping[str, Any], Mapping[str, Any]],
    answers_gone: Sequence[str],
) -> Replanned:
    fields = [_asked_fields(plan) for plan in plans]
    papers = [_asked_papers(plan) for plan in plans]
    texts = {question.key: question.text for question in before.thing.questions}
    day = current.effective_from.isoformat() if current.effective_from else ""
    return Replanned(
        before=before.version or 0,
        after=current.version or 0,
        effective_from=day,
        sentence=words.REPLANNED.format(name=current.thing.name, day=day),
        differences=compare_things(SYSTEM, before=before, after=current),
        fields_added=_missing(fields[1], among=fields[0]),
        fields_gone=_missing(fields[0], among=fields[1]),
        materials_added=_missing(papers[1], among=papers[0]),
        materials_gone=_missing(papers[0], among=papers[1]),
        answers_gone=tuple(texts.get(key, key) for key in answers_gone),
    )


def _asked_fields(plan: Mapping[str, Any]) -> dict[Any, str]:
    asked = [field for field in plan["form"] if field["filled_from"] is None]
    return {(field["role"], field["element"]): field["label"] for field in asked}


def _asked_papers(plan: Mapping[str, Any]) -> dict[Any, str]:
    return {paper["key"]: paper["name"] for paper in plan["materials"] if paper["asked"]}


def _missing(these: Mapping[Any, str], *, among: Mapping[Any, str]) -> tuple[str, ...]:
    return tuple(label for key, label in these.items() if key not in among)
