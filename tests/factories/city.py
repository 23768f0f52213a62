"""The demonstration city inside a test: its people as viewers, and a clock the test moves."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db import transaction

from onething.cases.actions.application import check_complete
from onething.cases.contracts.given import OpinionGiven, Signature
from onething.cases.models.case import Case
from onething.cases.models.step import Step
from onething.cases.queries.one_case import get_case
from onething.directory.actions.people import bind_identity
from onething.directory.actions.sign_in import (
    sign_in_demonstration_account,
    sign_in_phone,
    try_staff_sign_in,
)
from onething.directory.contracts import POST_PERMISSIONS, Post, SignedIn
from onething.directory.models import Appointment, Person
from onething.directory.queries import get_token_viewer
from onething.journey import effects, flow
from onething.journey.demonstration import list_citizens, load_demonstration_city
from onething.journey.demonstration_values import fill_form, make_paper
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import ANONYMOUS, Viewer, ViewerKind
from onething.outbox.actions import mark_handed, take_batch
from tests.catalogue.packages import demonstration_package

PASSWORD = "demonstration-1"
CITIZEN = {"name": "演示乙", "number": "430182190001010017", "phone": "13900000002"}
ANSWERS = {
    "entity": "individual_household", "premises": "own", "has_licence": "false", "fire_scope": "true",
    "fire_mode": "inspection", "has_sign": "true", "sells_tobacco": "true", "eia_register": "true",
    "direct_food_contact": "true",
}  # fmt: skip
SMALL = ANSWERS | {
    "fire_scope": "false",
    "has_sign": "false",
    "sells_tobacco": "false",
    "eia_register": "false",
}
MORNING = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)  # a Monday, 09:30 in Shanghai


@dataclass
class City:
    """What a test needs of the loaded demonstration."""

    at: datetime = MORNING

    def later(self, **time: float) -> datetime:
        """Let time pass."""
        self.at += timedelta(**time)
        return self.at

    def viewer(self, post: Post, unit: str | None = None) -> Viewer:
        """Return somebody who holds the post (in the unit)."""
        held = Appointment.objects.filter(post=post).select_related("unit")
        one = (held.filter(unit__name=unit) if unit else held).order_by("id").first()
        assert one is not None, (post, unit)
        return staff_viewer(one)

    def signed_in(self, held: Appointment) -> Viewer:
        """Return the viewer that a fresh token of an appointment stands for today."""
        post = Post(held.post)
        with transaction.atomic():
            signed_in = sign_in_demonstration_account(
                login_name=held.person.login_name or "", post=post, at=self.at
            )
        assert isinstance(signed_in, SignedIn), signed_in
        return get_token_viewer(ANONYMOUS, token=signed_in.token, at=self.at)

    def signed_in_for(self, deputy: Viewer, *, post: Post, absent: Viewer) -> Viewer:
        """Return a deputy signed in to the post of an absent colleague."""
        logins = dict(
            Person.objects.filter(id__in=[deputy.person_id, absent.person_id]).values_list("id", "login_name")
        )
        with transaction.atomic():
            signed_in = try_staff_sign_in(
                login_name=logins[deputy.person_id], password=PASSWORD, post=post, at=self.at,
                absent=logins[absent.person_id],
            )  # fmt: skip
        assert isinstance(signed_in, SignedIn), signed_in
        return get_token_viewer(ANONYMOUS, token=signed_in.token, at=self.at)

    def citizen(self, index: int = 1) -> Viewer:
        """Return a synthetic citizen with proved identity."""
        row = list_citizens()[index]
        with transaction.atomic():
            signed_in = sign_in_phone(phone=row["phone"], at=self.at)
            bind_identity(
                person_id=signed_in.person_id,
                name=row["name"],
                number=row["number"],
                on_day=local_day(self.at),
            )
        return Viewer(
            kind=ViewerKind.PERSON, person_id=signed_in.person_id, post=Post.CITIZEN,
            permissions=POST_PERMISSIONS[Post.CITIZEN], level=2,
        )  # fmt: skip


def staff_viewer(held: Appointment) -> Viewer:
    """Return the viewer of an appointment."""
    post = Post(held.post)
    return Viewer(
        kind=ViewerKind.PERSON, person_id=held.person_id, post=post, unit_code=held.unit.code,
        permissions=POST_PERMISSIONS[post],
    )  # fmt: skip


def bring_city_in(*, at: datetime = MORNING - timedelta(days=1)) -> None:
    """Load the demonstration city into the database in use, as on the day before the stories begin."""
    load_demonstration_city(package=demonstration_package(), password=PASSWORD, at=at)


def load_city() -> City:
    """Return the demonstration city; where the test's database does not hold it yet, it is loaded."""
    if not Appointment.objects.exists():
        bring_city_in()
    return City()


def carry_out_effects(city: City) -> list[str]:
    """Do what the worker does, until nothing waits; returns the effects in order."""
    done: list[str] = []
    while True:
        with transaction.atomic():
            batch = take_batch(limit=100, at=city.at)
            mark_handed(ids=[effect.id for effect in batch], at=city.at)
        if not batch:
            return done
        for effect in batch:
            effects.carry_out(effect_id=effect.id, at=city.at)
            done.append(effect.effect)


def begin_and_fill(city: City, citizen: Viewer, answers: dict[str, str] = ANSWERS) -> UUID:
    """Begin a case, fill the one form and hand every asked paper in."""
    case_id = flow.begin(citizen, thing="YJS-002", answers=answers, at=city.at)
    case = get_case(citizen, case_id=case_id)
    values = fill_form(case.plan["form"], citizen=CITIZEN, today=local_day(city.at))
    _revision, problems = flow.fill(
        citizen, case_id=case_id, values=values, revision=case.revision, at=city.at
    )
    assert problems == []
    for material in case.plan["materials"]:
        if material["asked"]:
            paper = make_paper(material["name"])
            flow.hand_in(
                citizen, case_id=case_id, key=material["key"], name="材料.pdf", content=paper, at=city.at
            )
    return case_id


def sign(city: City, citizen: Viewer, case_id: UUID) -> Signature:
    """Sign what stands there, as the phone code would have."""
    with transaction.atomic():
        digest = check_complete(citizen, case_id=case_id, at=city.at)
    return Signature(snapshot_sm3=digest, method="phone_code")


def submitted(city: City, citizen: Viewer, answers: dict[str, str] = ANSWERS) -> UUID:
    """A case that was just submitted."""
    case_id = begin_and_fill(city, citizen, answers)
    flow.submit(citizen, case_id=case_id, signature=sign(city, citizen, case_id), at=city.at)
    return case_id


def dispatched(city: City, citizen: Viewer, answers: dict[str, str] = ANSWERS) -> UUID:
    """A case that every department has its step of."""
    case_id, clerk = submitted(city, citizen, answers), city.viewer(Post.CLERK)
    for act in (flow.receive, flow.accept, flow.dispatch):
        act(clerk, case_id=case_id, at=city.later(minutes=5))
    return case_id


def permit(city: City, case_id: UUID, matter: str) -> None:
    """The matter's department reviews and signs 拟准予."""
    step = step_of(case_id, matter)
    flow.start_review(city.viewer(Post.REVIEWER, step.unit.name), step_id=step.id, at=city.later(minutes=1))
    opinion = OpinionGiven(reasons="材料齐全，符合条件。")
    flow.permit(
        city.viewer(Post.DECIDER, step.unit.name), step_id=step.id, opinion=opinion, at=city.later(minutes=1)
    )


def refuse(city: City, case_id: UUID, matter: str) -> None:
    """The matter's department reviews and signs 拟不予."""
    step = step_of(case_id, matter)
    flow.start_review(city.viewer(Post.REVIEWER, step.unit.name), step_id=step.id, at=city.later(minutes=1))
    opinion = OpinionGiven(reasons="现场不符合要求。", articles=("消防法第十五条",))
    flow.refuse(
        city.viewer(Post.DECIDER, step.unit.name), step_id=step.id, opinion=opinion, at=city.later(minutes=1)
    )


def step_of(case_id: UUID, matter: str) -> Step:
    """Return the newest step of a matter ("M01")."""
    return Step.objects.select_related("unit").get(case_id=case_id, matter_code=f"YJS-002/{matter}")


def states(case_id: UUID) -> dict[str, str]:
    """Return the state of every step by matter, and of the case."""
    steps = {step.matter_code.split("/")[1]: step.state for step in Step.objects.filter(case_id=case_id)}
    return {"case": Case.objects.get(id=case_id).state, **steps}
