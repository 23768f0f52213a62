"""How far the people of a unit are with their training: for its head, its catalogue editor, the approvals bureau."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onething.desk import words
from onething.desk.showing.training import STAFF, show_cards, show_trainees
from onething.desk.views.training import CardsPage
from onething.kernel.clock_port import now
from onething.kernel.permissions import Permission
from onething.look.contracts import Button, ButtonKind
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.training.queries import list_trainee_cards, list_trainees

LEADING = (Permission.APPROVE_EXTENSION, Permission.EDIT_CATALOGUE, Permission.APPROVE_CATALOGUE)


@access(*LEADING)
@require_safe
def list_staff(request: HttpRequest) -> HttpResponse:
    """List the people of the viewer's unit who have something to learn."""
    people = list_trainees(viewer_of(request), at=now())
    page = CardsPage(title=words.TRAINEES, told="", notice=None, cards=show_trainees(people))
    return show(request, "desk/cards.html", page=page)


@access(*LEADING)
@require_safe
def show_person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Show how far one of them is, card by card."""
    person, lines = list_trainee_cards(viewer_of(request), person_id=person_id, at=now())
    title = words.TRAINEE_TITLE.format(name=person.name)
    page = CardsPage(
        title=title,
        told=words.CARDS_TOLD.format(total=len(lines), left=person.due + person.changed),
        notice=None,
        cards=show_cards(lines, caption=title, is_own=False),
        back=Button(words.BACK_TO_TRAINEES, href=STAFF, kind=ButtonKind.QUIET, key="b"),
    )
    return show(request, "desk/cards.html", page=page)
