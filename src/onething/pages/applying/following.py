"""A draft follows the catalogue: what a newer edition changed is said once, on the page that opens the draft."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from onething.journey.replanning import Replanned, open_draft
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.look.contracts import Button, ButtonKind, Notice, Tone
from onething.pages.access import viewer_of
from onething.pages.addresses import home_of
from onething.pages.answering import show
from onething.pages.applying import words
from onething.pages.applying.face import Face

TEMPLATE = "pages/applying/stopped.html"
MOST_DIFFERENCES = 8
# The catalogue closed the road of this draft; everything else (no such case, not theirs) is no matter of the catalogue.
OF_THE_CATALOGUE = ("catalogue.", "planning.gate.")


@dataclass(frozen=True)
class StoppedPage:
    """The view value of pages/applying/stopped.html: a draft that cannot go on, why, and what to do."""

    face: Face
    notice: Notice
    look: Button
    home: Button


def follow_catalogue(request: HttpRequest, *, face: Face, case_id: UUID) -> tuple[Notice, ...] | HttpResponse:
    """Bring a draft under the edition in force before its page is read; return what changed, to stand on that page.

    A road that the catalogue closed meanwhile is a page of its own. Nothing is said about a case that is no draft.
    """
    try:
        told = open_draft(viewer_of(request), case_id=case_id, at=now())
    except Refusal as refusal:
        if not refusal.code.startswith(OF_THE_CATALOGUE):
            raise
        page = _stopped(request, face=face, case_id=case_id, refusal=refusal)
        return show(request, TEMPLATE, page=page, status=refusal.status)
    return (say_replanned(told),) if told else ()


def say_replanned(told: Replanned) -> Notice:
    """Return what a newer edition made of this draft: what it asks now, what no longer, and what else is different."""
    own = (
        (words.FIELDS_ADDED, told.fields_added),
        (words.MATERIALS_ADDED, told.materials_added),
        (words.FIELDS_GONE, told.fields_gone),
        (words.MATERIALS_GONE, told.materials_gone),
        (words.ANSWERS_GONE, told.answers_gone),
    )
    lines = [sentence.format(names=words.LIST_COMMA.join(names)) for sentence, names in own if names]
    more = [f"{one.sentence}。" for one in told.differences[:MOST_DIFFERENCES]]
    if left := len(told.differences) - len(more):
        more.append(words.MORE_DIFFERENCES.format(count=left))
    return Notice(told.sentence, tone=Tone.WARN, details=(*lines, *more))


def _stopped(request: HttpRequest, *, face: Face, case_id: UUID, refusal: Refusal) -> StoppedPage:
    return StoppedPage(
        face=face,
        notice=Notice(refusal.sentence, tone=Tone.WARN, details=words.STOPPED_DETAILS),
        look=Button(word=words.STOPPED_LOOK, href=f"{face.case(case_id)}/"),
        home=Button(word=words.STOPPED_HOME, href=home_of(viewer_of(request).post), kind=ButtonKind.QUIET),
    )
