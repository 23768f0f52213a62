"""How a department examines at its desk: review points answered one by one, and the check by two people."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from onething.cases.contracts.examining import CheckRecorded, ReviewPointView, Tick
from onething.desk import words
from onething.desk.acts.evidence import ask_evidence, give_evidence, give_photos
from onething.desk.acts.forms import DeskAct, DeskForm, Scene, Sent
from onething.desk.acts.hands import read_person
from onething.directory.contracts import Post
from onething.directory.queries import list_colleagues
from onething.journey.ways import examining
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.look.contracts import ButtonKind, Choice, Field, FieldKind

_ANSWERS = (Choice("met", "符合"), Choice("unmet", "不符合"))
_TICK = "tick-"
PHOTOS = ("two_photo_1", "two_photo_2", "two_photo_3")


def _tick(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    places = [
        name[len(_TICK) :].removesuffix(f"_{sent.ending}") for name in sent.post if name.startswith(_TICK)
    ]
    ticks = {
        place: Tick(is_met=sent.text(_TICK + place) == "met", note=sent.text(f"note-{place}"))
        for place in places
        if sent.text(_TICK + place)
    }
    examining.tick(viewer, step_id=step_id, ticks=ticks, at=at)


def _record(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    given = CheckRecorded(
        checked_on=_read_day(sent.text("two_on")),
        findings=sent.text("two_findings"),
        second=read_person(sent.text("two_second"), place="second"),
        record=give_evidence(viewer, step_id=step_id, sent=sent, name="two_record", at=at),
        photos=give_photos(viewer, step_id=step_id, sent=sent, names=PHOTOS, at=at),
    )
    examining.record_check(viewer, step_id=step_id, given=given, at=at)


def _confirm(viewer: Viewer, step_id: UUID, sent: Sent, at: datetime) -> None:
    examining.confirm_check(viewer, step_id=step_id, at=at)


def _read_day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise Refusal("desk.day.unreadable", words.CHECK_DAY_UNREADABLE, field="checked_on") from error


def _tick_fields(scene: Scene) -> tuple[Field, ...]:
    examined = scene.step.examination
    return tuple(
        field for one in (examined.points if examined else ()) for field in _ask_point(one, sent=scene.sent)
    )


def _ask_point(view: ReviewPointView, *, sent: Sent) -> Iterator[Field]:
    """What was typed in a refused try stands before what is kept."""
    point, kept = view.point, {True: "met", False: "unmet", None: ""}[view.is_met]
    answer, note = sent.name(_TICK + point.place), sent.name(f"note-{point.place}")
    yield Field(
        name=answer, place=f"ticks.{point.place}", label=point.text, kind=FieldKind.RADIO, choices=_ANSWERS,
        value=sent.post.get(answer, kept), required=False, hint=point.about,
        optional=words.POINT_REQUIRED if point.is_required else words.POINT_ADVISED,
    )  # fmt: skip
    yield Field(
        name=note, place=f"ticks.{point.place}.note", label=words.POINT_NOTE, value=sent.post.get(note, view.note),
        required=False, optional=words.POINT_NOTE_WHEN, max_length=1000,
    )  # fmt: skip


def _record_fields(scene: Scene) -> tuple[Field, ...]:
    sent, viewer = scene.sent, scene.viewer
    others = [
        one for one in list_colleagues(viewer) if Post.REVIEWER in one.posts and one.id != viewer.person_id
    ]
    return (
        Field(
            name=sent.name("two_on"), place="checked_on", label="核查日期", kind=FieldKind.DATE,
            value=sent.text("two_on"),
        ),
        Field(
            name=sent.name("two_second"), place="second", label="另一名核查人员", kind=FieldKind.SELECT,
            value=sent.text("two_second"), choices=tuple(Choice(str(one.id), one.name) for one in others),
            hint="请本人登录确认，确认以后核查才算数。",
        ),
        Field(
            name=sent.name("two_findings"), place="reason", label="核查情况", kind=FieldKind.LONG_TEXT,
            value=sent.text("two_findings"),
        ),
        ask_evidence(sent, name="two_record", place="record", label="核查记录（笔录）", required=False),
        *(ask_evidence(sent, name=name, place="photos", label="照片", required=False) for name in PHOTOS),
    )  # fmt: skip


FORMS = (
    DeskForm(
        (DeskAct("confirm_check", "两人一同核查，情况属实", _confirm, key="c"),),
        title="请您确认两人核查",
    ),
    DeskForm(
        (DeskAct("tick_review_points", "保存勾选", _tick, key="t", kind=ButtonKind.QUIET),),
        title="审查要点",
        fields=_tick_fields,
    ),
    DeskForm(
        (DeskAct("record_check", "登记，请对方确认", _record, kind=ButtonKind.QUIET),),
        title="两人核查",
        fields=_record_fields,
    ),
)
