"""The demonstration city inside a test: its people as viewers, and a clock the test moves."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from onething.cases.contracts import Signature
from onething.cases.models import Case, Step
from onething.directory.contracts import POST_PERMISSIONS, Post
from onething.directory.models import Appointment, Person
from onething.journey import effects, flow
from onething.journey.demonstration import catalogue_folder, load_demonstration_city
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import Viewer, ViewerKind
from onething.notify.queries import list_local_messages
from onething.outbox.actions import take_batch
from onething.command.story.values import fill_form, make_paper
from onething.cases.actions.application import make_snapshot

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
    viewers: dict[str, Viewer] = field(default_factory=dict)

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

    def citizen(self, index: int = 1) -> Viewer:
        """Return a synthetic citizen with proved identity."""
        from django.db import transaction

        from onething.directory.actions.people import bind_identity
        from onething.directory.actions.sign_in import sign_in_phone
        from onething.journey.demonstration import list_citizens

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


def load_city(at: datetime = MORNING) -> City:
    """Load the demonstration city into the test database."""
    load_demonstration_city(package=catalogue_folder(), password=PASSWORD, at=at - timedelta(days=1))
    return City(at=at)
