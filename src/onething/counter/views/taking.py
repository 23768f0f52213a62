"""Taking an application across the counter: which thing, and who stands there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from onething.catalogue.contracts import Thing
from onething.catalogue.queries import get_current_thing
from onething.counter import words
from onething.counter.applying import COUNTER
from onething.journey import flow
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.identifiers.document_numbers import DocumentKind
from onething.kernel.permissions import Permission
from onething.look.contracts import Button, ButtonKind, Choice, Empty, ErrorSummary, Field, FieldKind
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.applying.answers import list_pairs, read_answers, write_query
from onething.pages.applying.deciding import read_complete
from onething.pages.applying.things import ThingCard, search_things
from onething.pages.problems import place_errors, summarize

NAMES = ("name", "kind", "number", "phone")
# What refusals of a name, a paper and a phone call their fields, where it is not what this page calls them.
PLACES = {"document_kind": "kind", "document_number": "number"}


@dataclass(frozen=True)
class TakePage:
    """The view value of counter/take.html."""

    search: Field
    find: Button
    things: tuple[ThingCard, ...]
    query: str
    nothing: Empty | None


@dataclass(frozen=True)
class PersonPage:
    """The view value of counter/person.html."""

    name: str
    action: str
    fields: tuple[Field, ...]
    kept: tuple[tuple[str, str], ...]
    begin: Button
    back: Button
    errors: ErrorSummary | None = None


@access(Permission.APPLY_AT_WINDOW)
@require_safe
def choose_thing(request: HttpRequest) -> HttpResponse:
    """Show the published things, those that a query may mean first of all."""
    found = search_things(viewer_of(request), query=request.GET.get("q", ""))
    page = TakePage(
        search=Field(
            name="q", label="申请人想办什么事", value=found.query, required=False, hint=words.SEARCH_HINT,
            has_cursor=True,
        ),
        find=Button(word="找一找"),
        things=found.things,
        query=found.query,
        nothing=None
        if found.is_any
        else Empty(words.NOTHING_FOUND.format(query=found.query), words.NOTHING_FOUND_SENTENCE),
    )  # fmt: skip
    return show(request, "counter/take.html", page=page)


@access(Permission.APPLY_AT_WINDOW)
@never_cache
@require_http_methods(["GET", "POST"])
def register_person(request: HttpRequest, code: str) -> HttpResponse:
    """Ask who stands at the window; a POST opens the draft in that person's name."""
    viewer, at = viewer_of(request), now()
    published = get_current_thing(viewer, code=code, at=at)
    thing = published.thing
    sent = request.POST if request.method == "POST" else request.GET
    answers = read_complete(sent, published=published)
    if answers is None:
        return HttpResponseRedirect(
            f"{COUNTER.thing(code)}/plan{write_query(read_answers(sent, thing=thing))}"
        )
    if request.method == "GET":
        return show(request, "counter/person.html", page=_page(thing, answers=answers, typed={}))
    typed = {name: request.POST.get(name, "") for name in NAMES}
    try:
        case_id = flow.begin_at_window(viewer, thing=code, answers=answers, person=typed, at=at)
    except Refusal as refused:
        refusal = name_field(refused)
        page = _page(thing, answers=answers, typed=typed, refusal=refusal)
        return show(request, "counter/person.html", page=page, status=refusal.status)
    return HttpResponseRedirect(f"{COUNTER.case(case_id)}/form")


def name_field(refusal: Refusal) -> Refusal:
    """Return the refusal with the field of this page: the kernel's rules for numbers know no form."""
    field = refusal.field
    if field is None and refusal.code.startswith("identifier."):
        field = "number"
    return Refusal(
        refusal.code,
        refusal.sentence,
        field=PLACES.get(field or "", field),
        status=refusal.status,
        facts=dict(refusal.facts),
    )


def _page(
    thing: Thing, *, answers: dict[str, Any], typed: Mapping[str, str], refusal: Refusal | None = None
) -> PersonPage:
    fields = place_errors(_fields(typed), refusal=refusal)
    here, query = COUNTER.thing(thing.code), write_query(answers)
    return PersonPage(
        name=thing.name,
        action=f"{here}/person",
        fields=_put_cursor(fields),
        kept=tuple(list_pairs(answers)),
        begin=Button(word="证件已核对，开始填表"),
        back=Button(word="回方案", href=f"{here}/plan{query}", kind=ButtonKind.QUIET),
        errors=summarize(refusal, fields=fields),
    )


def _put_cursor(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    wanted = next((field for field in fields if field.error), fields[0])
    return tuple(replace(field, has_cursor=field is wanted) for field in fields)


def _fields(typed: Mapping[str, str]) -> tuple[Field, ...]:
    chosen = typed.get("kind", DocumentKind.CITIZEN_CARD)
    kinds = tuple(Choice(one.value, one.label, is_chosen=one == chosen) for one in DocumentKind)
    return (
        Field(name="name", label="姓名", value=typed.get("name", ""), hint=words.NAME_HINT, max_length=500),
        Field(name="kind", label="证件种类", kind=FieldKind.RADIO, choices=kinds),
        Field(
            name="number", label="证件号码", value=typed.get("number", ""), hint=words.NUMBER_HINT, max_length=40
        ),
        Field(
            name="phone", label="手机号码", kind=FieldKind.PHONE, value=typed.get("phone", ""),
            hint=words.PHONE_HINT, inputmode="numeric", max_length=20,
        ),
    )  # fmt: skip
