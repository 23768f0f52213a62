"""The joint visit at a desk: set its date for all who have to come, and say who comes for the own department."""

from datetime import date, datetime, time
from uuid import UUID

from onething.cases.contracts.visits import VisitSet
from onething.cases.queries.one_case import get_step_case
from onething.desk import words
from onething.desk.acts.forms import DeskAct, DeskForm, Scene, Sent
from onething.desk.acts.hands import read_person
from onething.directory.contracts import Post
from onething.directory.queries import list_colleagues
from onething.journey.ways import visiting
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.look.contracts import ButtonKind, Choice, Field, FieldKind


def set_visit(viewer: Viewer, *, case_id: UUID, sent: Sent, at: datetime) -> None:
    """Set the date that a form sent."""
    given = VisitSet(
        day=read_day(sent.text("visit_day")),
        clock=read_clock(sent.text("visit_clock")),
        place=sent.text("visit_place"),
        subject=sent.text("visit_subject"),
        is_agreed=sent.text("visit_agreed") == "true",
    )
    visiting.set_visit(viewer, case_id=case_id, given=given, at=at)


def list_visit_fields(sent: Sent) -> tuple[Field, ...]:
    """Return what is asked of who sets a date."""
    return (
        Field(
            name=sent.name("visit_day"), place="day", label="日期", kind=FieldKind.DATE, value=sent.text("visit_day"),
        ),
        Field(
            name=sent.name("visit_clock"), place="clock", label="几点", value=sent.text("visit_clock"),
            hint="例如 09:30。", max_length=5,
        ),
        Field(
            name=sent.name("visit_place"), place="place", label="到哪里看", value=sent.text("visit_place"),
            max_length=200,
        ),
        Field(
            name=sent.name("visit_subject"), place="subject", label="看什么（会告知申请人）", kind=FieldKind.LONG_TEXT,
            value=sent.text("visit_subject"),
        ),
        Field(
            name=sent.name("visit_agreed"), place="is_agreed", label="申请人同意这个时间，不用提前告知",
            kind=FieldKind.CHECKBOX, required=False, value=sent.text("visit_agreed"),
        ),
    )  # fmt: skip


def _set(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    set_visit(viewer, case_id=get_step_case(viewer, step_id=step_id), sent=sent, at=at)


def _name(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    people = [read_person(one, place="people") for one in sent.many("visitors")]
    visiting.name_visitors(viewer, step_id=step_id, people=people, at=at)


def read_day(text: str) -> date:
    """Return a day that was typed; refuses at its field."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise Refusal("desk.day.unreadable", words.VISIT_DAY_UNREADABLE, field="day") from error


def read_clock(text: str) -> time:
    """Return a time of day that was typed; refuses at its field."""
    try:
        return time.fromisoformat(text.strip())
    except ValueError as error:
        raise Refusal("desk.visit.clock", words.VISIT_CLOCK_UNREADABLE, field="clock") from error


def _set_fields(scene: Scene) -> tuple[Field, ...]:
    return list_visit_fields(scene.sent)


def _name_fields(scene: Scene) -> tuple[Field, ...]:
    sent, chosen = scene.sent, scene.sent.many("visitors")
    reviewers = [one for one in list_colleagues(scene.viewer) if Post.REVIEWER in one.posts]
    return (
        Field(
            name=sent.name("visitors"), place="people", label="谁去（两名以上）", kind=FieldKind.CHECKBOXES,
            choices=tuple(Choice(str(one.id), one.name, is_chosen=str(one.id) in chosen) for one in reviewers),
        ),
    )  # fmt: skip


FORMS = (
    DeskForm(
        (DeskAct("name_visitors", "确定人员", _name, kind=ButtonKind.QUIET),),
        title="现场核查：谁去",
        fields=_name_fields,
        is_folded=True,
    ),
    DeskForm(
        (DeskAct("set_visit", "约定时间", _set, kind=ButtonKind.QUIET),),
        title="现场核查：为各部门约一个时间",
        fields=_set_fields,
        is_folded=True,
    ),
)
