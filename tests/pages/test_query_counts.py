"""No page asks the database more than a few questions, and none asks more when there are more cases."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from onething.cases.contracts.given import CorrectionItem
from onething.cases.models.step import Step
from onething.cases.queries.one_case import get_case
from onething.directory.contracts import Post
from onething.journey import flow
from onething.journey.jobs import follow_ledger
from tests.factories.city import (
    SMALL,
    City,
    begin_and_fill,
    carry_out_effects,
    dispatched,
    permit,
    refuse,
    submitted,
)
from tests.factories.seats import seat

__all__ = ["seat"]

MOST = 15
MARKET = "市场监督管理局"
STATES = (
    "draft", "submitted", "received", "correcting", "accepted", "in_review", "choosing", "ready", "issued", "delivered",
    "withdrawn",
)  # fmt: skip


def bring(city: City, *, state: str) -> UUID:
    """Bring a fresh case into a state."""
    citizen, clerk = city.citizen(), city.viewer(Post.CLERK)
    if state in ("draft", "withdrawn"):
        case_id = begin_and_fill(city, citizen, SMALL)
        if state == "withdrawn":
            flow.withdraw(citizen, case_id=case_id, at=city.later(minutes=1))
        return case_id
    if state in ("submitted", "received", "correcting", "accepted"):
        case_id = submitted(city, citizen, SMALL)
        _bring_to_window(city, case_id=case_id, state=state)
        return case_id
    case_id = dispatched(city, citizen, SMALL)
    if state == "choosing":
        refuse(city, case_id, "M01")
    elif state != "in_review":
        permit(city, case_id, "M01")
        permit(city, case_id, "M02")
    if state in ("issued", "delivered"):
        lead = get_case(clerk, case_id=case_id).lead_unit
        flow.confirm(city.viewer(Post.LEAD, lead), case_id=case_id, at=city.later(minutes=1))
        carry_out_effects(city)
    return case_id


def _bring_to_window(city: City, *, case_id: UUID, state: str) -> None:
    clerk = city.viewer(Post.CLERK)
    if state != "submitted":
        flow.receive(clerk, case_id=case_id, at=city.later(minutes=1))
    if state == "accepted":
        flow.accept(clerk, case_id=case_id, at=city.later(minutes=1))
    if state == "correcting":
        item = CorrectionItem(place="form.enterprise_name", sentence="名称与核准文书不一致。")
        flow.ask_correction(clerk, case_id=case_id, items=[item], at=city.later(minutes=1))


AT_THE_WINDOW = (
    "", "form", "materials", "review", "correction", "facts", "notices/receipt", "notices/acceptance",
    "notices/delivery", "notices/correction", "slip", "return",
)  # fmt: skip


@dataclass(frozen=True)
class Face:
    """Whose pages: `lists` stand alone, `of_a_case` are looked at in every state."""

    post: Post
    unit: str | None
    lists: tuple[str, ...]
    of_a_case: tuple[str, ...]


FACES = {
    "portal": Face(
        Post.CITIZEN,
        None,
        ("/", "/?q=开饭馆", "/cases/", "/things/YJS-002/", "/things/YJS-002/questions/", "/things/YJS-002/plan",
         "/things/YJS-002/matters/M02/", "/changes/", "/open/", "/embed/things/YJS-002/",
         "/lists/", "/lists/things/", "/lists/one_visit/", "/lists/negative/", "/announcements/"),
        tuple(
            f"/cases/{{case}}/{rest}"
            for rest in ("", "?life=1", "form", "materials", "review", "receipt", "results", "letters/acceptance",
                         "steps/{step}/recusal", "steps/{step}/question", "steps/{step}/hearing")
        ),
    ),
    "counter": Face(
        Post.CLERK,
        None,
        ("/counter/", "/counter/?q=SYNTHETIC", "/counter/take/", "/desk/training/", "/desk/training/YJS-002/M02/"),
        tuple(f"/counter/cases/{{case}}/{rest}" for rest in AT_THE_WINDOW),
    ),
    "reviewer": Face(
        Post.REVIEWER,
        MARKET,
        (
            "/desk/", "/desk/?light=red", "/desk/?hand=mine", "/desk/deputies", "/desk/promises/", "/desk/consultations/",
            "/desk/changes/", "/desk/supervised/", "/desk/supervision/feed/",
            "/desk/norms/", "/desk/norms/YJS-002/M02/",
        ),
        ("/desk/cases/{case}/", "/desk/cases/{case}/slip"),
    ),
    "hearing host": Face(Post.HEARING_HOST, MARKET, ("/desk/hearings/",), ()),
    "auditor": Face(Post.AUDITOR, None, ("/desk/ledger",), ()),
    "decider": Face(Post.DECIDER, MARKET, ("/desk/",), ("/desk/cases/{case}/",)),
    "editor": Face(
        Post.CATALOGUE_EDITOR,
        MARKET,
        ("/desk/lists/", "/desk/lists/new", "/desk/announcements/", "/desk/announcements/new", "/desk/words/"),
        (),
    ),
    "steward": Face(
        Post.DATA_STEWARD,
        MARKET,
        ("/desk/data/", "/desk/data/catalogue/", "/desk/data/catalogue/population/", "/desk/data/catalogue/population/ask"),
        (),
    ),
    "archivist": Face(Post.ARCHIVIST, None, ("/desk/archives/", "/desk/archives/?q=A1", "/desk/destructions/"), ()),
    "head": Face(Post.HEAD, MARKET, ("/desk/head/", "/desk/training/staff/"), ()),
    "supervisor": Face(
        Post.SUPERVISOR,
        None,
        tuple(
            f"/desk/supervision/{rest}"
            for rest in ("", "clocks/", "clocks/?light=green", "cards/", "orders/", "orders/new", "points/", "points/new")
        ),
        ("/desk/supervision/cases/{case}/",),
    ),
    "lead": Face(Post.LEAD, None, ("/desk/lead/", "/desk/lead/?state=issued"), ("/desk/lead/cases/{case}/",)),
}  # fmt: skip


def count(client: Client, *, address: str) -> tuple[int, list[str]]:
    """Return the answer's status and the questions that the page asked the database."""
    with CaptureQueriesContext(connection) as asked:
        status = client.get(address).status_code
    assert status < 500, address
    asked_of_it = [one["sql"] for one in asked.captured_queries]
    return status, [
        one for one in asked_of_it if "SAVEPOINT" not in one
    ]  # only a test's transaction has them


def look_at_all(client: Client, *, face: Face, cases: dict[str, UUID]) -> dict[str, int]:
    """Return how many questions every page asks, by address with the state in the case's place; the step is its first."""
    steps = {
        case_id: Step.objects.filter(case_id=case_id).order_by("number").first() for case_id in cases.values()
    }
    pages = {address: address for address in face.lists} | {
        address.format(case=state, step="first"): address.format(
            case=case_id, step=getattr(steps[case_id], "id", case_id)
        )
        for address in face.of_a_case
        for state, case_id in cases.items()
    }
    return {name: len(count(client, address=address)[1]) for name, address in pages.items()}


def test_few_questions_and_no_more_among_many_cases(city: City, seat: Callable[..., Client]):
    cases = {state: bring(city, state=state) for state in STATES}
    follow_ledger(at=city.at)
    seated = {name: seat(face.post, face.unit) for name, face in FACES.items()}
    for name, face in FACES.items():  # what is read once a process is read
        look_at_all(seated[name], face=face, cases={"issued": cases["issued"]})
    alone = {name: look_at_all(seated[name], face=face, cases=cases) for name, face in FACES.items()}
    too_many = {page: asked for pages in alone.values() for page, asked in pages.items() if asked > MOST}
    assert not too_many, too_many
    for state in ("submitted", "in_review", "in_review", "choosing", "issued"):
        bring(city, state=state)
    follow_ledger(at=city.at)
    for name, face in FACES.items():
        assert look_at_all(seated[name], face=face, cases=cases) == alone[name]
