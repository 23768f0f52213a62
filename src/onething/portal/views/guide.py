"""Guides: of a thing and of each of its matters, to read, to print, to take away as a document."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onething.catalogue.contracts import GuidePaper, MatterGuide, ThingGuide, ThingMatter
from onething.catalogue.queries import get_current_thing, guide_matter, guide_thing, list_newest_changes
from onething.journey.guides import print_matter_guide, print_thing_guide
from onething.kernel.clock_port import now
from onething.look.contracts import Button, ButtonKind, Empty
from onething.pages.access import ANYBODY, access, viewer_of
from onething.pages.answering import answer_file, show
from onething.pages.showing.days import say_plain_day
from onething.portal import words
from onething.portal.showing.announcements import AnnouncementLine, show_line
from onething.portal.showing.guide import ChangeLine, show_change
from onething.publicity.queries import list_touching

PDF = "application/pdf"
LATEST, ALL_LATEST = 3, 30


@dataclass(frozen=True)
class GuidePage:
    """The view value of portal/guide.html."""

    guide: ThingGuide
    always: tuple[ThingMatter, ...]
    perhaps: tuple[ThingMatter, ...]
    departments: str
    asked: tuple[GuidePaper, ...]
    free: tuple[GuidePaper, ...]
    changes: tuple[ChangeLine, ...]
    announcements: tuple[AnnouncementLine, ...]
    has_labels: bool
    since: str
    start: Button
    document: Button


@dataclass(frozen=True)
class MatterPage:
    """The view value of portal/matter.html."""

    guide: MatterGuide
    asked: tuple[GuidePaper, ...]
    free: tuple[GuidePaper, ...]
    announcements: tuple[AnnouncementLine, ...]
    has_labels: bool
    since: str
    start: Button
    document: Button


@dataclass(frozen=True)
class ChangesPage:
    """The view value of portal/changes.html."""

    changes: tuple[ChangeLine, ...]
    nothing: Empty


@access(ANYBODY)
@require_safe
def show_guide(request: HttpRequest, code: str) -> HttpResponse:
    """Show what a thing joins and asks for, from its publication in force, and what changed lately."""
    viewer, at = viewer_of(request), now()
    published = get_current_thing(viewer, code=code, at=at)
    guide = guide_thing(viewer, published=published)
    changes = list_newest_changes(viewer, code=guide.code, limit=LATEST)
    page = GuidePage(
        guide=guide,
        always=tuple(one for one in guide.matters if one.is_always),
        perhaps=tuple(one for one in guide.matters if not one.is_always),
        departments=words.LIST_COMMA.join(guide.departments),
        asked=tuple(one for one in guide.papers if one.is_asked),
        free=tuple(one for one in guide.papers if not one.is_asked),
        changes=tuple(map(show_change, changes)),
        announcements=tuple(map(show_line, list_touching(viewer, published=published, at=at))),
        has_labels=_has_labels(guide),
        since=_say_version(guide),
        start=Button(words.START, href=f"/things/{guide.code}/questions/"),
        document=_offer_document(f"/things/{guide.code}/guide.pdf"),
    )
    return show(request, "portal/guide.html", page=page)


@access(ANYBODY)
@require_safe
def show_matter(request: HttpRequest, code: str, matter: str) -> HttpResponse:
    """Show everything that was published of one matter."""
    viewer, at = viewer_of(request), now()
    published = get_current_thing(viewer, code=code, at=at)
    guide = guide_matter(viewer, published=published, matter=matter)
    touching = list_touching(viewer, published=published, matter=guide.id, at=at)
    page = MatterPage(
        guide=guide,
        asked=tuple(one for one in guide.papers if one.is_asked),
        free=tuple(one for one in guide.papers if not one.is_asked),
        announcements=tuple(map(show_line, touching)),
        has_labels=any(fact.label for section in guide.sections for fact in section.facts),
        since=_say_version(guide),
        start=Button(words.START_THING.format(thing=guide.thing_name), href=f"/things/{guide.thing_code}/"),
        document=_offer_document(f"/things/{guide.thing_code}/matters/{guide.id}/guide.pdf"),
    )
    return show(request, "portal/matter.html", page=page)


@access(ANYBODY)
@require_safe
def show_document(request: HttpRequest, code: str) -> HttpResponse:
    """Show the guide of a thing as PDF/A, to be printed or kept."""
    document = print_thing_guide(viewer_of(request), code=code, at=now())
    return answer_file(document, media_type=PDF, name=words.GUIDE_FILE, inline=True)


@access(ANYBODY)
@require_safe
def show_matter_document(request: HttpRequest, code: str, matter: str) -> HttpResponse:
    """Show the guide of a matter as PDF/A, to be printed or kept."""
    document = print_matter_guide(viewer_of(request), code=code, matter=matter, at=now())
    return answer_file(document, media_type=PDF, name=words.GUIDE_FILE, inline=True)


@access(ANYBODY)
@require_safe
def show_changes(request: HttpRequest) -> HttpResponse:
    """Show what changed last in all things."""
    changes = list_newest_changes(viewer_of(request), limit=ALL_LATEST)
    page = ChangesPage(changes=tuple(map(show_change, changes)), nothing=Empty(words.NO_CHANGES))
    return show(request, "portal/changes.html", page=page)


def _offer_document(href: str) -> Button:
    return Button(words.GUIDE_DOCUMENT, href=href, kind=ButtonKind.QUIET)


def _has_labels(guide: ThingGuide) -> bool:
    facts = [
        *guide.facts,
        *(fact for one in guide.matters for fact in (one.promised, one.statutory, one.fee)),
    ]
    return any(fact.label for fact in facts)


def _say_version(guide: ThingGuide | MatterGuide) -> str:
    assert guide.since is not None, "what is in force has its first day"  # noqa: S101
    return words.GUIDE_SINCE.format(version=guide.version, day=say_plain_day(guide.since))
