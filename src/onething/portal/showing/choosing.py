"""What an applicant may do now beside filling in: correct, choose after a refusal, take one result first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onething.cases.contracts.views import CaseView, DropPreview, NextAct
from onething.look.contracts import Button, ButtonKind, Field, FieldKind
from onething.pages.applying.open_case import corrected_keys, list_corrections
from onething.pages.applying.sections import list_sections
from onething.pages.applying.sign_box import SignBox
from onething.pages.showing.days import say_day
from onething.portal import words


@dataclass(frozen=True)
class ChoiceForm:
    """The ways on after one refusal; a way that is not open is None. `drop_changes` is said before one chooses."""

    title: str
    mend_action: str
    explanation: Field
    mend: Button | None
    sign: SignBox | None
    form_href: str
    drop_action: str
    drop: Button | None
    drop_changes: tuple[str, ...]
    drop_hindrance: str


@dataclass(frozen=True)
class SeparateForm:
    """A result that is decided and waits for the others: the applicant may have it now."""

    title: str
    action: str
    button: Button


@dataclass(frozen=True)
class CorrectionLine:
    """One point of the correction notice and where it is corrected."""

    label: str
    sentence: str
    href: str


@dataclass(frozen=True)
class Tried:
    """What was typed for one step and refused, or the signing that is open for it."""

    step: str = ""
    typed: str = ""
    error: str = ""
    sign: SignBox | None = None


def list_choices(
    case: CaseView, *, acts: Sequence[NextAct], previews: Mapping[str, DropPreview], tried: Tried
) -> tuple[ChoiceForm, ...]:
    """Return a form for each step on which a choice is open."""
    verbs: dict[str, set[str]] = {}
    for act in acts:
        if act.step_id is not None and act.verb in ("mend", "drop"):
            verbs.setdefault(str(act.step_id), set()).add(act.verb)
    names = {str(step.id): f"{step.matter_name}（{step.department}）" for step in case.steps}
    return tuple(
        _choice(
            case,
            step=step,
            title=names.get(step, ""),
            verbs=open_verbs,
            preview=previews.get(step),
            tried=tried if tried.step == step else Tried(),
        )
        for step, open_verbs in verbs.items()
    )


def list_separate(case: CaseView, *, acts: Sequence[NextAct]) -> tuple[SeparateForm, ...]:
    """Return a form for each result that can be had now, without waiting for the others."""
    names = {step.id: f"{step.matter_name}（{step.department}）" for step in case.steps}
    return tuple(
        SeparateForm(
            title=names[act.step_id],
            action=f"/cases/{case.id}/steps/{act.step_id}/separate",
            button=Button(word=words.SEPARATE, kind=ButtonKind.QUIET),
        )
        for act in acts
        if act.verb == "separate" and act.step_id is not None
    )


def _choice(
    case: CaseView, *, step: str, title: str, verbs: set[str], preview: DropPreview | None, tried: Tried
) -> ChoiceForm:
    base = f"/cases/{case.id}/steps/{step}"
    explanation = Field(
        name="explanation", label=words.EXPLANATION, kind=FieldKind.LONG_TEXT, hint=words.EXPLANATION_HINT,
        value=tried.typed, error=tried.error,
    )  # fmt: skip
    word = words.MEND_SIGN if case.is_unsigned and tried.sign is None else words.MEND
    return ChoiceForm(
        title=title,
        mend_action=f"{base}/mend",
        explanation=explanation,
        mend=Button(word=word) if "mend" in verbs and tried.sign is None else None,
        sign=tried.sign,
        form_href=f"/cases/{case.id}/form" if corrected_keys(case, kind="form") else "",
        drop_action=f"{base}/drop",
        drop=Button(word="这一项不办了，其余继续", kind=ButtonKind.QUIET) if "drop" in verbs else None,
        drop_changes=_say_changes(preview) if preview else (),
        drop_hindrance=preview.hindrance if preview else "",
    )


def _say_changes(preview: DropPreview) -> tuple[str, ...]:
    fields, papers = (words.LIST_COMMA.join(one) for one in (preview.fields_gone, preview.materials_gone))
    lines = [words.DROP_FIELDS.format(fields=fields)] if fields else []
    lines += [words.DROP_PAPERS.format(papers=papers)] if papers else []
    lines += [words.DROP_STARTS.format(name=name) for name in preview.starts]
    if preview.promised_after and preview.promised_after != preview.promised_before:
        lines.append(words.DROP_EARLIER.format(day=say_day(preview.promised_after)))
    elif preview.promised_after:
        lines.append(words.DROP_SAME_DAY.format(day=say_day(preview.promised_after)))
    return tuple(lines)


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
