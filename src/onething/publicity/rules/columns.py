"""The columns of each list: one table for pages, CSV files and their schema."""

from collections.abc import Callable
from typing import Any

from onething.publicity import words
from onething.publicity.contracts import Head, ListKind, PublishedList, Tabulated, Value

Column = tuple[Head, Callable[[Any], Value]]


def _join(names: tuple[str, ...]) -> str:
    return words.COMMA.join(names)


THINGS: tuple[Column, ...] = (
    (Head("code", "编码"), lambda row: row.code),
    (Head("name", "一件事"), lambda row: row.name),
    (Head("batch", "批次", is_number=True), lambda row: row.batch),
    (Head("batch_basis", "批次依据"), lambda row: row.batch_basis),
    (Head("lead_department", "牵头单位"), lambda row: row.lead_department),
    (Head("responsible", "责任单位"), lambda row: _join(row.responsible)),
    (Head("audience", "服务对象"), lambda row: row.audience),
    (Head("life_cycle", "周期"), lambda row: row.life_cycle),
    (Head("matters", "事项数", is_number=True), lambda row: row.matters),
    (Head("visits", "全程到现场次数", is_number=True), lambda row: row.visits),
    (Head("version", "版本", is_number=True), lambda row: row.version),
)
MATTERS: tuple[Column, ...] = (
    (Head("key", "事项标识"), lambda row: row.key),
    (Head("name", "事项"), lambda row: row.name),
    (Head("department", "部门"), lambda row: row.department),
    (Head("kind", "类型"), lambda row: words.KINDS[row.kind]),
    (Head("because", "列入的理由"), lambda row: row.because),
    (Head("official", "是否官方数据"), lambda row: words.OFFICIAL[row.is_official]),
    (Head("basis", "例外依据"), lambda row: row.exception.basis if row.exception else None),
    (Head("until", "例外期限"), lambda row: row.exception.until.isoformat() if row.exception else None),
    (Head("codes", "所在的一件事/事项编号"), lambda row: _join(row.codes)),
)
SERVICES: tuple[Column, ...] = (
    (Head("name", "中介服务"), lambda row: row.name),
    (Head("basis", "设定依据"), lambda row: row.basis),
    (Head("limit", "服务时限"), lambda row: row.limit),
    (Head("fee", "收费"), lambda row: row.fee),
    (Head("matters", "用于事项"), lambda row: _join(row.matters)),
    (Head("departments", "部门"), lambda row: _join(row.departments)),
)
NEGATIVE: tuple[Column, ...] = (
    (Head("key", "事项标识"), lambda row: row.key),
    (Head("name", "事项"), lambda row: row.name),
    (Head("department", "部门"), lambda row: row.department),
    (Head("visits", "公布的到现场次数", is_number=True), lambda row: row.visits),
    (Head("reason", "理由"), lambda row: row.reason),
    (Head("basis", "依据"), lambda row: row.basis),
    (Head("since", "起"), lambda row: row.since.isoformat()),
    (Head("until", "止"), lambda row: row.until.isoformat()),
    (Head("codes", "所在的一件事/事项编号"), lambda row: _join(row.codes)),
)
OWN = {ListKind.THINGS: THINGS, ListKind.INTERMEDIARY: SERVICES, ListKind.NEGATIVE: NEGATIVE}


def tabulate(listed: PublishedList) -> Tabulated:
    """Return a list as flat rows with the heads of their columns."""
    columns = list_columns(listed.kind)
    rows = tuple(tuple(get(row) for _, get in columns) for row in listed.rows)
    return Tabulated(heads=tuple(head for head, _ in columns), rows=rows)


def list_columns(kind: ListKind) -> tuple[Column, ...]:
    """Return the columns of a list, in their order."""
    return OWN.get(kind, MATTERS)


def say_notes(listed: PublishedList) -> tuple[str, ...]:
    """Return what a list leaves out and why, a sentence each."""
    notes = []
    if listed.unknown:
        notes.append(words.LEFT_OUT[listed.kind].format(count=listed.unknown))
    if listed.without_ground:
        notes.append(words.WITHOUT_GROUND.format(count=listed.without_ground))
    return tuple(notes)
