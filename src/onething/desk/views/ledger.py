"""The auditor's page: recompute the whole ledger and say whether anybody changed it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onething.desk import words
from onething.kernel.clock_port import now
from onething.kernel.permissions import Permission
from onething.ledger.contracts import Verification
from onething.ledger.queries import verify_ledger
from onething.look.contracts import Button, Notice, Tone
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.showing.days import say_full_moment

VERIFY = "verify"


@dataclass(frozen=True)
class LedgerPage:
    """The view value of desk/ledger.html."""

    verify: Button
    notice: Notice | None = None
    rows: tuple[tuple[str, str], ...] = ()


@access(Permission.AUDIT)
@require_safe
def show_ledger(request: HttpRequest) -> HttpResponse:
    """Show what can be recomputed; `?verify` recomputes it, which changes nothing."""
    button = Button(word=words.VERIFY_LEDGER, key="r", name=VERIFY, value="1")
    if VERIFY not in request.GET:
        return show(request, "desk/ledger.html", page=LedgerPage(verify=button))
    found = verify_ledger(viewer_of(request))
    page = LedgerPage(verify=button, notice=_tell(found), rows=_list_rows(found))
    return show(request, "desk/ledger.html", page=page)


def _tell(found: Verification) -> Notice:
    if found.sound:
        return Notice(words.LEDGER_SOUND, tone=Tone.GOOD)
    return Notice(words.LEDGER_BROKEN.format(where=found.first_broken), tone=Tone.LEGAL)


def _list_rows(found: Verification) -> tuple[tuple[str, str], ...]:
    counted = (found.chains, found.rows, found.reads, found.checkpoints)
    rows = zip(words.LEDGER_COUNTED, map(str, counted), strict=True)
    last = (words.LEDGER_LAST, found.last_checkpoint or words.LEDGER_NONE_YET)
    return (*rows, last, (words.LEDGER_AT, say_full_moment(now())))
