"""What the free words of a package mean: kinds of matter, limits, conditions, what a promise rests on."""

import re

from onething.catalogue.contracts import Condition, MatterKind, Necessity, Standing
from onething.kernel.clock import Limit, LimitUnit

CONDITION = re.compile(r"([A-Za-z][A-Za-z0-9_]{0,63})([=~])([^=~,+\s]{1,64})")

# GB/T 39046-2020 annex A.1 names; the longer beginning first.
KINDS = (
    ("行政许可", MatterKind.LICENCE),
    ("行政确认", MatterKind.CONFIRMATION),
    ("行政给付", MatterKind.PAYMENT),
    ("内部核验", MatterKind.CHECK),
    ("公共服务", MatterKind.PUBLIC_SERVICE),
    ("中介服务", MatterKind.INTERMEDIARY),
    ("备案", MatterKind.FILING),
    ("核验", MatterKind.CHECK),
    ("其他行政权力", MatterKind.OTHER_POWER),
    ("其他类别", MatterKind.OTHER_POWER),
    ("行政奖励", MatterKind.OTHER_POWER),
    ("行政裁决", MatterKind.OTHER_POWER),
    ("行政检查", MatterKind.OTHER_POWER),
    ("行政征收", MatterKind.OTHER_POWER),
    ("政府内部审批", MatterKind.OTHER_POWER),
)
UNITS = {
    "工作日": LimitUnit.WORKING_DAYS,
    "日(工作日)": LimitUnit.WORKING_DAYS,
    "日": LimitUnit.CALENDAR_DAYS,
    "月": LimitUnit.MONTHS,
    "小时": LimitUnit.HOURS,
    "即时": LimitUnit.ON_THE_SPOT,
}
NECESSITIES = {
    "必要": Necessity.REQUIRED,
    "容缺后补": Necessity.DEFERRABLE,
    "情形": Necessity.CONDITIONAL,
    "非必要": Necessity.OPTIONAL,
}

DOCUMENT_NUMBER = re.compile(r"〔\d{4}〕\s*\d+\s*号")
PROPOSAL_MARKS = ("proposal", "演示值")
INSTANT_BASIS = "即办"


def find_kind(text: str) -> MatterKind | None:
    """Return the kind that a free Chinese type begins with; 其他行政权力 that names 备案 is a filing."""
    text = text.strip()
    if text.startswith("其他行政权力") and "备案" in text:
        return MatterKind.FILING
    return next((kind for beginning, kind in KINDS if text.startswith(beginning)), None)


def find_limit(amount: int | None, *, unit: str | None) -> Limit | None:
    """Return the law's limit, or None where no limit is known (行政许可法 art. 82: 日 there is a working day)."""
    if amount is None or unit is None:
        return None
    return Limit(amount=amount, unit=UNITS[unit])


def find_promise(days: int | None) -> Limit | None:
    """Return the promised limit: working days, 0 = on the spot, None = nothing promised."""
    if days is None:
        return None
    return Limit(amount=days, unit=LimitUnit.WORKING_DAYS if days else LimitUnit.ON_THE_SPOT)


def judge_promise(days: int | None, *, basis: str | None) -> Standing:
    """Say what a promised figure rests on.

    Official are only a document of this government (recognised by its number, 宁政办发〔2019〕7号) and 即办 at 0 days; a
    proposal, or another place's promise, is never this city's commitment.
    """
    if days is None:
        return Standing.UNKNOWN
    basis = (basis or "").strip()
    if not basis or any(mark in basis for mark in PROPOSAL_MARKS):
        return Standing.PROPOSAL
    if DOCUMENT_NUMBER.search(basis) or (days == 0 and basis == INSTANT_BASIS):
        return Standing.OFFICIAL
    return Standing.ELSEWHERE


def find_condition(text: str | None) -> Condition | None:
    """Return the condition that a text spells; None for no text. The text has the schema's form."""
    found = CONDITION.fullmatch(text) if text else None
    return Condition(*found.groups()) if found else None
