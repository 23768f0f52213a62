"""A plan as pieces: who decides in which wave, which papers are asked. Takes the plan as JSON."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings

from onething.cases.contracts.kinds import StepState
from onething.cases.contracts.views import MaterialView, StepView
from onething.look.contracts import (
    MaterialRow,
    Progress,
    Tag,
    Tone,
    WaveChart,
    WaveRow,
)
from onething.pages.showing import words

JsonPlan = Mapping[str, Any]
_PROGRESS = {
    StepState.WAITING: Progress.WAITING,
    StepState.PENDING: Progress.TODO,
    StepState.IN_REVIEW: Progress.NOW,
    StepState.READY: Progress.READY,
    StepState.OPPOSED: Progress.REFUSED,
    StepState.ISSUING: Progress.READY,
    StepState.ISSUED: Progress.DONE,
    StepState.REFUSED: Progress.REFUSED,
    StepState.DROPPED: Progress.WAITING,
    StepState.ENDED: Progress.WAITING,
}
_ORDER = ("asked", "optional", "window_decides", "waived")
_TONES = {"asked": Tone.ASK, "waived": Tone.FREE}


def show_waves(
    plan: JsonPlan,
    *,
    steps: Sequence[StepView] = (),
    own_unit: str = "",
    end: str = "",
    note: str = "",
    late: Mapping[str, str] | None = None,
) -> WaveChart:
    """Return the wave chart of a plan; with the steps of a case its lanes show how far each is.

    `late` says of late lanes how late ("超承诺 2 个工作日"), by matter code.
    """
    by_matter = {step.matter_code: step for step in steps}
    critical = set(plan["critical_path"])
    rows = tuple(
        WaveRow(
            key=matter["code"],
            name=matter["name"],
            department=matter["department"],
            days=_days(matter["committed"]),
            needs=tuple(matter["needs"]),
            is_critical=matter["code"] in critical,
            own_day=matter["release"] != "together",
            **_progress(
                by_matter.get(matter["code"]), own_unit=own_unit, late=(late or {}).get(matter["code"], "")
            ),
        )
        for matter in plan["matters"]
    )
    return WaveChart(rows=rows, end=end, note=note)


def show_materials(
    plan: JsonPlan, *, handed_in: Sequence[MaterialView] = (), problems: Mapping[str, str] | None = None
) -> tuple[MaterialRow, ...]:
    """Return every paper of a plan, asked ones first; with those of a case, what was handed in.

    `problems` are sentences by place ("materials.<key>"), of a refusal or of a correction notice.
    """
    departments = name_departments(plan)
    given = {one.key: one for one in handed_in}
    ordered = sorted(plan["materials"], key=lambda one: _ORDER.index(one["state"]))
    return tuple(
        show_material(
            one,
            departments=departments,
            given=given.get(one["key"]),
            problem=(problems or {}).get(f"materials.{one['key']}", ""),
        )
        for one in ordered
    )


def material_anchor(key: str) -> str:
    """Return the id of a paper's row on a page."""
    return f"material-{key}"


def name_departments(plan: JsonPlan) -> dict[str, str]:
    """Return matter code: the department that decides it."""
    return {matter["code"]: matter["department"] for matter in plan["matters"]}


def show_material(
    raw: Mapping[str, Any],
    *,
    departments: Mapping[str, str],
    given: MaterialView | None = None,
    problem: str = "",
    asked_how: str = words.MATERIAL_HOW["asked"],
) -> MaterialRow:
    """Return one paper: how it is got, why it is not asked, who needs it, what was handed in, what is to be mended."""
    is_asked = raw["asked"]
    needed_by = dict.fromkeys(departments.get(code, "") for code in raw["needed_by"])
    return MaterialRow(
        name=raw["name"],
        how=Tag(_how(raw, asked_how=asked_how), _TONES.get(raw["state"], Tone.PLAIN)),
        reason=_say_reason(raw),
        needed_by=tuple(needed_by) if is_asked else (),
        # A plan kept by an older release has no review points.
        points=(*raw.get("review_points", ()), *(raw.get("notes") or ())) if is_asked else (),
        copies=words.COPIES.format(form=raw["form"], copies=raw["copies"])
        if is_asked and raw["form"]
        else "",
        state=_state(is_asked=is_asked, given=given, problem=problem),
        file_name=(given.file_name or "") if given else "",
        error=problem,
        anchor=material_anchor(raw["key"]),
    )


def _say_reason(raw: Mapping[str, Any]) -> str:
    """Why a paper is not asked; of one that may come after acceptance, that it may and until when."""
    if raw.get("is_deferrable"):
        return words.MAY_COME_LATER.format(days=raw["deferral_days"] or settings.DEFERRAL_DAYS)
    return "" if raw["asked"] and not raw["obtained_by"] else raw["reason"] or ""


def _how(raw: Mapping[str, Any], *, asked_how: str) -> str:
    if raw["state"] == "asked":
        return asked_how
    if raw["state"] != "waived":
        return words.MATERIAL_HOW[raw["state"]]
    via = raw["obtained_by"] or ""
    if raw["obtained_from"]:
        return words.NOT_ASKED.format(via=words.BY_RESULT)
    if "表单" in via:
        return words.NOT_ASKED.format(via=words.BY_FORM)
    return words.NOT_ASKED.format(via=words.BY_LICENCE if "证照" in via else words.BY_SHARING)


def _state(*, is_asked: bool, given: MaterialView | None, problem: str) -> Tag | None:
    if given is None or not (is_asked or given.file_name):
        return None
    if problem:
        return Tag(words.TO_MEND, Tone.WARN)
    return Tag(words.HANDED_IN, Tone.GOOD) if given.file_id else Tag(words.MISSING, Tone.PLAIN)


def _days(limit: Mapping[str, Any] | None) -> int | None:
    if limit is None:
        return None
    if limit["unit"] == "on_the_spot":
        return 0
    return int(limit["amount"]) if limit["unit"] == "working_days" else None


def _progress(step: StepView | None, *, own_unit: str, late: str) -> dict[str, Any]:
    if step is None:
        return {}
    return {
        "state": Progress.LATE if late else _PROGRESS[step.state],
        "state_word": words.LATE_LANE.format(state=step.state.label, late=late) if late else step.state.label,
        "is_own": bool(own_unit) and step.unit_code == own_unit,
    }
