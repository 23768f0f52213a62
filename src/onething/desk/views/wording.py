"""The office's words for the search: what people say, what they looked for in vain, under which life event a thing stands."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_http_methods

from onething.catalogue.queries import get_office_words, list_things, list_vain_searches
from onething.desk import words
from onething.desk.showing.wording import HOME, WordsPage, make_words_page
from onething.journey import wording
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.pages.access import access, viewer_of
from onething.pages.acting import answer_acts

MONTH, MOST = timedelta(days=30), 30


@access(Permission.EDIT_CATALOGUE, Permission.REVIEW_CATALOGUE, Permission.APPROVE_CATALOGUE)
@require_http_methods(["GET", "POST"])
def show_words(request: HttpRequest) -> HttpResponse:
    """Show the words and what was looked for in vain; a POST of the approvals bureau changes one of them."""
    viewer, verb = viewer_of(request), request.POST.get("verb", "")

    def _draw(*, done: str = "", refusal: Refusal | None = None) -> WordsPage:
        at = now()
        today = local_day(at)
        return make_words_page(
            get_office_words(viewer, at=at),
            vain=list_vain_searches(viewer, since=today - MONTH, until=today, limit=MOST),
            things=list_things(viewer, at=at),
            typed=request.POST if request.method == "POST" else request.GET,
            may_change=viewer.has(Permission.APPROVE_CATALOGUE),
            done=done,
            refusal=refusal,
        )

    def _act() -> None:
        _perform(viewer, verb=verb, sent=request.POST)

    return answer_acts(request, template="desk/words.html", draw=_draw, verb=verb, act=_act, address=HOME)


def _perform(viewer: Viewer, *, verb: str, sent: QueryDict) -> None:
    text, at = sent.get("version", ""), now()
    version = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
    if verb == "add":
        said, means = _split(sent.get("said", "")), _split(sent.get("means", ""))
        wording.add_synonyms(viewer, said=said, means=means, version=version, at=at)
    elif verb == "drop":
        wording.drop_synonym(viewer, word=sent.get("word", ""), version=version, at=at)
    elif verb == "event":
        thing, event = sent.get("thing", ""), sent.get("event", "")
        wording.set_life_event(viewer, thing=thing, event=event, version=version, at=at)
    else:
        raise Refusal("desk.act.unknown", words.UNKNOWN_ACT, status=400)


def _split(text: str) -> list[str]:
    """Words are written with any of the signs that people put between them."""
    for sign in "、，,；;\n\t":
        text = text.replace(sign, " ")
    return text.split()
