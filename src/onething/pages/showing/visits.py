"""A joint visit to the place as everybody who takes part reads it: when, where, what is looked at, and who comes."""

from collections.abc import Iterator

from onething.cases.contracts.views import CaseView
from onething.cases.contracts.visits import VisitView
from onething.pages.showing import words
from onething.pages.showing.days import say_day


def list_visit_lines(case: CaseView) -> tuple[str, ...]:
    """Return the lines of every visit that stands, the earlier wave first; none without one."""
    return tuple(line for visit in case.visits for line in _say(visit))


def _say(visit: VisitView) -> Iterator[str]:
    yield words.VISIT_WHEN.format(day=say_day(visit.day), clock=f"{visit.clock:%H:%M}", place=visit.place)
    yield words.VISIT_WHAT.format(subject=visit.subject)
    for party in visit.parties:
        people = words.LIST_COMMA.join(party.people) or words.VISIT_NOBODY_YET
        yield words.VISIT_WHO.format(department=party.department, matter=party.matter_name, people=people)
    if visit.wish:
        yield words.VISIT_WISH.format(wish=visit.wish)
