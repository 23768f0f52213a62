"""The wave chart and how far its lanes are. Faces get them from contracts."""

from dataclasses import dataclass
from enum import StrEnum


class Progress(StrEnum):
    """Where something stands: a step of the bar, a lane of the chart."""

    TODO = "todo"
    NOW = "now"
    READY = "ready"
    DONE = "done"
    WAITING = "waiting"
    LATE = "late"
    REFUSED = "refused"


@dataclass(frozen=True)
class WaveRow:
    """One lane of the wave chart: a matter, how many working days, whose results (keys) it waits for.

    `days` 0 is on the spot, None unknown. `own_day`: it goes out on its own day, not with the others.
    """

    key: str
    name: str
    department: str
    days: int | None
    needs: tuple[str, ...] = ()
    state: Progress = Progress.TODO
    state_word: str = ""
    is_critical: bool = False
    is_own: bool = False
    own_day: bool = False


@dataclass(frozen=True)
class WaveChart:
    """Who decides side by side, who waits for whose result. `end` says when all go out ("12月4日前一起领")."""

    rows: tuple[WaveRow, ...]
    title: str = "谁来办，同时办"
    start: str = "受理"
    end: str = ""
    note: str = ""
