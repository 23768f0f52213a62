"""Announcements as people read them: a line of a list, and one whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from onething.look.contracts import Notice, Tone
from onething.pages.showing.days import say_plain_day
from onething.portal import words
from onething.publicity.contracts import AnnouncementView
from onething.publicity.states import PaperState


@dataclass(frozen=True)
class AnnouncementLine:
    """One announcement in a list."""

    title: str
    href: str
    kind: str
    who: str


@dataclass(frozen=True)
class TouchedLine:
    """A thing or a matter that it is about; without an address where nothing of it is in force."""

    name: str
    href: str


@dataclass(frozen=True)
class AnnouncementPage:
    """The view value of portal/announcement.html; a withdrawn one has no paragraphs."""

    title: str
    kind: str
    who: str
    notice: Notice | None
    paragraphs: tuple[str, ...]
    touched: tuple[TouchedLine, ...]
    basis: str
    link: str
    shown: str


def show_line(view: AnnouncementView) -> AnnouncementLine:
    """Return an announcement as a line."""
    one = view.announcement
    return AnnouncementLine(one.title, f"/announcements/{one.id}/", one.kind.label, _say_who(view))


def show_page(
    view: AnnouncementView, *, places: Mapping[str, tuple[str, str]], today: date
) -> AnnouncementPage:
    """Return an announcement whole; `places`: what is in force, by key."""
    one = view.announcement
    since, until = say_plain_day(one.since), say_plain_day(one.until)
    return AnnouncementPage(
        title=one.title,
        kind=one.kind.label,
        who=_say_who(view),
        notice=_warn(view, today=today),
        paragraphs=one.paragraphs,
        touched=tuple(
            TouchedLine(touched.name, _find_guide(places.get(touched.key))) for touched in one.touched
        ),
        basis=one.basis,
        link=one.link,
        shown=words.ANNOUNCEMENT_SHOWN.format(since=since, until=until),
    )


def _find_guide(place: tuple[str, str] | None) -> str:
    if place is None:
        return ""
    code, matter = place
    return f"/things/{code}/matters/{matter}/" if matter else f"/things/{code}/"


def _say_who(view: AnnouncementView) -> str:
    one = view.announcement
    return words.ANNOUNCED.format(department=one.department, day=say_plain_day(one.since))


def _warn(view: AnnouncementView, *, today: date) -> Notice | None:
    one = view.announcement
    if view.state is PaperState.REVOKED and one.revoked_on:
        day = say_plain_day(one.revoked_on)
        sentence = words.ANNOUNCEMENT_WITHDRAWN.format(day=day, reason=view.closed_reason)
        return Notice(sentence, tone=Tone.WARN)
    if one.until < today:
        return Notice(words.ANNOUNCEMENT_OVER.format(until=say_plain_day(one.until)), tone=Tone.WARN)
    return None
