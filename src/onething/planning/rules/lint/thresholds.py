"""Ranges of number and date questions: every value falls into exactly one option."""

from collections.abc import Iterator
from datetime import date
from math import inf

from onething.catalogue.contracts import Finding, LintContext, Option, PublishedThing, Question, QuestionKind
from onething.planning.rules.lint import words
from onething.planning.rules.lint.finding import found

RANGED = frozenset({QuestionKind.NUMBER, QuestionKind.DATE})
Range = tuple[float, float, Option]


def check_ranges(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """No range missing or empty, none overlapping (which option would hold?), no gap (whoever answers so is stuck)."""
    for question in published.thing.questions:
        if question.kind in RANGED:
            yield from _check_ends(question)
            ranges = sorted(
                (one for one in map(_measure, _list_ranged(question)) if one[0] < one[1]),
                key=lambda one: (one[0], one[1], one[2].value),
            )
            yield from _check_overlaps(question, ranges=ranges)
            yield from _check_gaps(question, ranges=ranges)


def _list_ranged(question: Question) -> list[Option]:
    return [one for one in question.options if one.at_least is not None or one.below is not None]


def _measure(option: Option) -> Range:
    low = -inf if option.at_least is None else _place(option.at_least)
    return low, inf if option.below is None else _place(option.below), option


def _place(end: int | str) -> float:
    """Return a number as it is, a day as its place in the calendar."""
    return end if isinstance(end, int) else date.fromisoformat(end).toordinal()


def _check_ends(question: Question) -> Iterator[Finding]:
    for option in question.options:
        place = f"/situations/{question.key}/{option.value}"
        facts = {"question": question.text, "option": option.label, "kind": _name_kind(question)}
        low, high, _ = _measure(option)
        if option.at_least is None and option.below is None and len(question.options) > 1:
            yield found("option.without_range", place=place, **facts)
        elif low >= high:
            yield found("option.empty_range", place=place, **facts)


def _check_overlaps(question: Question, *, ranges: list[Range]) -> Iterator[Finding]:
    for index, (_, high, option) in enumerate(ranges):
        for low, _, other in ranges[index + 1 :]:
            if low < high:
                facts = {"question": question.text, "option": option.label, "other": other.label}
                place = f"/situations/{question.key}/{other.value}"
                yield found("option.overlap", place=place, kind=_name_kind(question), **facts)


def _check_gaps(question: Question, *, ranges: list[Range]) -> Iterator[Finding]:
    """A number begins at zero (areas, sums of money); days have no beginning."""
    reached = 0.0 if question.kind is QuestionKind.NUMBER else -inf
    for low, high, _ in ranges:
        if low > reached:
            yield _say_gap(question, low=reached, high=low)
        reached = max(reached, high)
    if ranges and reached < inf:
        yield _say_gap(question, low=reached, high=inf)


def _say_gap(question: Question, *, low: float, high: float) -> Finding:
    template = (
        words.SPAN_ABOVE if high == inf else words.SPAN_BELOW if low in (-inf, 0) else words.SPAN_BETWEEN
    )
    span = template.format(low=_show(low, question=question), high=_show(high, question=question))
    return found("option.gap", place=f"/situations/{question.key}", question=question.text, span=span)


def _show(end: float, *, question: Question) -> str:
    if end in (inf, -inf):
        return ""
    if question.kind is QuestionKind.DATE:
        return date.fromordinal(int(end)).isoformat()
    return f"{int(end)}{question.unit or ''}"


def _name_kind(question: Question) -> str:
    return words.KIND_OF_VALUE[question.kind]
