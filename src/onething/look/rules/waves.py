"""Where the boxes of a wave chart stand: lanes from top to bottom, working days from left to right.

All figures are SVG units, one unit a CSS pixel at natural size; nothing is read but the rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from onething.look import words
from onething.look.contracts import Progress, WaveChart, WaveRow
from onething.look.rules.text import cut, text_width

TOP = 26
BAR = 14
GATE_ROOM = 46
LONGEST_ON_THE_SPOT = 0.6  # of a day: drawn so that it can be seen
WIDE_FROM = 500
_PASSED = {Progress.DONE, Progress.READY, Progress.REFUSED}


@dataclass(frozen=True)
class Line:
    """One line of text of a lane."""

    y: float
    text: str
    part: str


@dataclass(frozen=True)
class Box:
    """One lane: its bar, its text, the word at its end."""

    key: str
    x: float
    y: float
    width: float
    height: float
    text_x: float
    lines: tuple[Line, ...]
    word: str
    word_x: float
    word_y: float
    word_anchor: str
    full: str
    state: str
    is_critical: bool
    is_own: bool


@dataclass(frozen=True)
class Path:
    """A result going from one lane into another."""

    d: str
    is_critical: bool


@dataclass(frozen=True)
class Mark:
    """A day on the axis."""

    x: float
    word: str
    anchor: str


@dataclass(frozen=True)
class Gate:
    """Where all go out together."""

    x: float
    y: float
    text_y: float


@dataclass(frozen=True)
class Drawing:
    """A chart ready to be written as SVG."""

    width: int
    height: float
    top: float
    bottom: float
    mark_y: float
    marks: tuple[Mark, ...]
    boxes: tuple[Box, ...]
    paths: tuple[Path, ...]
    gate: Gate | None
    label: str


@dataclass(frozen=True)
class _Frame:
    """How wide things are: label column, first x of the days, units a day, lane height."""

    label: float
    left: float
    right: float
    day: float
    lane: float
    is_wide: bool


def schedule(rows: tuple[WaveRow, ...]) -> Mapping[str, tuple[float, float]]:
    """Return key: (start, end) in working days: a lane starts when the last result it needs is there.

    A need that is no lane of the chart does not count; lanes that wait for each other start at once.
    """
    known = {row.key: row for row in rows}
    spans: dict[str, tuple[float, float]] = {}

    def _span(key: str, *, seen: frozenset[str]) -> tuple[float, float]:
        if key not in spans:
            needs = [need for need in known[key].needs if need in known and need not in seen]
            start = max((_span(need, seen=seen | {key})[1] for need in needs), default=0.0)
            spans[key] = (start, start + _length(known[key]))
        return spans[key]

    return {row.key: _span(row.key, seen=frozenset({row.key})) for row in rows}


def draw_chart(chart: WaveChart, *, width: int) -> Drawing:
    """Return the drawing of a chart that is `width` units wide; no rows give an empty one."""
    spans = schedule(chart.rows)
    last = max((end for _start, end in spans.values()), default=1.0)
    frame = _frame(width, days=last, has_gate=_is_joint(chart))
    boxes = tuple(
        _box(row, index=index, span=spans[row.key], frame=frame) for index, row in enumerate(chart.rows)
    )
    bottom = TOP + frame.lane * len(boxes)
    return Drawing(
        width=width,
        height=bottom + 6,
        top=TOP - 6,
        bottom=bottom,
        mark_y=13,
        marks=_marks(chart.start, last=last, frame=frame),
        boxes=boxes,
        paths=_paths(chart.rows, boxes={box.key: box for box in boxes}),
        gate=_gate(chart, frame=frame, bottom=bottom),
        label=words.CHART_LABEL.format(count=len(boxes)),
    )


def describe_chart(chart: WaveChart) -> tuple[str, ...]:
    """Return the chart in sentences, a lane each, for those who do not see it."""
    names = {row.key: row.name for row in chart.rows}
    return tuple(_describe(row, names=names) for row in chart.rows)


def _describe(row: WaveRow, *, names: Mapping[str, str]) -> str:
    kind = "unknown" if row.days is None else "days" if row.days else "spot"
    days = words.LINE_DAYS_WORD[kind].format(days=row.days)
    needs = "、".join(names[need] for need in row.needs if need in names)
    parts = [
        words.LINE_DAYS.format(name=row.name, department=row.department, days=days),
        words.LINE_NEEDS.format(names=needs) if needs else words.LINE_FIRST,
        row.state_word or words.STATES[row.state],
        words.OWN_DAY if row.own_day else "",
        words.LINE_CRITICAL if row.is_critical else "",
    ]
    return "，".join(part for part in parts if part) + "。"


def _length(row: WaveRow) -> float:
    return float(row.days) if row.days else LONGEST_ON_THE_SPOT


def _is_joint(chart: WaveChart) -> bool:
    return sum(not row.own_day for row in chart.rows) > 1


def _frame(width: int, *, days: float, has_gate: bool) -> _Frame:
    is_wide = width >= WIDE_FROM
    label = 236.0 if is_wide else 0.0
    left = label + 4
    right = width - (GATE_ROOM if has_gate else 8)
    return _Frame(
        label=label, left=left, right=right, day=(right - left) / max(days, 1.0),
        lane=44.0 if is_wide else 62.0, is_wide=is_wide,
    )  # fmt: skip


def _box(row: WaveRow, *, index: int, span: tuple[float, float], frame: _Frame) -> Box:
    top = TOP + index * frame.lane
    x, end = frame.left + span[0] * frame.day, frame.left + span[1] * frame.day
    y = top + (16 if frame.is_wide else 38)
    word = _word(row)
    anchor, word_x = _place_word(word, x=x, end=end, frame=frame)
    return Box(
        key=row.key, x=_round(x), y=y, width=_round(max(end - x, 4)), height=BAR, text_x=0,
        lines=_lines(row, top=top, frame=frame), word=word, word_x=_round(word_x), word_y=y + BAR - 3,
        word_anchor=anchor, full=f"{row.name} · {row.department}", state=row.state,
        is_critical=row.is_critical, is_own=row.is_own,
    )  # fmt: skip


def _lines(row: WaveRow, *, top: float, frame: _Frame) -> tuple[Line, ...]:
    if frame.is_wide:
        name = cut(row.name, size=14, width=frame.label - 14)
        department = cut(row.department, size=12, width=frame.label - 14)
        return (Line(top + 18, name, "name"), Line(top + 35, department, "department"))
    department_width = min(text_width(row.department, size=12), 110.0)
    name = cut(row.name, size=14, width=frame.right - department_width)
    return (
        Line(top + 16, name, "name"),
        Line(top + 31, cut(row.department, size=12, width=frame.right - 20), "department"),
    )


def _word(row: WaveRow) -> str:
    """The state, then the days while they still matter, then whether it goes out on its own."""
    state = row.state_word or words.STATES[row.state]
    parts = [state, "" if row.state in _PASSED else _say_days(row), words.OWN_DAY if row.own_day else ""]
    return " · ".join(part for part in parts if part)


def _say_days(row: WaveRow) -> str:
    if row.days is None:
        return words.UNKNOWN_DAYS
    return words.DAYS.format(days=row.days) if row.days else words.ON_THE_SPOT


def _place_word(word: str, *, x: float, end: float, frame: _Frame) -> tuple[str, float]:
    """Right of the bar, else inside its end, else left of it: wherever there is room."""
    room = text_width(word, size=12) + 8
    if end + room <= frame.right - 2:
        return "start", end + 5
    if end - x >= room:
        return "inside", end - 6
    return ("end", x - 5) if x - room >= frame.left else ("inside", end - 6)


def _paths(rows: tuple[WaveRow, ...], *, boxes: Mapping[str, Box]) -> tuple[Path, ...]:
    critical = {row.key for row in rows if row.is_critical}
    return tuple(
        Path(_elbow(boxes[need], to=boxes[row.key]), is_critical={need, row.key} <= critical)
        for row in rows
        for need in row.needs
        if need in boxes and need != row.key
    )


def _elbow(box: Box, *, to: Box) -> str:
    """Down (or up) from the end of one bar to the start of the other."""
    x, y = box.x + box.width, box.y + box.height / 2
    target = to.y + to.height / 2
    return f"M{_round(x)} {_round(y)}V{_round(target)}H{_round(max(to.x, x))}"


def _marks(start: str, *, last: float, frame: _Frame) -> tuple[Mark, ...]:
    days = _marked_days(int(last))
    first = Mark(frame.left, start, "start")
    return (
        first,
        *(
            Mark(_round(frame.left + day * frame.day), words.DAY_MARK.format(day=day), "middle")
            for day in days
        ),
    )


def _marked_days(last: int) -> list[int]:
    """Two or three round days and the last one, far enough apart to be read."""
    if last < 2:
        return []
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100, 1000) if last / size <= 3)
    return [day for day in range(step, last, step) if last - day >= step * 0.8 and day >= step] + [last]


def _gate(chart: WaveChart, *, frame: _Frame, bottom: float) -> Gate | None:
    if not _is_joint(chart):
        return None
    middle = (TOP + bottom) / 2
    return Gate(x=_round(frame.right + 22), y=_round(middle), text_y=_round(middle + 4))


def _round(value: float) -> float:
    return round(value, 1)
