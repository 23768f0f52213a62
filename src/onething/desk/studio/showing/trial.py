"""The live plan: what answers that are tried out would make of a draft."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict

from onething.catalogue.contracts import PublishedThing, Thing
from onething.desk.studio import words
from onething.kernel.errors import Refusal
from onething.look.contracts import Field, FieldKind, MaterialRow, Notice, Tone, WaveChart
from onething.pages.applying.plans import list_not_needed, say_chart_end, say_chart_note, show_gates
from onething.pages.applying.question_field import question_field
from onething.pages.showing.plans import show_materials, show_waves
from onething.planning.contracts import Plan
from onething.planning.queries import make_plan

PREFIX = "try."


@dataclass(frozen=True)
class Trial:
    """The questions with what is tried as answers, and the plan they make; `notices` say why there is none, or no road."""

    questions: tuple[Field, ...]
    notices: tuple[Notice, ...]
    counts: str
    chart: WaveChart | None
    papers: tuple[MaterialRow, ...]
    not_needed: tuple[str, ...]
    explanation: tuple[str, ...]


def read_tried(sent: QueryDict, *, thing: Thing) -> dict[str, Any]:
    """Return the answers that are tried; what the draft no longer offers is no answer."""
    tried: dict[str, Any] = {}
    for question in thing.questions:
        values = [value for value in sent.getlist(PREFIX + question.key) if value]
        if question.options and question.kind in ("single", "multiple"):
            offered = {option.value for option in question.options}
            values = [value for value in values if value in offered]
        if values:
            tried[question.key] = values if question.multi else values[0]
    return tried


def show_trial(published: PublishedThing, *, tried: Mapping[str, Any]) -> Trial:
    """Return the trial of a draft under answers."""
    try:
        plan = make_plan(published, answers=tried)
    except Refusal as refusal:
        notice = Notice(words.PLAN_REFUSED.format(sentence=refusal.sentence), tone=Tone.WARN)
        asked = tuple(question.key for question in published.thing.questions)
        return Trial(_questions(published.thing, keys=asked, tried=tried), (notice,), "", None, (), (), ())
    return _show(published.thing, plan=plan, tried=tried)


def _show(thing: Thing, *, plan: Plan, tried: Mapping[str, Any]) -> Trial:
    shown = plan.as_json()
    filled = sum(field.filled_from is not None for field in plan.form)
    asked = sum(material.asked for material in plan.materials)
    open_note = Notice(words.PLAN_OPEN.format(count=len(plan.open_questions)))
    return Trial(
        questions=_questions(thing, keys=plan.asked_questions, tried=tried),
        notices=(*show_gates(plan.gates), *([open_note] if plan.open_questions else [])),
        counts=words.PLAN_COUNTS.format(
            matters=len(plan.matters), fields=len(plan.form), filled=filled, materials=asked
        ),
        chart=show_waves(shown, end=say_chart_end(shown), note=say_chart_note(shown)),
        papers=show_materials(shown),
        not_needed=list_not_needed(shown),
        explanation=plan.explanation,
    )


def _questions(thing: Thing, *, keys: Sequence[str], tried: Mapping[str, Any]) -> tuple[Field, ...]:
    """Asked as a select where one answer is chosen: the panel stays short."""
    fields = []
    for key in keys:
        question = thing.find_question(key)
        if question is not None:
            field = question_field(question, answers=dict(tried))
            kind = FieldKind.SELECT if field.kind is FieldKind.RADIO else field.kind
            fields.append(replace(field, name=PREFIX + key, kind=kind, required=False))
    return tuple(fields)
