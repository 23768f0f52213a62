"""Whom a message about a case goes to: the phones, from the case and from what the effect carries."""

from typing import Any
from uuid import UUID

from onething.cases.contracts.kinds import ExtendedBy
from onething.cases.contracts.views import CaseView, StepView
from onething.cases.queries.handed_over import get_supervising_unit
from onething.cases.queries.one_case import get_applicant
from onething.directory.contracts import Post
from onething.directory.queries import get_identity, get_unit, list_post_phones
from onething.kernel.viewer import SYSTEM

Payload = dict[str, Any]


def list_applicant(case: CaseView, _payload: Payload) -> list[str]:
    """Return the applicant's phone."""
    return [get_identity(SYSTEM, person_id=get_applicant(SYSTEM, case_id=case.id)).phone]


def list_lead(case: CaseView, _payload: Payload) -> list[str]:
    """Return the phones of the lead department of the case."""
    unit = get_unit(SYSTEM, name=case.lead_unit)
    return list_post_phones(SYSTEM, post=Post.LEAD, unit_code=unit.code)


def list_reviewers(case: CaseView, payload: Payload) -> list[str]:
    """Return the phones of the reviewers of a step's department."""
    return list_post_phones(SYSTEM, post=Post.REVIEWER, unit_code=_step(case, payload).unit_code)


def list_asked_unit(_case: CaseView, payload: Payload) -> list[str]:
    """Return the phones of the reviewers whose answer is waited for; of what, they read in their list."""
    return list_post_phones(SYSTEM, post=Post.REVIEWER, unit_code=payload["unit"])


def list_supervising_unit(_case: CaseView, payload: Payload) -> list[str]:
    """Return the phones of the reviewers of the unit that supervises a granted matter."""
    unit = get_supervising_unit(SYSTEM, step_id=UUID(payload["step_id"]))
    return list_post_phones(SYSTEM, post=Post.REVIEWER, unit_code=unit)


def list_heads(case: CaseView, payload: Payload) -> list[str]:
    """Return the phones of who was asked for a longer limit, the organ's head or the government's; nobody's, once answered."""
    step = _step(case, payload)
    if step.extension_asked is ExtendedBy.ORGAN:
        return list_post_phones(SYSTEM, post=Post.HEAD, unit_code=step.unit_code)
    if step.extension_asked is ExtendedBy.GOVERNMENT:
        return list_post_phones(SYSTEM, post=Post.GOVERNMENT_HEAD)
    return []


def list_answering_recusal(case: CaseView, payload: Payload) -> list[str]:
    """Return the phones of who answers a request for recusal: the deciders, or the head about a decider."""
    step = _step(case, payload)
    post = step.recusal_answered_by
    return list_post_phones(SYSTEM, post=post, unit_code=step.unit_code) if post else []


def _step(case: CaseView, payload: Payload) -> StepView:
    return next(one for one in case.steps if str(one.id) == payload["step_id"])
