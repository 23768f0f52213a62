"""Why an application is not accepted: each kind on its own article, whose power it is named (行政许可法 art. 32, 78, 79)."""

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from onething.cases.contracts.given import NonAcceptance
from onething.cases.contracts.kinds import NonAcceptanceKind
from onething.cases.rules.turning_away import check_non_acceptance
from onething.kernel.errors import Refusal

KIND = NonAcceptanceKind
REASON = "经营场所不在本市。"
#   kind, organ, basis, corrections handed in -> the article it rests on, or the refusal's code; why
EXAMPLES = [
    (KIND.NO_PERMIT_NEEDED, "", "", False, "行政许可法第三十二条第一款第一项", "art. 32(1): nothing to permit"),
    (KIND.NOT_OURS, "河东区市监局", "", False, "行政许可法第三十二条第一款第二项", "art. 32(2): the organ is named"),
    (KIND.NOT_OURS, " ", "", False, "cases.non_acceptance.organ_missing", "art. 32(2): told whom to ask"),
    (KIND.STILL_INCOMPLETE, "", "", True, "行政许可法第三十二条第一款第四项、第五项", "asked and not put right"),
    (KIND.STILL_INCOMPLETE, "", "", False, "cases.non_acceptance.not_corrected", "art. 32(4): first the notice"),
    (KIND.FALSE_PAPERS, "", "", False, "行政许可法第七十八条", "art. 78: not accepted, and warned"),
    (KIND.BARRED, "", "", False, "行政许可法第七十八条、第七十九条", "art. 78, 79: one year, three years"),
    (KIND.BARRED, "", "食品安全法第一百三十五条", False, "食品安全法第一百三十五条", "a bar of another law"),
    (KIND.OTHER_LAW, "", "", False, "cases.non_acceptance.basis_missing", "no article, no refusal"),
    (KIND.OTHER_LAW, "", "公司法第二十九条", False, "公司法第二十九条", "another law says so"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "organ", "basis", "was_corrected", "expected", "why"), EXAMPLES)
def test_each_kind_rests_on_its_article(kind, organ, basis, was_corrected, expected, why):
    given = NonAcceptance(kind=kind, reason=REASON, organ=organ, basis=basis)
    if "." in expected:
        with pytest.raises(Refusal) as refused:
            check_non_acceptance(given, was_corrected=was_corrected)
        assert refused.value.code == expected, why
    else:
        assert check_non_acceptance(given, was_corrected=was_corrected).basis == expected, why


@drawn(st.sampled_from(KIND), st.text(max_size=12), st.text(max_size=12), st.text(max_size=12), st.booleans())
def test_whatever_is_given_what_passes_has_a_reason_and_an_article(kind, reason, organ, basis, was_corrected):
    try:
        checked = check_non_acceptance(NonAcceptance(kind, reason, organ, basis), was_corrected=was_corrected)
    except Refusal as refusal:
        assert refusal.sentence.endswith("。")  # noqa: PT017 - either answer is lawful, and each is looked at
        return
    assert len(checked.reason.strip()) >= 4
    assert checked.basis
    assert bool(checked.organ) is (kind is KIND.NOT_OURS)
