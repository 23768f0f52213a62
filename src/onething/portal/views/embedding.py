"""Guides as blocks for department sites: shown in a frame there, without scripts and cookies, from the same publications."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onething.catalogue.contracts import GuidePaper, GuideSection, ThingMatter
from onething.catalogue.queries import get_current_thing, guide_matter, guide_thing
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS
from onething.pages.access import ANYBODY, access
from onething.pages.answering import show
from onething.portal import words
from onething.portal.showing.announcements import AnnouncementLine, show_line
from onething.publicity.queries import list_touching

TEMPLATE = "portal/embed.html"


@dataclass(frozen=True)
class Block:
    """The view value of portal/embed.html. `sentence` says why there is nothing to show."""

    title: str
    lead: str
    link: str
    city: str
    matters: tuple[ThingMatter, ...] = ()
    code: str = ""
    sections: tuple[GuideSection, ...] = ()
    papers: tuple[GuidePaper, ...] = ()
    announcements: tuple[AnnouncementLine, ...] = ()
    sentence: str = ""


@access(ANYBODY)
@require_safe
def show_thing(request: HttpRequest, code: str) -> HttpResponse:
    """Show what a thing joins and what one brings; the whole guide is one link away."""
    at = now()
    try:
        published = get_current_thing(ANONYMOUS, code=code, at=at)
        guide = guide_thing(ANONYMOUS, published=published)
    except Refusal as refusal:
        return _answer(request, block=_say_no(refusal), status=refusal.status)
    block = Block(
        title=guide.name,
        lead=words.EMBED_LEAD.format(department=guide.lead_department),
        link=f"/things/{guide.code}/",
        city=settings.CITY_NAME,
        matters=guide.matters,
        code=guide.code,
        papers=tuple(one for one in guide.papers if one.is_asked),
        announcements=tuple(map(show_line, list_touching(ANONYMOUS, published=published, at=at))),
    )
    return _answer(request, block=block)


@access(ANYBODY)
@require_safe
def show_matter(request: HttpRequest, code: str, matter: str) -> HttpResponse:
    """Show the guide of one matter."""
    at = now()
    try:
        published = get_current_thing(ANONYMOUS, code=code, at=at)
        guide = guide_matter(ANONYMOUS, published=published, matter=matter)
    except Refusal as refusal:
        return _answer(request, block=_say_no(refusal), status=refusal.status)
    block = Block(
        title=guide.name,
        lead=words.EMBED_MATTER.format(department=guide.department, result=guide.result),
        link=f"/things/{guide.thing_code}/matters/{guide.id}/",
        city=settings.CITY_NAME,
        sections=guide.sections,
        papers=tuple(one for one in guide.papers if one.is_asked),
        announcements=tuple(
            map(show_line, list_touching(ANONYMOUS, published=published, at=at, matter=matter))
        ),
    )
    return _answer(request, block=block)


def _say_no(refusal: Refusal) -> Block:
    """What was withdrawn says so in the frame, too."""
    return Block(
        title=words.EMBED_NOTHING, lead="", link="/", city=settings.CITY_NAME, sentence=refusal.sentence
    )


def _answer(request: HttpRequest, *, block: Block, status: int = 200) -> HttpResponse:
    """A page that the listed sites may frame, that runs nothing, and that is asked for anew each time."""
    response = show(request, TEMPLATE, page=block, status=status)
    sites = " ".join(["'self'", *settings.EMBEDDING_SITES])
    response["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
        f"frame-ancestors {sites}"
    )
    response["Cache-Control"] = "no-cache"
    response.xframe_options_exempt = True  # type: ignore[attr-defined]
    return response
