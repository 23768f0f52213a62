"""What stands in a one-time notice (一次告知书): a plan in words, for somebody who has not applied yet."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from onething.catalogue.contracts import PublishedThing, Question
from onething.journey import letter_words as words
from onething.journey.letter_contents import Block, Body, limits_block, number_rows, say_day

JsonPlan = Mapping[str, Any]


def write_notice(published: PublishedThing, *, plan: JsonPlan, answers: Mapping[str, Any], day: date) -> Body:
    """一次告知书: what these answers ask for, whole and once (行政许可法 art. 30, 32)."""
    opening = words.NOTICE_GIVEN.format(version=published.version, day=say_day(day))
    lead = words.NOTICE_LEAD.format(department=published.thing.lead_department)
    return Body(
        addressee="",
        blocks=(
            Block(paragraphs=(f"“{published.thing.name}”：{opening}{lead}",)),
            _answers_block(published, answers=answers),
            _matters_block(plan),
            _not_needed_block(plan),
            _asked_block(plan),
            _free_block(plan),
            _fields_block(plan),
        ),
        day=say_day(day),
        closing=words.NOTICE_END,
        has_seal=False,
    )


def _answers_block(published: PublishedThing, *, answers: Mapping[str, Any]) -> Block:
    rows = [
        (question.text, _say_answer(question, given=answers.get(question.key)))
        for question in published.thing.questions
    ]
    return Block(
        heading=words.NOTICE_ANSWERS,
        columns=(words.ORDER, words.QUESTION, words.ANSWER),
        widths=(0, 3, 2),
        rows=number_rows(rows),
    )


def _say_answer(question: Question, *, given: Any) -> str:
    if given is None:
        return words.NOT_ANSWERED
    chosen = given if isinstance(given, list) else [given]
    labels = [option.label for option in question.options if option.value in chosen]
    return words.LIST_COMMA.join(labels) or words.NOTHING_CHOSEN


def _matters_block(plan: JsonPlan) -> Block:
    days = plan["promised_working_days"]
    promise = words.NOTICE_PROMISE.format(days=days) if days else words.NOTICE_ON_THE_SPOT
    said = (promise,) if days is not None else ()
    return limits_block(
        plan,
        heading=words.NOTICE_MATTERS.format(count=len(plan["matters"])),
        paragraphs=said,
        notes=(*plan["provisional_because"], *_say_visits(plan), *_say_ceiling(plan)),
    )


def _say_visits(plan: JsonPlan) -> list[str]:
    names = {matter["code"]: matter["name"] for matter in plan["matters"]}
    visits = [words.LIST_COMMA.join(names[code] for code in one["matters"]) for one in plan["site_visits"]]
    return [words.NOTICE_SITE_VISIT.format(matters=named) for named in visits]


def _say_ceiling(plan: JsonPlan) -> list[str]:
    days = plan["ceiling_working_days"]
    return [] if days is None else [words.NOTICE_CEILING.format(days=days)]


def _not_needed_block(plan: JsonPlan) -> Block:
    rows = [
        (one["name"], one["department"], "".join(one["because"]) or words.NOTICE_NOT_NEEDED_HERE)
        for one in plan["not_needed"]
    ]
    if not rows:
        return Block()
    return Block(
        heading=words.NOTICE_NOT_NEEDED.format(count=len(rows)),
        columns=(words.ORDER, words.MATTER, words.DEPARTMENT, words.WHY_IT),
        widths=(0, 3, 2, 4),
        rows=number_rows(rows),
    )


def _asked_block(plan: JsonPlan) -> Block:
    papers = [one for one in plan["materials"] if one["asked"]]
    heading = words.NOTICE_ASKED.format(count=len(papers))
    if not papers:
        return Block(heading=heading, paragraphs=(words.NOTICE_NONE_ASKED,))
    rows = [
        (
            one["name"],
            one["form"] or words.NONE,
            words.COPY_COUNT.format(count=one["copies"]),
            words.SEMICOLON.join(one["notes"]) or words.NONE,
        )
        for one in papers
    ]
    return Block(
        heading=heading,
        columns=(words.ORDER, words.MATERIAL, words.FORM, words.COPIES, words.NOTES),
        widths=(0, 5, 2, 1, 4),
        rows=number_rows(rows),
    )


def _free_block(plan: JsonPlan) -> Block:
    rows = [(one["name"], one["reason"] or words.NONE) for one in plan["materials"] if not one["asked"]]
    if not rows:
        return Block()
    return Block(
        heading=words.NOTICE_FREE.format(count=len(rows)),
        columns=(words.ORDER, words.MATERIAL, words.WHY),
        widths=(0, 2, 3),
        rows=number_rows(rows),
    )


def _fields_block(plan: JsonPlan) -> Block:
    labels = [one["label"] for one in plan["form"] if one["filled_from"] is None]
    return Block(
        heading=words.NOTICE_FIELDS.format(count=len(labels)),
        paragraphs=(words.LIST_COMMA.join(labels) + "。",) if labels else (),
    )
