"""Work norms (工作规范): of every matter its review points and standards, for whoever works on it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onething.catalogue.contracts import MatterNorm
from onething.catalogue.queries import get_current_thing, get_norm, list_current_things
from onething.desk import words
from onething.directory.queries import find_own_unit
from onething.kernel.clock_port import now
from onething.kernel.permissions import Permission
from onething.look.contracts import Button, ButtonKind, Cell, Column, Empty, NavLink, Table, TableRow
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.showing.days import say_plain_day

HOME = "/desk/norms/"
STAFF = (
    Permission.RECEIVE, Permission.REVIEW, Permission.DECIDE, Permission.COORDINATE, Permission.EDIT_CATALOGUE,
    Permission.REVIEW_CATALOGUE, Permission.APPROVE_CATALOGUE,
)  # fmt: skip


@dataclass(frozen=True)
class NormsPage:
    """The view value of desk/norms.html."""

    filters: tuple[NavLink, ...]
    table: Table


@dataclass(frozen=True)
class NormPage:
    """The view value of desk/norm.html."""

    norm: MatterNorm
    since: str
    guide: Button
    back: Button


@access(*STAFF)
@require_safe
def list_norms(request: HttpRequest) -> HttpResponse:
    """List the matters with a norm each: the own unit's, or all."""
    viewer = viewer_of(request)
    unit = find_own_unit(viewer)
    things = list_current_things(viewer, at=now())
    is_all = request.GET.get("all") == "1" or unit is None
    pairs = [(one.thing, matter) for one in things for matter in one.thing.matters]
    own = [pair for pair in pairs if unit is not None and pair[1].department == unit.name]
    rows = tuple(
        TableRow(
            cells=(
                Cell(matter.name, below=thing.name),
                Cell(matter.department),
                Cell(matter.kind_original),
                Cell(str(sum(len(one.particulars.review_points) for one in matter.materials))),
            ),
            href=f"{HOME}{thing.code}/{matter.id}/",
        )
        for thing, matter in (pairs if is_all or not own else own)
    )
    page = NormsPage(
        filters=(
            NavLink(words.NORMS_OWN, href=HOME, is_current=not is_all),
            NavLink(words.NORMS_ALL, href=f"{HOME}?all=1", is_current=is_all),
        ),
        table=Table(words.NORMS, tuple(map(Column, words.NORM_COLUMNS)), rows, Empty(words.NORMS_NONE)),
    )
    return show(request, "desk/norms.html", page=page)


@access(*STAFF)
@require_safe
def show_norm(request: HttpRequest, code: str, matter: str) -> HttpResponse:
    """Show how the desk works on one matter."""
    viewer = viewer_of(request)
    norm = get_norm(viewer, published=get_current_thing(viewer, code=code, at=now()), matter=matter)
    guide = norm.guide
    assert guide.since is not None, "what is in force has its first day"  # noqa: S101
    page = NormPage(
        norm=norm,
        since=words.NORM_SINCE.format(version=guide.version, day=say_plain_day(guide.since)),
        guide=Button(
            words.NORM_GUIDE, href=f"/things/{code}/matters/{guide.id}/", kind=ButtonKind.QUIET, key="g"
        ),
        back=Button(words.NORM_BACK, href=HOME, kind=ButtonKind.QUIET, key="b"),
    )
    return show(request, "desk/norm.html", page=page)
