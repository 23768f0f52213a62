"""What the free words of a package mean, as tables."""

import pytest

from onething.catalogue.contracts import Condition, MatterKind, Standing
from onething.catalogue.rules.meanings import (
    find_condition,
    find_kind,
    find_limit,
    find_promise,
    judge_promise,
)
from onething.kernel.clock import Limit, LimitUnit

# GB/T 39046-2020 annex A.1: 01 行政许可, 05 行政给付, 07 行政确认, 10 其他类别, 20 公共服务.
KINDS = [
    ("行政许可", MatterKind.LICENCE),
    ("行政许可/备案", MatterKind.LICENCE),
    ("行政确认", MatterKind.CONFIRMATION),
    ("行政给付", MatterKind.PAYMENT),
    ("其他行政权力(备案)", MatterKind.FILING),
    ("其他行政权力(备案或规范指导, 依地方规定)", MatterKind.FILING),
    ("其他行政权力", MatterKind.OTHER_POWER),
    ("行政裁决", MatterKind.OTHER_POWER),
    ("内部核验", MatterKind.CHECK),
    ("公共服务", MatterKind.PUBLIC_SERVICE),
    ("中介服务/技术审查", MatterKind.INTERMEDIARY),
    ("备案", MatterKind.FILING),
    ("许可", None),
    ("非行政许可", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind(text, kind):
    assert find_kind(text) is kind


LIMITS = [
    (20, "工作日", Limit(20, LimitUnit.WORKING_DAYS)),
    (7, "日(工作日)", Limit(7, LimitUnit.WORKING_DAYS)),
    (60, "日", Limit(60, LimitUnit.CALENDAR_DAYS)),
    (3, "月", Limit(3, LimitUnit.MONTHS)),
    (0, "即时", Limit(0, LimitUnit.ON_THE_SPOT)),
    (None, None, None),
]


@pytest.mark.parametrize(("amount", "unit", "limit"), LIMITS)
def test_limit(amount, unit, limit):
    assert find_limit(amount, unit=unit) == limit


def test_promise_counts_working_days():
    assert find_promise(3) == Limit(3, LimitUnit.WORKING_DAYS)
    assert find_promise(0) == Limit(0, LimitUnit.ON_THE_SPOT)
    assert find_promise(None) is None


BASES = [
    (1, "宁政办发〔2019〕7号 plan target (whole opening ≤2 working days)", Standing.OFFICIAL),
    (0, "即办", Standing.OFFICIAL),
    (3, "即办", Standing.ELSEWHERE),
    (8, "proposal for seed data, not a published commitment (unverified)", Standing.PROPOSAL),
    (8, "演示值, 参照某政办发〔2020〕1号", Standing.PROPOSAL),
    (1, "兴隆县: parallel, 1 working day", Standing.ELSEWHERE),
    (1, "plan ≤3; 兴隆县 publishes 1", Standing.ELSEWHERE),
    (1, None, Standing.PROPOSAL),
    (1, " ", Standing.PROPOSAL),
    (None, None, Standing.UNKNOWN),
]


@pytest.mark.parametrize(("days", "basis", "standing"), BASES)
def test_only_a_document_of_this_government_is_official(days, basis, standing):
    assert judge_promise(days, basis=basis) is standing


def test_condition():
    assert find_condition("entity=partnership") == Condition("entity", "=", "partnership")
    assert find_condition("utilities~power") == Condition("utilities", "~", "power")
    assert find_condition("invest=中外合资") == Condition("invest", "=", "中外合资")
    assert find_condition(None) is None
    assert find_condition("entity") is None
