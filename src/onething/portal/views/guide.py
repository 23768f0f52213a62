"""The guide of a thing: what it joins, who decides, how long, what it saves."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onething.catalogue.contracts import Matter
from onething.catalogue.queries import get_current_thing
from onething.kernel.clock import Limit
from onething.kernel.clock_port import now
from onething.look.contracts import Button, Tag
from onething.pages.access import ANYBODY, access, viewer_of
from onething.pages.answering import show
from onething.pages.applying import words
from onething.pages.applying.plans import MatterLine, tag_standing
from onething.pages.showing.deadlines import say_limit
from onething.portal.showing.guide import MatterGuide, list_guides


@dataclass(frozen=True)
class GuidePage:
    """The view value of portal/guide.html."""

    name: str
    lead: str
    always: tuple[MatterLine, ...]
    perhaps: tuple[MatterLine, ...]
    departments: str
    has_labels: bool
    questions: int
    guides: tuple[MatterGuide, ...]
    start: Button


@access(ANYBODY)
@require_safe
def show_guide(request: HttpRequest, code: str) -> HttpResponse:
    """Show what a thing joins, from its publication in force."""
    thing = get_current_thing(viewer_of(request), code=code, at=now()).thing
    lines = [(matter.included_by_default, _line(matter)) for matter in thing.matters]
    page = GuidePage(
        name=thing.name,
        lead=words.LEAD.format(department=thing.lead_department),
        always=tuple(line for is_always, line in lines if is_always),
        perhaps=tuple(line for is_always, line in lines if not is_always),
        departments=words.LIST_COMMA.join(dict.fromkeys(line.department for _always, line in lines)),
        has_labels=any(line.label for _always, line in lines),
        questions=len(thing.questions),
        guides=list_guides(thing.matters),
        start=Button(word="开始，先回答几个问题", href=f"/things/{thing.code}/questions/"),
    )
    return show(request, "portal/guide.html", page=page)


def _line(matter: Matter) -> MatterLine:
    label: Tag | None = tag_standing(matter.committed_standing, is_known=matter.committed is not None)
    return MatterLine(
        name=matter.name,
        department=matter.department,
        result=matter.result,
        promised=_say(matter.committed, otherwise=words.NO_PROMISE),
        label=label,
        statutory=_say(matter.statutory, otherwise=words.NO_STATUTORY),
        fee=matter.fee,
    )


def _say(limit: Limit | None, *, otherwise: str) -> str:
    return say_limit(
        {"amount": limit.amount, "unit": str(limit.unit)} if limit else None, otherwise=otherwise
    )
