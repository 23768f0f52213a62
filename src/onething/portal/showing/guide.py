"""What changed lately in a thing, as its guide tells it."""

from dataclasses import dataclass

from onething.catalogue.contracts import Change, ChangeKind
from onething.pages.showing.days import say_plain_day
from onething.portal import words

MOST_SENTENCES = 6


@dataclass(frozen=True)
class ChangeLine:
    """One change: what and when, what is different now, why; `more` says how many sentences are left out."""

    thing: str
    href: str
    title: str
    sentences: tuple[str, ...]
    more: str
    ground: str


def show_change(change: Change) -> ChangeLine:
    """Return a change in words."""
    day = say_plain_day(change.effective_from)
    if change.kind is ChangeKind.REPEALED:
        title = words.CHANGE_REPEALED.format(day=day)
    elif change.version == 1:
        title = words.CHANGE_FIRST.format(day=day)
    else:
        title = words.CHANGE_NEWER.format(day=day, version=change.version)
    left = len(change.differences) - MOST_SENTENCES
    return ChangeLine(
        thing=change.thing_name,
        href=f"/things/{change.thing_code}/",
        title=title,
        sentences=change.differences[:MOST_SENTENCES],
        more=words.CHANGE_MORE.format(count=left) if left > 0 else "",
        ground=_say_ground(change),
    )


def _say_ground(change: Change) -> str:
    parts = [
        change.reason.rstrip("。"),
        words.GUIDE_BASIS.format(basis=change.basis.rstrip("。")) if change.basis else "",
    ]
    said = words.SEMICOLON.join(part for part in parts if part)
    return f"{said}。" if said else ""
