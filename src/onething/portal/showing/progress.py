"""Where a case stands, in pieces: who holds it, until when, what was done, what the departments say, what comes next."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from onething.cases.contracts.given import NonAcceptance
from onething.cases.contracts.kinds import CaseState, StepState
from onething.cases.contracts.views import CaseView, StepView
from onething.ledger.contracts import ActView
from onething.look.contracts import (
    Button,
    LifeEvent,
    LifeLine,
    NextBox,
    OpinionCard,
    Tone,
)
from onething.pages.showing.days import say_day, say_moment
from onething.pages.showing.life import fold, group_acts, name_matters, say_evidence
from onething.portal import words
from onething.portal.showing.cases import OVER
from onething.portal.showing.changed import find_hearing

OPEN_STEPS = frozenset({StepState.PENDING, StepState.IN_REVIEW, StepState.OPPOSED})
WITH_APPLICANT = frozenset({CaseState.DRAFT, CaseState.RETURNED, CaseState.CORRECTING, CaseState.CHOOSING})
WITH_RESULTS = frozenset({CaseState.ISSUED, CaseState.ON_THE_WAY, CaseState.DELIVERED, CaseState.ARCHIVED})


def say_holder(case: CaseView) -> str:
    """Return who has the case in hand now; empty when it is over."""
    if case.state in OVER:
        return ""
    if case.state is CaseState.IN_REVIEW:
        working = [step.department for step in case.steps if step.state in OPEN_STEPS]
        return words.LIST_COMMA.join(dict.fromkeys(working)) or case.lead_unit
    return words.HOLDERS.get(case.state.value, case.lead_unit)


def say_officers(case: CaseView) -> str:
    """Return by name who has the open steps in hand: who serves the public does so by name."""
    named = [
        words.OFFICER.format(unit=step.department, name=step.holder)
        for step in case.steps
        if step.holder and step.state in OPEN_STEPS
    ]
    return words.LIST_COMMA.join(dict.fromkeys(named))


def show_next(case: CaseView) -> NextBox:
    """Return what happens next and what the applicant can do."""
    sentences = list(words.NEXT[case.state.value])
    if case.state is CaseState.IN_REVIEW:
        sentences += _say_waiting(case)
    if hearing := find_hearing(case):
        said = words.TO_BE_HEARD.format(kind=hearing.change.kind.label, day=say_day(hearing.day))
        sentences.insert(0, f"{hearing.step.matter_name}：{said}")
    sentences += [*_say_deferred(case), *_say_way(case)]
    if case.non_acceptance:
        sentences += [*_say_non_acceptance(case.non_acceptance), *case.remedies]
    return NextBox(sentences=tuple(sentences), button=_button(case))


def _say_way(case: CaseView) -> list[str]:
    """Where the results on paper are, on their way to the applicant."""
    if case.way is None:
        return []
    if case.way.unit_name:
        return [words.AT_WINDOW.format(unit=case.way.unit_name)]
    return [words.SENT_UNDER.format(waybill=case.way.waybill) if case.way.waybill else words.SENT]


def _say_deferred(case: CaseView) -> list[str]:
    """The papers that are still to come with their days, and those that came too late."""
    open_ones = [one for one in case.deferred if one.is_open]
    said = [words.STILL_TO_COME.format(name=one.name, day=say_day(one.due_on)) for one in open_ones]
    lapsed = [one.name for one in case.deferred if one.lapsed_at]
    return said + ([words.LAPSED.format(names=words.LIST_COMMA.join(lapsed))] if lapsed else [])


def _say_non_acceptance(given: NonAcceptance) -> list[str]:
    said = words.NOT_ACCEPTED_REASON.format(kind=given.kind.label, basis=given.basis, reason=given.reason)
    return [said, *([words.OTHER_ORGAN.format(organ=given.organ)] if given.organ else [])]


def _say_waiting(case: CaseView) -> list[str]:
    """What begins by itself once an earlier result is there, and who does it."""
    names = {step.matter_code: step.matter_name for step in case.steps}
    return [
        words.NEXT_WAITING.format(
            needs=words.LIST_COMMA.join(names[code] for code in step.needs if code in names),
            unit=step.department,
            name=step.matter_name,
        )
        for step in case.steps
        if step.state is StepState.WAITING
    ]


def _button(case: CaseView) -> Button | None:
    here = f"/cases/{case.id}"
    if hearing := find_hearing(case):
        return Button(word=words.GO_HEARING, href=f"{here}/steps/{hearing.step.id}/hearing")
    if case.state is CaseState.DRAFT:
        return Button(word=words.CONTINUE, href=f"{here}/form")
    if case.state in (CaseState.CORRECTING, CaseState.RETURNED):
        return Button(word=words.GO_SIGN, href=f"{here}/review")
    if any(one.is_open for one in case.deferred):
        return Button(word=words.GO_SUPPLY, href=f"{here}/materials")
    if case.state in WITH_RESULTS:
        return Button(word=words.SEE_RESULTS, href=f"{here}/results")
    return None


def list_opinions(case: CaseView) -> tuple[OpinionCard, ...]:
    """Return what departments told the applicant: refusals meant or decided, with articles and remedy."""
    told = [step for step in case.steps if step.state in (StepState.OPPOSED, StepState.REFUSED)]
    return tuple(_opinion(step) for step in told)


def _opinion(step: StepView) -> OpinionCard:
    return OpinionCard(
        department=step.department,
        matter=step.matter_name,
        decision=words.OPPOSED if step.state is StepState.OPPOSED else words.REFUSED,
        tone=Tone.LEGAL,
        reasons=step.reasons or "",
        articles=step.articles,
        remedy=step.remedy or "",
    )


def show_life(acts: Sequence[ActView], *, case: CaseView) -> LifeLine:
    """Return what was done, newest first; moves that only the clock knows of are left out."""
    matters = {step.id: step.matter_name for step in case.steps}
    units = {step.unit_code: step.department for step in case.steps}
    shown = [act for act in acts if act.verb not in words.HIDDEN_ACTS]
    return fold(_event(group, matters=matters, units=units) for group in group_acts(shown))


def _event(group: Sequence[ActView], *, matters: Mapping[UUID, str], units: Mapping[str, str]) -> LifeEvent:
    act = group[0]
    post = act.actor.post or "system"
    return LifeEvent(
        what=words.ACTS.get(act.verb, words.VERB_UNKNOWN),
        who=words.ACTORS.get(post) or units.get(act.actor.unit_code or "", words.DEPARTMENT),
        when=say_moment(act.effective_at),
        about=name_matters(group, matters=matters),
        evidence=say_evidence(*group),
        tone=Tone.LEGAL if act.verb in ("refuse", "decide_refusal", "not_accept") else Tone.PLAIN,
    )
