"""The one question that planning answers. No table and no viewer: a plan says nothing about anybody."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from onething.catalogue.contracts import (
    Finding,
    LintContext,
    LintReport,
    Matter,
    Package,
    PublishedThing,
    Thing,
    make_report,
)
from onething.kernel.errors import Refusal
from onething.planning import words
from onething.planning.contracts import Holding, Plan, PlannedMatter, PlannedPromise
from onething.planning.rules import explaining, form, materials, notice_codes, saving
from onething.planning.rules.answers import read_answers
from onething.planning.rules.deciding import list_gates, list_not_needed
from onething.planning.rules.inclusion import (
    list_included,
    list_relevant_questions,
    list_switched_materials,
    list_wordings,
)
from onething.planning.rules.lint import checking
from onething.planning.rules.promise import find_ceiling, make_promise
from onething.planning.rules.promising import decide_at_once, list_promised, take_back, write_promise
from onething.planning.rules.silence import find_silence
from onething.planning.rules.visiting import list_site_visits
from onething.planning.rules.waves import Order, order_matters


def make_plan(
    published: PublishedThing,
    *,
    answers: Mapping[str, Any],
    holdings: Sequence[Holding] = (),
    sources: Collection[str] = (),
    without: Collection[str] = (),
    unpromised: Collection[str] = (),
) -> Plan:
    """Return what these answers make of a thing. The same input gives the same plan, byte for byte.

    `answers`: question key → value, or a list of values; unanswered questions are listed in the plan. `holdings` are the
    valid licences that the applicant has; `sources` the shared sources that can be read now; `without` are matters (full
    codes) that the applicant gave up after a refusal, `unpromised` those whose promise they took back. Raises
    Refusal `planning.answer.*` for an answer that the question does not offer.
    """
    thing = published.thing
    read = read_answers(answers, thing=thing)
    brought_in = list_included(thing, answers=read.chosen)
    ordinary = tuple(matter for matter in brought_in if matter.code not in without)
    promised = list_promised(thing, answers=read.chosen, matters=ordinary, unpromised=unpromised)
    matters = tuple(decide_at_once(matter, promised=promised) for matter in ordinary)
    order = order_matters(matters)
    told = take_back(read, thing=thing, unpromised=unpromised)
    merged = form.merge_form(matters, elements=published.elements, read=told, order=order, sources=sources)
    switched = list_switched_materials(thing, answers=read.chosen)
    listings = [
        listing
        for matter in matters
        for listing in materials.list_active_materials(matter, answers=read.chosen, switched=switched)
    ]
    papers = materials.merge_materials(listings, thing=thing, order=order, holdings=holdings)
    promise, ceiling = make_promise(matters, order=order), find_ceiling(matters, order=order)
    visits = list_site_visits(matters, order=order)
    gates, not_needed = list_gates(thing, read=read), list_not_needed(thing, read=read, included=brought_in)
    promises = {
        one.code: write_promise(one, commitment=promised[one.code])
        for one in ordinary
        if one.code in promised
    }
    return Plan(
        thing=thing.code,
        thing_name=thing.name,
        lead_department=thing.lead_department,
        version=published.version,
        sm3=published.sm3,
        answers=read.chosen,
        open_questions=tuple(key for key in read.asked if key not in read.chosen),
        relevant_questions=list_relevant_questions(published, asked=read.asked),
        multi_questions=frozenset(question.key for question in thing.questions if question.multi),
        matters=tuple(
            _plan_matter(matter, order=order, promise=promises.get(matter.code)) for matter in matters
        ),
        form=merged,
        materials=papers,
        wordings=list_wordings(thing, answers=read.chosen),
        critical_path=promise.critical_path,
        promised_working_days=promise.days,
        provisional=bool(promise.because),
        provisional_because=promise.because,
        saved=saving.count_saved(
            thing,
            matters=matters,
            answers=read.chosen,
            form=merged,
            listings=listings,
            materials=papers,
            promise=promise,
            site_visits=visits,
        ),
        given=read.given,
        asked_questions=read.asked,
        gates=gates,
        not_needed=not_needed,
        site_visits=visits,
        ceiling_working_days=ceiling.days,
        ceiling_path=ceiling.path,
        explanation=(
            *explaining.explain_gates(gates),
            *explaining.explain_matters(thing, read=read, order=order, not_needed=not_needed),
            *explaining.explain_papers(merged, papers=papers),
            *explaining.explain_days(promise, ceiling=ceiling, order=order, visits=visits),
        ),
        ordinary_working_days=make_promise(ordinary, order=order_matters(ordinary)).days
        if promised
        else None,
        silence=find_silence(matters),
    )


def list_asked(thing: Thing, *, answers: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the keys of the questions that these answers make asked, answered or not, in their order.

    Raises Refusal `planning.answer.*` as `make_plan` does.
    """
    return read_answers(answers, thing=thing).asked


def check_open_road(plan: Plan) -> None:
    """Refuse `planning.gate.closed` when an answer closes this road; the sentence says why and which road is theirs."""
    if plan.gates:
        gate = plan.gates[0]
        sentence = words.GATE_CLOSED.format(reason=gate.reason, road=gate.road)
        roads = [{"question": one.question, "thing": one.thing} for one in plan.gates]
        raise Refusal(
            "planning.gate.closed", sentence, field=f"answers.{gate.question}", facts={"gates": roads}
        )


def check_thing(published: PublishedThing, *, context: LintContext) -> tuple[Finding, ...]:
    """Return what the lint finds in a thing: law, the city's lists, and plain logic. No finding is left out.

    `context` are the lists and the other things it is held against; without them the rules that need them say so or
    nothing. A finding of level blocker keeps the thing from being published.
    """
    return checking.check_thing(published, context=context)


def lint_thing(published: PublishedThing, *, context: LintContext) -> LintReport:
    """Return the lint's findings as the report that a publication keeps."""
    findings = check_thing(published, context=context)
    return make_report(published.thing.code, sm3=published.sm3, findings=findings)


def lint_package(package: Package, *, others: Sequence[PublishedThing] = ()) -> dict[str, LintReport]:
    """Return the report on every thing of a package, by code: each beside its neighbours and `others`, under its lists."""
    reports = {}
    for one in package.things:
        beside = (*others, *(other for other in package.things if other is not one))
        context = LintContext(surroundings=package.surroundings, others=beside)
        reports[one.thing.code] = lint_thing(one, context=context)
    return reports


def write_notice_code(published: PublishedThing, *, answers: Mapping[str, Any], day: date) -> str:
    """Return the code of a one-time notice given on `day`: it alone reproduces the plan."""
    assert published.version is not None, "notices are given of what is published"  # noqa: S101
    read = read_answers(answers, thing=published.thing)
    return notice_codes.write_code(published.thing, version=published.version, read=read, day=day)


def read_notice_code(text: str) -> notice_codes.NoticeCode:
    """Return which version of which thing a notice's code names, and of which day; refuses `planning.notice.code`."""
    return notice_codes.read_code(text)


def read_notice_answers(code: notice_codes.NoticeCode, *, published: PublishedThing) -> dict[str, Any]:
    """Return the answers that a notice's code spells for the version it names."""
    return notice_codes.read_marks(code, thing=published.thing)


def _plan_matter(matter: Matter, *, order: Order, promise: PlannedPromise | None) -> PlannedMatter:
    return PlannedMatter(
        code=matter.code,
        name=matter.name,
        department=matter.department,
        wave=order.waves[matter.code],
        needs=order.needs[matter.code],
        kind=matter.kind,
        kind_original=matter.kind_original,
        case_kind=matter.case_kind,
        release=matter.release,
        place=matter.place,
        conditions=matter.conditions,
        committed=matter.committed,
        committed_standing=matter.committed_standing,
        statutory=matter.statutory,
        statutory_basis=matter.statutory_basis,
        statutory_verified=matter.statutory_verified,
        extension_days=matter.extension_days,
        special_procedures=matter.special_procedures,
        produces=matter.produces,
        result_name=matter.result,
        form_name=matter.form.name,
        validity_months=matter.validity_months,
        validity_basis=matter.validity_basis,
        site_visit=matter.site_visit,
        promise=promise,
        required_procedures=tuple(one.name for one in matter.particulars.manner.procedures if one.required),
        examination=matter.particulars.examination,
    )
