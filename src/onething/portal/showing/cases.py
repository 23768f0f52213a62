"""A case as a line of a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from onething.cases.contracts.kinds import CaseState
from onething.cases.contracts.views import CaseRow, CaseView, NextAct
from onething.journey.letters import address_letter, list_letters, name_letter
from onething.look.contracts import NavLink, Tag, Tone
from onething.pages.showing.days import say_moment, say_short_day
from onething.portal import words

TONES = {
    CaseState.RETURNED: Tone.WARN,
    CaseState.CORRECTING: Tone.WARN,
    CaseState.CHOOSING: Tone.WARN,
    CaseState.ISSUED: Tone.GOOD,
    CaseState.ON_THE_WAY: Tone.GOOD,
    CaseState.DELIVERED: Tone.GOOD,
    CaseState.ARCHIVED: Tone.GOOD,
    CaseState.DESTROYED: Tone.PLAIN,
    CaseState.REFUSED: Tone.LEGAL,
    CaseState.NOT_ACCEPTED: Tone.LEGAL,
    CaseState.DRAFT: Tone.PLAIN,
}
OVER = frozenset(
    {
        CaseState.ISSUED,
        CaseState.ON_THE_WAY,
        CaseState.DELIVERED,
        CaseState.ARCHIVED,
        CaseState.DESTROYED,
        CaseState.REFUSED,
        CaseState.NOT_ACCEPTED,
        CaseState.WITHDRAWN,
    }
)


@dataclass(frozen=True)
class CaseLine:
    """A case of one's own: what, where it stands, until when."""

    href: str
    name: str
    number: str
    state: Tag
    when: str


def line_of(row: CaseRow) -> CaseLine:
    """Return the line of a case."""
    return CaseLine(
        href=f"/cases/{row.id}/",
        name=row.thing_name,
        number=row.number or "",
        state=state_tag(row.state),
        when=_say_when(row),
    )


def state_tag(state: CaseState) -> Tag:
    """Return the state of a case in a word."""
    return Tag(state.label, tone=TONES.get(state, Tone.ASK))


def link_letters(case: CaseView) -> tuple[NavLink, ...]:
    """Return the letters that the window has written about a case, as PDF."""
    return tuple(
        NavLink(name_letter(one, case=case), f"/cases/{case.id}/letters/{address_letter(one)}")
        for one in list_letters(case)
    )


def _say_when(row: CaseRow) -> str:
    if row.promised_on is not None and row.state not in OVER:
        return words.PROMISED.format(day=say_short_day(row.promised_on))
    return f"{say_moment(row.submitted_at)} 提交" if row.submitted_at else ""


def link_recusals(case: CaseView, *, acts: Sequence[NextAct]) -> tuple[NavLink, ...]:
    """Return where to ask that somebody stays away, a link for each step that is under way."""
    open_ones = {act.step_id for act in acts if act.verb == "ask_recusal"}
    return tuple(
        NavLink(
            word=words.RECUSAL_LINK.format(matter=step.matter_name),
            href=f"/cases/{case.id}/steps/{step.id}/recusal",
        )
        for step in case.steps
        if step.id in open_ones
    )
