"""The columns of each list: one table for pages, CSV files and their schema."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from onething.publicity import words
from onething.publicity.contracts import ListKind, PublishedList, Row

Value = str | int | None


@dataclass(frozen=True)
class Column:
    """A column: its key in files, its word on pages, whether it holds a number, and what stands in it."""

    key: str
    word: str
    get: Callable[[Any], Value]
    is_number: bool = False


def _join(names: tuple[str, ...]) -> str:
    return words.COMMA.join(names)


THINGS = (
    Column("code", "编码", lambda row: row.code),
    Column("name", "一件事", lambda row: row.name),
    Column("batch", "批次", lambda row: row.batch, is_number=True),
    Column("batch_basis", "批次依据", lambda row: row.batch_basis),
    Column("lead_department", "牵头单位", lambda row: row.lead_department),
    Column("responsible", "责任单位", lambda row: _join(row.responsible)),
    Column("audience", "服务对象", lambda row: row.audience),
    Column("life_cycle", "周期", lambda row: row.life_cycle),
    Column("matters", "事项数", lambda row: row.matters, is_number=True),
    Column("visits", "全程到现场次数", lambda row: row.visits, is_number=True),
    Column("version", "版本", lambda row: row.version, is_number=True),
)
MATTERS = (
    Column("key", "事项标识", lambda row: row.key),
    Column("name", "事项", lambda row: row.name),
    Column("department", "部门", lambda row: row.department),
    Column("kind", "类型", lambda row: words.KINDS[row.kind]),
    Column("because", "列入的理由", lambda row: row.because),
    Column("official", "是否官方数据", lambda row: words.OFFICIAL[row.is_official]),
    Column("basis", "例外依据", lambda row: row.exception.basis if row.exception else None),
    Column("until", "例外期限", lambda row: row.exception.until.isoformat() if row.exception else None),
    Column("codes", "所在的一件事/事项编号", lambda row: _join(row.codes)),
)
SERVICES = (
    Column("name", "中介服务", lambda row: row.name),
    Column("basis", "设定依据", lambda row: row.basis),
    Column("limit", "服务时限", lambda row: row.limit),
    Column("fee", "收费", lambda row: row.fee),
    Column("matters", "用于事项", lambda row: _join(row.matters)),
    Column("departments", "部门", lambda row: _join(row.departments)),
)
NEGATIVE = (
    Column("key", "事项标识", lambda row: row.key),
    Column("name", "事项", lambda row: row.name),
    Column("department", "部门", lambda row: row.department),
    Column("visits", "公布的到现场次数", lambda row: row.visits, is_number=True),
    Column("reason", "理由", lambda row: row.reason),
    Column("basis", "依据", lambda row: row.basis),
    Column("since", "起", lambda row: row.since.isoformat()),
    Column("until", "止", lambda row: row.until.isoformat()),
    Column("codes", "所在的一件事/事项编号", lambda row: _join(row.codes)),
)
OWN = {ListKind.THINGS: THINGS, ListKind.INTERMEDIARY: SERVICES, ListKind.NEGATIVE: NEGATIVE}


def list_columns(kind: ListKind) -> tuple[Column, ...]:
    """Return the columns of a list, in their order."""
    return OWN.get(kind, MATTERS)


def flatten(row: Row, *, kind: ListKind) -> dict[str, Value]:
    """Return a row as flat values by column."""
    return {column.key: column.get(row) for column in list_columns(kind)}


def say_notes(listed: PublishedList) -> tuple[str, ...]:
    """Return what a list leaves out and why, a sentence each."""
    notes = []
    if listed.unknown:
        notes.append(words.LEFT_OUT[listed.kind].format(count=listed.unknown))
    if listed.without_ground:
        notes.append(words.WITHOUT_GROUND.format(count=listed.without_ground))
    return tuple(notes)
