"""Where lists, publications and exceptions do not fit together: what the office is shown to mend."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from onething.catalogue.contracts import PublishedThing
from onething.publicity import words
from onething.publicity.contracts import Effect, Gap, GapFound, ListedMatter, ListException, ListKind
from onething.publicity.rules.lists import TESTS, is_negative, is_too_often
from onething.publicity.rules.matters import list_matters

SOON = timedelta(days=30)


def list_gaps(
    things: Iterable[PublishedThing], *, exceptions: Iterable[ListException], day: date
) -> tuple[GapFound, ...]:
    """Return what is to be mended, matters without ground first."""
    matters = {one.key: one for one in list_matters(things)}
    now = [one for one in exceptions if one.is_in_force(day)]
    return (
        *_find_without_ground(matters.values(), now=now),
        *(gap for one in now for gap in _judge(one, matter=matters.get(one.matter), day=day)),
    )


def _find_without_ground(matters: Iterable[ListedMatter], *, now: list[ListException]) -> Iterator[GapFound]:
    grounded = {one.matter for one in now if one.list is ListKind.ONE_VISIT}
    for one in matters:
        if is_too_often(one) and one.key not in grounded:
            sentence = words.GAPS[Gap.VISITS_WITHOUT_GROUND].format(visits=one.visits)
            yield GapFound(Gap.VISITS_WITHOUT_GROUND, one.name, one.department, sentence)


def _judge(one: ListException, *, matter: ListedMatter | None, day: date) -> Iterator[GapFound]:
    if matter is None:
        yield _found(one, gap=Gap.MATTER_GONE)
        return
    if is_negative(one):
        if matter.visits is not None and not is_too_often(matter):
            yield _found(one, gap=Gap.CONTRADICTED)
    elif TESTS[one.list][0](matter) is (one.effect is Effect.ADD):
        yield _found(one, gap=Gap.NOTHING_CHANGED)
    if one.until - day <= SOON:
        yield _found(one, gap=Gap.ENDS_SOON)


def _found(one: ListException, *, gap: Gap) -> GapFound:
    sentence = words.GAPS[gap].format(list=one.list.label, effect=one.effect.label, until=one.until)
    return GapFound(gap, one.name, one.department, sentence, exception=one.id)
