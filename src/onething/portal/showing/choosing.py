"""What an applicant may do now beside filling in: correct, choose after a refusal, withdraw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onething.cases.contracts.views import CaseView, NextAct
from onething.look.contracts import Button, ButtonKind, Field, FieldKind
from onething.pages.applying.open_case import corrected_keys, list_corrections
from onething.pages.applying.sections import list_sections
from onething.portal import words


@dataclass(frozen=True)
class ChoiceForm:
    """The three ways on after one refusal; a way that is not open is None."""

    title: str
    mend_action: str
    explanation: Field
    mend: Button | None
    drop_action: str
    drop: Button | None


@dataclass(frozen=True)
class CorrectionLine:
    """One point of the correction notice and where it is corrected."""

    label: str
    sentence: str
    href: str


def list_choices(
    case: CaseView, *, acts: Sequence[NextAct], typed: str, error: str
) -> tuple[ChoiceForm, ...]:
    """Return a form for each step on which a choice is open."""
    verbs: dict[str, set[str]] = {}
    for act in acts:
        if act.step_id is not None and act.verb in ("mend", "drop"):
            verbs.setdefault(str(act.step_id), set()).add(act.verb)
    names = {str(step.id): f"{step.matter_name}（{step.department}）" for step in case.steps}
    return tuple(
        _choice(case, step=step, title=names.get(step, ""), verbs=open_verbs, typed=typed, error=error)
        for step, open_verbs in verbs.items()
    )


def _choice(case: CaseView, *, step: str, title: str, verbs: set[str], typed: str, error: str) -> ChoiceForm:
    base = f"/cases/{case.id}/steps/{step}"
    explanation = Field(
        name="explanation", label=words.EXPLANATION, kind=FieldKind.LONG_TEXT, hint=words.EXPLANATION_HINT,
        value=typed, error=error,
    )  # fmt: skip
    return ChoiceForm(
        title=title,
        mend_action=f"{base}/mend",
        explanation=explanation,
        mend=Button(word="补齐了，请再审") if "mend" in verbs else None,
        drop_action=f"{base}/drop",
        drop=Button(word="这一项不办了，其余继续", kind=ButtonKind.QUIET) if "drop" in verbs else None,
    )


def list_corrections_shown(case: CaseView) -> tuple[CorrectionLine, ...]:
    """Return the points of the notice that is to be answered now, each leading to its exact place."""
    points = list_corrections(case)
    if not points:
        return ()
    keys = corrected_keys(case, kind="form")
    places = {
        f"form.{field['key']}": (
            field["label"],
            f"/cases/{case.id}/form?section={section.number}#id_f.{field['key']}",
        )
        for section in list_sections(case.plan, only=keys)
        for field in section.asked
    }
    places |= {
        f"materials.{one.key}": (one.name, f"/cases/{case.id}/materials#material-{one.key}")
        for one in case.materials
    }
    return tuple(_line(place, sentence=sentence, places=places) for place, sentence in points.items())


def _line(place: str, *, sentence: str, places: Mapping[str, tuple[str, str]]) -> CorrectionLine:
    label, href = places.get(place, (place, ""))
    return CorrectionLine(label=label, sentence=sentence, href=href)
