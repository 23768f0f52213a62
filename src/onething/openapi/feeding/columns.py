"""The columns of the feed: one table for JSON rows, CSV columns and the JSON Schema of both."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from onething.catalogue.contracts import Change, Matter, PublishedThing, Standing
from onething.kernel.clock import LimitUnit
from onething.publicity.contracts import AnnouncementView, Tabulated

Value = str | int | bool | None
Copy = tuple[PublishedThing, Matter]
TEXT, NUMBER, TRUTH = "string", "integer", "boolean"
DRAFT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True)
class Column:
    """A column: its key, what it means in Chinese, its JSON type, whether it may be empty, and where its value comes from."""

    key: str
    meaning: str
    get: Callable[[Any], Value]
    type: str = TEXT
    can_be_empty: bool = False


def _address(path: str) -> str:
    return f"{settings.PUBLIC_ADDRESS}{path}"


def _join(names: Iterable[str]) -> str:
    return "、".join(names)


def _official(key: str) -> Callable[[Copy], bool | None]:
    """Whether a figure rests on something made public; empty where nobody says."""

    def _find(copy: Copy) -> bool | None:
        known = copy[1].particulars.figures.get(key)
        return known.official if known else None

    return _find


THINGS = (
    Column("code", "一件事编码", lambda one: one.thing.code),
    Column("name", "名称", lambda one: one.thing.name),
    Column("version", "版本", lambda one: one.version, NUMBER),
    Column("effective_from", "自哪天起施行", lambda one: one.effective_from.isoformat()),
    Column("audience", "服务对象", lambda one: one.thing.audience),
    Column("life_cycle", "周期（个人、企业、项目）", lambda one: one.thing.life_cycle, can_be_empty=True),
    Column("batch", "公布批次", lambda one: one.thing.batch, NUMBER, can_be_empty=True),
    Column("lead_department", "牵头单位", lambda one: one.thing.lead_department),
    Column("joint_departments", "联办单位，顿号分隔", lambda one: _join(one.thing.joint_departments)),
    Column("matters", "事项数", lambda one: len(one.thing.matters), NUMBER),
    Column("visits", "全程到现场次数", lambda one: one.thing.visits, NUMBER, can_be_empty=True),
    Column("sm3", "内容的 SM3 摘要", lambda one: one.sm3),
    Column("link", "指南网址", lambda one: _address(f"/things/{one.thing.code}/")),
)
MATTERS = (
    Column("code", "一件事编码/事项编号", lambda one: one[1].code),
    Column("thing", "一件事编码", lambda one: one[0].thing.code),
    Column("name", "事项名称", lambda one: one[1].name),
    Column("department", "办理部门", lambda one: one[1].department),
    Column("kind", "事项类型代码", lambda one: one[1].kind.value),
    Column("type", "事项类型", lambda one: one[1].kind_original),
    Column("case_kind", "办件类型", lambda one: one[1].case_kind),
    Column("is_always", "是否一定要办", lambda one: one[1].included_by_default, TRUTH),
    Column("statutory_amount", "法定期限", lambda one: _amount(one[1]), NUMBER, can_be_empty=True),
    Column("statutory_unit", "法定期限单位", lambda one: _unit(one[1]), can_be_empty=True),
    Column(
        "statutory_official", "法定期限是否核对过出处", _official("statutory_days"), TRUTH, can_be_empty=True
    ),
    Column(
        "committed_working_days",
        "承诺工作日，0 为当场",
        lambda one: _promise(one[1]),
        NUMBER,
        can_be_empty=True,
    ),
    Column(
        "committed_official",
        "承诺是否本市公布",
        lambda one: one[1].committed_standing is Standing.OFFICIAL,
        TRUTH,
    ),
    Column("visits", "单独办理到现场次数", lambda one: one[1].visits, NUMBER, can_be_empty=True),
    Column("visits_official", "次数是否官方公布", _official("visits"), TRUTH, can_be_empty=True),
    Column("online_depth", "网办深度", lambda one: one[1].particulars.manner.online_depth, can_be_empty=True),
    Column("fee", "收费", lambda one: one[1].fee or None, can_be_empty=True),
    Column("materials", "列明的材料数", lambda one: len(one[1].materials), NUMBER),
    Column("result", "结果名称", lambda one: one[1].result),
    Column("link", "指南网址", lambda one: _address(f"/things/{one[0].thing.code}/matters/{one[1].id}/")),
)
CHANGES = (
    Column("seq", "变化的序号，从 1 起，不跳号", lambda one: one.seq, NUMBER),
    Column("kind", "published 公布，repealed 停办", lambda one: one.kind.value),
    Column("thing", "一件事编码", lambda one: one.thing_code),
    Column("name", "名称", lambda one: one.thing_name),
    Column("version", "版本", lambda one: one.version, NUMBER),
    Column("effective_from", "自哪天起", lambda one: one.effective_from.isoformat()),
    Column("recorded_at", "何时记录", lambda one: one.at.isoformat()),
    Column("reason", "理由", lambda one: one.reason or None, can_be_empty=True),
    Column("basis", "依据", lambda one: one.basis or None, can_be_empty=True),
)
ANNOUNCEMENTS = (
    Column("id", "标识", lambda one: str(one.announcement.id)),
    Column("kind", "notice 公告，explanation 政策解读", lambda one: one.announcement.kind.value),
    Column("title", "标题", lambda one: one.announcement.title),
    Column("text", "正文，一行一段；撤下后为空", lambda one: one.announcement.text or None, can_be_empty=True),
    Column("department", "发布单位", lambda one: one.announcement.department),
    Column("basis", "来源或依据", lambda one: one.announcement.basis),
    Column("source", "原文网址", lambda one: one.announcement.link or None, can_be_empty=True),
    Column("touched", "涉及的一件事编码和事项标识，顿号分隔", lambda one: _join(_touched(one)) or None, can_be_empty=True),
    Column("since", "自哪天起显示", lambda one: one.announcement.since.isoformat()),
    Column("until", "到哪天为止（含当天）", lambda one: one.announcement.until.isoformat()),
    Column("is_withdrawn", "是否已撤下；撤下的请一并撤下", lambda one: one.announcement.revoked_on is not None, TRUTH),
    Column("withdrawn_on", "哪天撤下", lambda one: _day(one.announcement.revoked_on), can_be_empty=True),
    Column("withdrawn_because", "撤下的理由", lambda one: one.closed_reason or None, can_be_empty=True),
    Column("link", "网址", lambda one: _address(f"/announcements/{one.announcement.id}/")),
)  # fmt: skip
FEEDS: dict[str, tuple[Column, ...]] = {
    "things": THINGS,
    "matters": MATTERS,
    "changes": CHANGES,
    "announcements": ANNOUNCEMENTS,
}


def _touched(view: AnnouncementView) -> list[str]:
    return [one.key for one in view.announcement.touched]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _amount(matter: Matter) -> int | None:
    return matter.statutory.amount if matter.statutory else None


def _unit(matter: Matter) -> LimitUnit | None:
    return matter.statutory.unit if matter.statutory else None


def _promise(matter: Matter) -> int | None:
    if matter.committed is None:
        return None
    return 0 if matter.committed.unit is LimitUnit.ON_THE_SPOT else matter.committed.amount


def make_rows(
    items: Iterable[PublishedThing | Copy | Change | AnnouncementView | tuple[str | int | None, ...]],
    *,
    columns: tuple[Column, ...],
) -> list[dict[str, Value]]:
    """Return flat rows by key."""
    return [{column.key: column.get(one) for column in columns} for one in items]


def make_schema(columns: tuple[Column, ...], *, title: str) -> dict[str, Any]:
    """Return the JSON Schema of a row; its properties stand in the order of the CSV's columns."""
    return {
        "$schema": DRAFT,
        "title": title,
        "type": "object",
        "properties": {
            column.key: {
                "type": [column.type, "null"] if column.can_be_empty else column.type,
                "description": column.meaning,
            }
            for column in columns
        },
        "required": [column.key for column in columns],
        "additionalProperties": False,
    }


def as_columns(tabulated: Tabulated) -> tuple[Column, ...]:
    """Return the columns of a public list, for the same files and schema; a value is taken from its place in the row."""
    return tuple(
        Column(head.key, head.word, _take(place), NUMBER if head.is_number else TEXT, can_be_empty=True)
        for place, head in enumerate(tabulated.heads)
    )


def _take(place: int) -> Callable[[tuple[Value, ...]], Value]:
    return lambda row: row[place]
