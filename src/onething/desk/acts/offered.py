"""The forms of a step that are open now, as pieces of a page; and doing what one of them asks."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onething.desk import words
from onething.desk.acts import (
    changes,
    consulting,
    examining,
    hands,
    hearing,
    opinions,
    promises,
    questioning,
    recusing,
    timing,
    visiting,
)
from onething.desk.acts.forms import DeskAct, DeskForm, Scene, Sent
from onething.desk.showing.acting import ActButton, ActForm
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.look.contracts import FieldKind
from onething.pages.problems import place_errors

FORMS: tuple[DeskForm, ...] = (
    *recusing.ANSWERS, *examining.FORMS, *opinions.FORMS, *promises.FORMS, *changes.FORMS, *consulting.FORMS,
    *visiting.FORMS, *timing.FORMS, *questioning.FORMS, *hearing.FORMS, *hands.FORMS, *recusing.FORMS,
)  # fmt: skip
ACTS: dict[str, DeskAct] = {act.verb: act for form in FORMS for act in form.acts}


@dataclass(frozen=True)
class Attempt:
    """What was sent and refused: shown again with what was typed."""

    step_id: UUID
    verb: str
    sent: Sent
    refusal: Refusal


def show_forms(
    scene: Scene, *, verbs: Collection[str], attempt: Attempt | None, keyed: bool
) -> tuple[ActForm, ...]:
    """Return the forms of a step whose acts are open; `keyed` gives their buttons keys (one step a page has them)."""
    mine = attempt if attempt and attempt.step_id == scene.step.id else None
    shown = ((form, tuple(act for act in form.acts if act.verb in verbs)) for form in FORMS)
    return tuple(
        _show(form, acts=acts, scene=scene, attempt=mine, keyed=keyed) for form, acts in shown if acts
    )


def _show(
    form: DeskForm, *, acts: tuple[DeskAct, ...], scene: Scene, attempt: Attempt | None, keyed: bool
) -> ActForm:
    is_tried = attempt is not None and attempt.verb in {act.verb for act in acts}
    fields = place_errors(
        form.fields(scene), refusal=attempt.refusal if attempt is not None and is_tried else None
    )
    return ActForm(
        title=form.title,
        fields=fields,
        buttons=tuple(ActButton(act.verb, act.word, act.kind, act.key if keyed else "") for act in acts),
        is_folded=form.is_folded and not is_tried,
        has_file=any(field.kind is FieldKind.FILE for field in fields),
    )


def perform(viewer: Viewer, *, verb: str, step_id: UUID, sent: Sent, at: datetime) -> None:
    """Do the act; refuses `desk.act.unknown` for another verb, and whatever the act refuses."""
    act = ACTS.get(verb)
    if act is None:
        raise Refusal("desk.act.unknown", words.UNKNOWN_ACT, status=400)
    act.perform(viewer, step_id, sent, at)
