"""The open feed: what is in force, what changed, what is announced, the public lists. The same publications as everywhere."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.catalogue.contracts import Change, PublishedThing
from onething.catalogue.queries import find_last_change, list_changes, list_current_things
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS
from onething.openapi import words
from onething.openapi.addresses import ROOT
from onething.openapi.documenting import file_answer
from onething.openapi.feeding.columns import FEEDS, Copy, Value, as_columns, make_rows, make_schema
from onething.openapi.feeding.files import SCHEMA, answer_csv, answer_json, answer_schema
from onething.publicity.contracts import ListKind, Tabulated
from onething.publicity.queries import get_list, list_announced, tabulate_list

router = Router(auth=None)
MOST = 200
CSV = "text/csv"


@router.get("", summary="开放数据目录", response=dict[str, Any])
def show_feeds(request: HttpRequest) -> HttpResponse:
    """Name every file of the feed with its schema, and the number of the newest change."""
    named = [(name, words.FEEDS[name], f"{ROOT}/feed/{name}") for name in FEEDS]
    named += [(f"lists/{kind}", kind.label, f"{ROOT}/feed/lists/{kind}") for kind in ListKind]
    items = [
        {
            "name": name,
            "label": label,
            "json": address,
            "csv": f"{address}.csv",
            "schema": f"{ROOT}/feed/schemas/{name}",
        }
        for name, label, address in named
    ]
    return answer_json(request, body={"items": items, "last_change": find_last_change(ANONYMOUS)})


@router.get("/things", summary="一件事（JSON）", response=dict[str, Any])
def show_things(request: HttpRequest) -> HttpResponse:
    """Every thing in force, a flat row each."""
    return answer_json(request, body=_wrap(make_rows(_list_things(), columns=FEEDS["things"])))


@router.get("/things.csv", summary="一件事（CSV）", openapi_extra=file_answer(CSV))
def show_things_csv(request: HttpRequest) -> HttpResponse:
    """Every thing in force, a line each."""
    rows = make_rows(_list_things(), columns=FEEDS["things"])
    return answer_csv(request, rows=rows, columns=FEEDS["things"], name="things")


@router.get("/matters", summary="事项（JSON）", response=dict[str, Any])
def show_matters(request: HttpRequest) -> HttpResponse:
    """Every matter of every thing in force, a flat row each."""
    return answer_json(request, body=_wrap(make_rows(_list_matters(), columns=FEEDS["matters"])))


@router.get("/matters.csv", summary="事项（CSV）", openapi_extra=file_answer(CSV))
def show_matters_csv(request: HttpRequest) -> HttpResponse:
    """Every matter of every thing in force, a line each."""
    rows = make_rows(_list_matters(), columns=FEEDS["matters"])
    return answer_csv(request, rows=rows, columns=FEEDS["matters"], name="matters")


@router.get("/changes", summary="变化（JSON）", response=dict[str, Any])
def show_changes(request: HttpRequest, after: str = "0", limit: int = MOST) -> HttpResponse:
    """What changed after a number, the oldest first; ask again with `next` as `after`: nothing is missed, nothing comes twice."""
    rows = make_rows(_list_changes(after, limit=limit), columns=FEEDS["changes"])
    last = rows[-1]["seq"] if rows else int(after)
    return answer_json(
        request, body={**_wrap(rows), "next": str(last), "is_last": last == find_last_change(ANONYMOUS)}
    )


@router.get("/changes.csv", summary="变化（CSV）", openapi_extra=file_answer(CSV))
def show_changes_csv(request: HttpRequest, after: str = "0", limit: int = MOST) -> HttpResponse:
    """What changed after a number, a line each; the last line's `seq` is the next `after`."""
    rows = make_rows(_list_changes(after, limit=limit), columns=FEEDS["changes"])
    return answer_csv(request, rows=rows, columns=FEEDS["changes"], name="changes")


@router.get("/announcements", summary="公告和政策解读（JSON）", response=dict[str, Any])
def show_announcements(request: HttpRequest) -> HttpResponse:
    """Everything announced today; what was withdrawn before its last day stays as a row without its text, for keepers of copies."""
    return answer_json(request, body=_wrap(_list_announcements()))


@router.get("/announcements.csv", summary="公告和政策解读（CSV）", openapi_extra=file_answer(CSV))
def show_announcements_csv(request: HttpRequest) -> HttpResponse:
    """Everything announced today, a line each."""
    columns = FEEDS["announcements"]
    return answer_csv(request, rows=_list_announcements(), columns=columns, name="announcements")


@router.get("/lists/{list_kind}.csv", summary="一份清单（CSV）", openapi_extra=file_answer(CSV))
def show_list_csv(request: HttpRequest, list_kind: ListKind) -> HttpResponse:
    """One public list as it stands today, a line each."""
    flat = _tabulate(list_kind)
    columns = as_columns(flat)
    return answer_csv(request, rows=make_rows(flat.rows, columns=columns), columns=columns, name=list_kind)


@router.get("/lists/{list_kind}", summary="一份清单（JSON）", response=dict[str, Any])
def show_list(request: HttpRequest, list_kind: ListKind) -> HttpResponse:
    """One public list as it stands today, a flat row each."""
    flat = _tabulate(list_kind)
    return answer_json(request, body=_wrap(make_rows(flat.rows, columns=as_columns(flat))))


@router.get(
    "/schemas/{name}",
    summary="一行的 JSON Schema",
    response=dict[str, Any],
    openapi_extra=file_answer(SCHEMA),
)
def show_schema(request: HttpRequest, name: str) -> HttpResponse:
    """The schema of a row of things, matters, changes or announcements; its properties stand in the order of the CSV's columns."""
    if name not in FEEDS:
        raise Refusal("feed.unknown", words.FEED_UNKNOWN, status=404)
    return answer_schema(request, body=make_schema(FEEDS[name], title=words.FEEDS[name]))


@router.get(
    "/schemas/lists/{list_kind}",
    summary="清单一行的 JSON Schema",
    response=dict[str, Any],
    openapi_extra=file_answer(SCHEMA),
)
def show_list_schema(request: HttpRequest, list_kind: ListKind) -> HttpResponse:
    """The schema of a row of a public list."""
    return answer_schema(request, body=make_schema(as_columns(_tabulate(list_kind)), title=list_kind.label))


def _wrap(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"count": len(rows), "items": rows}


def _list_things() -> list[PublishedThing]:
    return list_current_things(ANONYMOUS, at=now())


def _list_matters() -> list[Copy]:
    return [(one, matter) for one in _list_things() for matter in one.thing.matters]


def _list_changes(after: str, *, limit: int) -> list[Change]:
    if not (after.isascii() and after.isdecimal() and len(after) < 16):
        raise Refusal("request.cursor_invalid", words.CURSOR, field="after")
    return list_changes(ANONYMOUS, after=int(after), limit=max(1, min(limit, MOST)))


def _list_announcements() -> list[dict[str, Value]]:
    return make_rows(list_announced(ANONYMOUS, at=now()), columns=FEEDS["announcements"])


def _tabulate(kind: ListKind) -> Tabulated:
    return tabulate_list(ANONYMOUS, listed=get_list(ANONYMOUS, kind=kind, at=now()))
