"""What may stop or lengthen a limit, and with which ground (行政许可法 art. 42, 45)."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from onething.cases.contracts.given import ExtensionAsked, PauseProposal, ProcedureResult
from onething.cases.contracts.kinds import ExtendedBy, PauseKind
from onething.cases.rules.timing import check_extension, check_proposal, check_result, is_counted
from onething.kernel.clock import Limit, LimitUnit
from onething.kernel.errors import Refusal

TESTING = PauseProposal(kind=PauseKind.TESTING, days=5, reason="需要检测水质。", evidence="委托书001")
ASKED = ExtensionAsked(by=ExtendedBy.ORGAN, reason="案情复杂需要核实。")
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
        ({"reason": "忙"}, {}, "cases.reason.missing", "art. 42: the reason is told"),
    ],
)  # fmt: skip
def test_what_may_be_made_longer(changes, facts, outcome, ground):
    assert ground
    known = {"statutory": TWENTY, "statutory_on": DUE, "steps": 3, "today": date(2026, 3, 20)} | facts
    if isinstance(outcome, int):
        assert check_extension(replace(ASKED, **changes), **known) == outcome
        return
    with pytest.raises(Refusal) as refused:
        check_extension(replace(ASKED, **changes), **known)
    assert refused.value.code == outcome


@pytest.mark.parametrize(
    ("kind", "basis", "counted", "ground"),
    [
        (PauseKind.HEARING, "", False, "art. 45 names it"),
        (PauseKind.SUSPENSION, "某条例第九条", False, "its own law stops the clock"),
        (PauseKind.EXAMINATION, "", True, "art. 54: not in the list of art. 45"),
        (PauseKind.EXAMINATION, "某条例第九条", False, "its own law says otherwise"),
    ],
)
def test_which_procedures_stop_the_clock(kind, basis, counted, ground):
    assert ground
    assert is_counted(replace(TESTING, kind=kind, basis=basis)) is counted


@pytest.mark.parametrize("kind", PauseKind)
def test_a_procedure_ends_with_a_file_and_a_suspension_with_a_word(kind):
    given = ProcedureResult("检测合格，报告001。")
    check_result(kind, given=replace(given, evidence=uuid4()))
    if kind is PauseKind.SUSPENSION:
        check_result(kind, given=given)
        return
    with pytest.raises(Refusal) as refused:
        check_result(kind, given=given)
    assert refused.value.code == "cases.pause.proof_missing"
