"""How a step was examined, in lines: every review point with its answer, and the check by two people."""

from collections.abc import Iterator

from onething.cases.contracts.examining import ReviewPointView, TwoPeopleView
from onething.cases.contracts.views import StepView
from onething.desk import words
from onething.pages.showing.days import say_day


def list_examined(step: StepView, *, is_ticking: bool) -> tuple[str, ...]:
    """Return the lines; whoever ticks sees the points in the form and not again here."""
    examined = step.examination
    if examined is None:
        return ()
    points = () if is_ticking else examined.points
    return (*map(_say_point, points), *_say_check(examined.check))


def _say_point(view: ReviewPointView) -> str:
    point = view.point
    about = words.POINT_ABOUT.format(paper=point.about) if point.about else ""
    return words.POINT_LINES[view.is_met].format(text=point.text, about=about, note=view.note)


def _say_check(check: TwoPeopleView | None) -> Iterator[str]:
    if check is not None:
        yield words.TWO_PEOPLE.format(
            state=check.state.label, day=say_day(check.checked_on), first=check.first, second=check.second,
            findings=check.findings,
        )  # fmt: skip
