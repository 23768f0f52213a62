"""How others use what is published: the open feed, the block for department sites, the interface. For webmasters."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.html import escape
from django.views.decorators.http import require_safe

from onething.catalogue.queries import list_things
from onething.kernel.clock_port import now
from onething.look.contracts import Button, ButtonKind, Choice, Field, FieldKind
from onething.pages.access import ANYBODY, access, viewer_of
from onething.pages.answering import show
from onething.portal import words
from onething.publicity.contracts import ListKind

FEED = "/api/v1/feed"


@dataclass(frozen=True)
class FeedLine:
    """One file of the feed: JSON, CSV and schema."""

    name: str
    json: str
    csv: str
    schema: str


@dataclass(frozen=True)
class OpenPage:
    """The view value of portal/open.html."""

    feeds: tuple[FeedLine, ...]
    thing: Field
    choose: Button
    snippet: str
    preview: str
    addresses: tuple[tuple[str, str], ...]


@access(ANYBODY)
@require_safe
def show_open(request: HttpRequest) -> HttpResponse:
    """Name the files of the feed, and write the lines that put a guide into another site."""
    things = list_things(viewer_of(request), at=now())
    known = {one.code: one.name for one in things}
    code = request.GET.get("thing", "")
    chosen = code if code in known else next(iter(known), "")
    preview = f"/embed/things/{chosen}/" if chosen else ""
    page = OpenPage(
        feeds=tuple(_list_feeds()),
        thing=Field(
            name="thing",
            label=words.EMBED_WHICH,
            kind=FieldKind.SELECT,
            value=chosen,
            choices=tuple(Choice(value, label) for value, label in known.items()),
        ),
        choose=Button(words.EMBED_WRITE, kind=ButtonKind.QUIET),
        snippet=_write_snippet(known.get(chosen, ""), path=preview) if preview else "",
        preview=preview,
        addresses=words.OPEN_ADDRESSES,
    )
    return show(request, "portal/open.html", page=page)


def _list_feeds() -> list[FeedLine]:
    named = [*words.OPEN_FEEDS, *((f"lists/{kind}", kind.label) for kind in ListKind)]
    return [
        FeedLine(label, json=f"{FEED}/{name}", csv=f"{FEED}/{name}.csv", schema=f"{FEED}/schemas/{name}")
        for name, label in named
    ]


def _write_snippet(name: str, *, path: str) -> str:
    """Names are written by officials and stand inside quotation marks."""
    address = f"{settings.PUBLIC_ADDRESS}{path}"
    return f'<iframe src="{address}" title="办事指南：{escape(name)}" width="100%" height="720" loading="lazy"></iframe>'
