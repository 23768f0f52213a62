"""The tables behind the differences: a value or a list of two versions, and the sentence when they differ."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from onething.catalogue.contracts import Difference
from onething.catalogue.rules import difference_words as say
from onething.catalogue.rules.documents import point


@dataclass(frozen=True)
class Row:
    """One value that is compared: its key in the package, its name for people, and the value in words (None: nothing)."""

    key: str
    label: str
    read: Callable[[Any], str | None]


@dataclass(frozen=True)
class ListRow:
    """One list that is compared item by item, each in words; the order means nothing."""

    key: str
    label: str
    read: Callable[[Any], Sequence[str]]


def compare_rows(before: Any, *, after: Any, rows: Sequence[Row], at: str, of: str) -> Iterator[Difference]:
    """Yield a difference for each row whose value differs; `of` names in words whose value it is."""
    for row in rows:
        was, now = row.read(before), row.read(after)
        if was != now:
            yield say_change(was, now=now, label=row.label, place=point(at, key=row.key), of=of)


def say_change(was: str | None, *, now: str | None, label: str, place: str, of: str) -> Difference:
    """Return the difference of one value: changed, newly set or no longer set."""
    template = say.SET if was is None else say.UNSET if now is None else say.CHANGED
    sentence = template.format(of=of, label=label, before=was, after=now)
    return Difference(place, sentence, _bare(was), _bare(now))


def compare_lists(
    before: Any, *, after: Any, rows: Sequence[ListRow], at: str, of: str
) -> Iterator[Difference]:
    """Yield what each list gained and lost."""
    for row in rows:
        was, now = row.read(before), row.read(after)
        place = point(at, key=row.key)
        lost = say.COMMA.join(item for item in was if item not in now)
        gained = say.COMMA.join(item for item in now if item not in was)
        if lost:
            sentence = say.LIST_REMOVED.format(of=of, label=row.label, items=lost)
            yield Difference(place, sentence, before=lost)
        if gained:
            sentence = say.LIST_ADDED.format(of=of, label=row.label, items=gained)
            yield Difference(place, sentence, after=gained)


def _bare(text: str | None) -> str | None:
    return None if text is None else text.strip().strip("“”")
