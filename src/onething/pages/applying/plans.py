"""A plan (its JSON, as it is stored and shown) as pieces: saved strip, wave chart, material rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onething.look.contracts import (
    MaterialRow,
    Notice,
    SavedFigure,
    SavedStrip,
    Tag,
    Tone,
    WaveChart,
)
from onething.pages.applying import words
from onething.pages.applying.voices import Voice
from onething.pages.showing.deadlines import say_limit
from onething.pages.showing.plans import name_departments, show_material, show_waves
from onething.planning.contracts import ClosedGate


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
    departments = name_departments(plan)
    rows = [
        (show_material(one, departments=departments, asked_how=voice.asked_how), one["asked"])
        for one in plan["materials"]
    ]
    return PlanShown(
        saved=show_saved(plan, voice=voice),
        chart=show_waves(plan, end=say_chart_end(plan), note=say_chart_note(plan)),
        asked=tuple(row for row, is_asked in rows if is_asked),
        free=tuple(row for row, is_asked in rows if not is_asked),
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


def say_chart_end(plan: Mapping[str, Any]) -> str:
    """Return how long all of it takes, for the end of the lanes; empty where that is not known."""
    days = plan["promised_working_days"]
    return words.CHART_END.format(days=days) if days is not None and plan["matters"] else ""


def list_not_needed(plan: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what the answers make unnecessary (不需办理), each with its rule."""
    return tuple(
        words.NOT_NEEDED.format(
            name=one["name"],
            department=one["department"],
            because="".join(one["because"]) or words.NOT_NEEDED_HERE,
        )
        for one in plan["not_needed"]
    )


def list_remarks(plan: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what stands below the matters: what the days rest on, who comes to look, what the law allows at most."""
    names = {matter["code"]: matter["name"] for matter in plan["matters"]}
    visits = [[names[code] for code in visit["matters"]] for visit in plan["site_visits"]]
    days = plan["ceiling_working_days"]
    return (
        *_say_promises(plan),
        *plan["provisional_because"],
        *(_say_visit(named) for named in visits),
        *([words.CEILING.format(days=days)] if days is not None else []),
    )


def _say_promises(plan: Mapping[str, Any]) -> tuple[str, ...]:
    """What promising instead of being checked first saves, and that nobody has to."""
    ordinary = plan.get("ordinary_working_days")
    if ordinary is None:
        return ()
    promised = plan["promised_working_days"]
    saves = words.PROMISE_SAVES if promised is not None and promised < ordinary else words.PROMISE_SAME
    return (saves.format(promised=promised, ordinary=ordinary), words.PROMISE_FREE)


def _say_visit(named: Sequence[str]) -> str:
    said = words.SITE_VISIT if len(named) > 1 else words.SITE_VISIT_ONE
    return said.format(matters=words.LIST_COMMA.join(named))


def say_chart_note(plan: Mapping[str, Any]) -> str:
    """Return what must be said beside the lanes of a plan whose limits are not all published promises."""
    return words.CHART_NOTE if plan["provisional"] else ""


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


def tag_standing(standing: str, *, is_known: bool) -> Tag | None:
    """Return the label of a figure that is not an official promise."""
    label = words.STANDINGS.get(standing, "") if is_known else ""
    return Tag(label, tone=Tone.WARN) if label else None
