"""What may stop or lengthen a limit, and with which ground (行政许可法 art. 42, 45)."""

from dataclasses import replace
from datetime import date

import pytest

from onething.cases.contracts.given import ExtensionGiven, PauseProposal
from onething.cases.contracts.kinds import ExtendedBy, PauseKind
from onething.cases.rules.timing import check_extension, check_proposal
from onething.kernel.clock import Limit, LimitUnit
from onething.kernel.errors import Refusal

TESTING = PauseProposal(kind=PauseKind.TESTING, days=5, reason="需要检测水质。", evidence="委托书001")
GIVEN = ExtensionGiven(by=ExtendedBy.ORGAN, reason="案情复杂需要核实。", approval="张局长 批〔2026〕1号")
TWENTY, DUE = Limit(20, LimitUnit.WORKING_DAYS), date(2026, 3, 30)


@pytest.mark.parametrize(
    ("changes", "code", "ground"),
    [
        ({}, None, "art. 45 names testing"),
        ({"kind": PauseKind.SUSPENSION, "basis": "医疗器械监督管理条例第十六条"}, None, "its own law"),
        ({"kind": PauseKind.SUSPENSION}, "cases.pause.basis_missing", "art. 45 does not name it"),
        ({"reason": "等"}, "cases.reason.missing", "told in writing"),
        ({"evidence": " "}, "cases.pause.evidence_missing", "house rule"),
        ({"days": 0}, "cases.pause.days", "the time it takes is told"),
        ({"days": 251}, "cases.pause.days", "house rule"),
    ],
)
def test_what_may_be_proposed(changes, code, ground):
    assert ground
    proposal = replace(TESTING, **changes)
    if code is None:
        assert check_proposal(proposal) == (proposal.basis or "行政许可法第四十五条")
        return
    with pytest.raises(Refusal) as refused:
        check_proposal(proposal)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("changes", "facts", "outcome", "ground"),
    [
        ({}, {}, 10, "art. 42: ten days, the organ's head"),
        ({"by": ExtendedBy.GOVERNMENT}, {}, 15, "art. 42: fifteen days, the government's head, handled jointly"),
        ({"by": ExtendedBy.GOVERNMENT}, {"steps": 1}, "cases.extension.not_joint", "art. 42"),
        ({}, {"today": DUE}, 10, "the last day is still within"),
        ({}, {"today": date(2026, 3, 31)}, "cases.extension.too_late", "what has ended is not made longer"),
        ({}, {"statutory": None}, "cases.extension.other_limit", "no limit, nothing longer"),
        ({}, {"statutory": Limit(30, LimitUnit.CALENDAR_DAYS)}, "cases.extension.other_limit", "another law's limit"),
        ({"approval": ""}, {}, "cases.extension.approval_missing", "art. 42: the head approves"),
        ({"reason": "忙"}, {}, "cases.reason.missing", "art. 42: the reason is told"),
    ],
)  # fmt: skip
def test_what_may_be_made_longer(changes, facts, outcome, ground):
    assert ground
    known = {"statutory": TWENTY, "statutory_on": DUE, "steps": 3, "today": date(2026, 3, 20)} | facts
    if isinstance(outcome, int):
        assert check_extension(replace(GIVEN, **changes), **known) == outcome
        return
    with pytest.raises(Refusal) as refused:
        check_extension(replace(GIVEN, **changes), **known)
    assert refused.value.code == outcome
