"""Slips that the office put right, as the applicant reads them, with the way to object."""

from dataclasses import dataclass

from onething.cases.contracts.views import CaseView
from onething.pages.slip import say_slip


@dataclass(frozen=True)
class SlipLine:
    """One line; `action` is where the applicant objects, empty when that is over."""

    sentence: str
    action: str


def list_slips(case: CaseView) -> tuple[SlipLine, ...]:
    """Return the lines, the oldest first."""
    return tuple(
        SlipLine(say_slip(one), action=f"/cases/{case.id}/slips/{one.id}/object" if one.may_object else "")
        for one in case.slips
    )
