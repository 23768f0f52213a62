"""A plan (its JSON, as it is stored and shown) as pieces: saved strip, wave chart, material rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onething.look.contracts import (
    MaterialRow,
    Notice,
    Progress,
    SavedFigure,
    SavedStrip,
    Tag,
    Tone,
    WaveChart,
    WaveRow,
)
from onething.pages.applying import words
from onething.pages.applying.voices import Voice
from onething.planning.contracts import ClosedGate

HOW_TONES = {"asked": Tone.ASK, "waived": Tone.FREE, "optional": Tone.PLAIN, "window_decides": Tone.WARN}
STEP_STATES = {
    "waiting": Progress.WAITING,
    "pending": Progress.NOW,
    "in_review": Progress.NOW,
    "ready": Progress.READY,
    "opposed": Progress.LATE,
    "issuing": Progress.READY,
    "issued": Progress.DONE,
    "refused": Progress.REFUSED,
    "dropped": Progress.REFUSED,
    "ended": Progress.REFUSED,
}


@dataclass(frozen=True)
class MatterLine:
    """A matter as a guide lists it: both limits, each with what it rests on."""

    name: str
    department: str
    result: str
    promised: str
    label: Tag | None
    statutory: str
    fee: str = ""


@dataclass(frozen=True)
class PlanShown:
    """A whole plan as pieces. `free` are the papers nobody has to bring."""

    saved: SavedStrip
    chart: WaveChart
    asked: tuple[MaterialRow, ...]
    free: tuple[MaterialRow, ...]


def show_plan(plan: Mapping[str, Any], *, voice: Voice) -> PlanShown:
    """Return the pieces of a plan, nothing of it begun."""
    rows = show_materials(plan, voice=voice)
    return PlanShown(
        saved=show_saved(plan, voice=voice),
        chart=show_chart(plan, states={}),
        asked=tuple(row for row, material in rows if material["asked"]),
        free=tuple(row for row, material in rows if not material["asked"]),
    )


def show_gates(gates: Sequence[ClosedGate]) -> tuple[Notice, ...]:
    """Return why an answer closes this road, and which road is theirs instead."""
    return tuple(
        Notice(words.GATE.format(reason=gate.reason, road=gate.road), tone=Tone.WARN) for gate in gates
    )


def show_saved(plan: Mapping[str, Any], *, voice: Voice) -> SavedStrip:
    """Return before and after of every figure that has a source."""
    because = plan.get("saved_because", {})
    return SavedStrip(
        figures=tuple(
            SavedFigure(
                word=words.FIGURES[name], before=pair[0], after=pair[1], why=tuple(because.get(name, ()))
            )
            for name, pair in plan["saved"].items()
        ),
        note=voice.saved_note,
    )


def show_chart(plan: Mapping[str, Any], *, states: Mapping[str, str]) -> WaveChart:
    """Return the lanes, coloured by the state of each matter's step; nothing is drawn for no matter."""
    days = plan["promised_working_days"]
    return WaveChart(
        rows=tuple(
            _lane(matter, plan=plan, state=states.get(matter["code"], "")) for matter in plan["matters"]
        ),
        end=words.CHART_END.format(days=days) if days is not None and plan["matters"] else "",
        note=words.CHART_NOTE if plan["provisional"] else "",
    )


def _lane(matter: Mapping[str, Any], *, plan: Mapping[str, Any], state: str) -> WaveRow:
    return WaveRow(
        key=matter["code"],
        name=matter["name"],
        department=matter["department"],
        days=_working_days(matter["committed"]),
        needs=tuple(matter["needs"]),
        state=STEP_STATES.get(state, Progress.TODO),
        state_word=words.STEPS.get(state, ""),
        is_critical=matter["code"] in plan["critical_path"],
        own_day=matter["release"] == "own_day",
    )


def _working_days(limit: Mapping[str, Any] | None) -> int | None:
    if limit is None:
        return None
    if limit["unit"] == "on_the_spot":
        return 0
    return int(limit["amount"]) if limit["unit"] == "working_days" else None


def show_materials(plan: Mapping[str, Any], *, voice: Voice) -> list[tuple[MaterialRow, Mapping[str, Any]]]:
    """Return a row and its material for every paper of the plan."""
    names = name_matters(plan)
    return [(show_material(material, names=names, voice=voice), material) for material in plan["materials"]]


def show_material(material: Mapping[str, Any], *, names: Mapping[str, str], voice: Voice) -> MaterialRow:
    """Return one paper: how it is got, why it is not asked, who needs it."""
    asked = material["asked"]
    return MaterialRow(
        name=material["name"],
        how=Tag(words.HOW.get(material["state"], voice.asked_how), tone=HOW_TONES[material["state"]]),
        reason="" if asked else material.get("reason") or "",
        needed_by=tuple(names.get(code, code) for code in material["needed_by"]),
        points=tuple(material.get("notes", ())),
        copies=words.COPIES.format(form=material["form"], copies=material["copies"]) if asked else "",
        anchor=f"material-{material['key']}",
    )


def name_matters(plan: Mapping[str, Any]) -> dict[str, str]:
    """Return matter code: the department that decides it."""
    return {matter["code"]: matter["department"] for matter in plan["matters"]}


def list_matters(
    matters: Sequence[Mapping[str, Any]], *, statutory: Sequence[Mapping[str, Any]]
) -> tuple[MatterLine, ...]:
    """Return the planned matters as a guide or a notice lists them."""
    law = {one["code"]: one["limit"] for one in statutory}
    return tuple(
        MatterLine(
            name=matter["name"],
            department=matter["department"],
            result=matter["result_name"],
            promised=say_limit(matter["committed"], otherwise=words.NO_PROMISE),
            label=tag_standing(matter["committed_standing"], is_known=matter["committed"] is not None),
            statutory=say_limit(law.get(matter["code"]), otherwise=words.NO_STATUTORY),
        )
        for matter in matters
    )


def say_limit(limit: Mapping[str, Any] | None, *, otherwise: str) -> str:
    """Return a limit in Chinese, or the given word where there is none."""
    return otherwise if limit is None else words.LIMITS[limit["unit"]].format(amount=limit["amount"])


def tag_standing(standing: str, *, is_known: bool) -> Tag | None:
    """Return the label of a figure that is not an official promise."""
    label = words.STANDINGS.get(standing, "") if is_known else ""
    return Tag(label, tone=Tone.WARN) if label else None
