"""Going on with what was typed when the sign-in ran out."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from onething.look.contracts import Notice, Tone
from onething.pages import words
from onething.pages.answering import show
from onething.pages.keeping import open_kept


@dataclass(frozen=True)
class ResumePage:
    """The view value of pages/resume.html."""

    path: str
    fields: tuple[tuple[str, str], ...]
    notice: Notice | None


def go_on(request: HttpRequest, *, kept: str) -> HttpResponse:
    """Show one button that sends the kept form again, to where it was meant for."""
    found = open_kept(kept)
    notice = Notice(words.FILES_NOT_KEPT, tone=Tone.WARN) if found.had_files else None
    return show(
        request, "pages/resume.html", page=ResumePage(path=found.path, fields=found.fields, notice=notice)
    )
