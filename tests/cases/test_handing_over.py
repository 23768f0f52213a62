"""Who may take the results, how the one who took them is kept, and what others see of the paper shown."""

from datetime import date

import pytest

from onething.cases.contracts.given import Delivery
from onething.cases.contracts.kinds import DeliveryMethod, Relation
from onething.cases.models.issuance import Handover
from onething.cases.queries.one_case import get_case, list_case_acts
from onething.cases.rules.explaining import check_explanation, check_reason
from onething.cases.rules.handing_over import check_delivery
from onething.cases.rules.masking import mask_name, mask_number
from onething.directory.contracts import Post
from onething.journey import flow
from onething.kernel.errors import Refusal
from tests.factories.city import SMALL, City, carry_out_effects, dispatched, load_city, permit, states

TODAY = date(2026, 3, 2)
WINDOW, ONLINE = DeliveryMethod.WINDOW, DeliveryMethod.ELECTRONIC
NUMBER = "430124190001010021"


def check(*given):
    return check_delivery(Delivery(*given), applicant_name="演示乙", on_day=TODAY)


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ((WINDOW, "  "), "cases.handover.recipient_missing", "recipient"),
        ((WINDOW, "演示丙"), "cases.handover.not_the_applicant", "recipient"),
        ((ONLINE, "演示丙"), "cases.handover.not_the_applicant", "recipient"),
        ((ONLINE, "演示丙", Relation.PROXY, "111", NUMBER), "cases.handover.proxy_online", "relation"),
        ((WINDOW, "演示丙", Relation.PROXY), "cases.handover.paper_missing", "document_number"),
        ((WINDOW, "演示丙", Relation.PROXY, "111", " "), "cases.handover.paper_missing", "document_number"),
        (
            (WINDOW, "演示丙", Relation.PROXY, "111", "430124190001010022"),
            "identifier.citizen_number.check_character",
            "document_number",
        ),
        (
            (WINDOW, "演示丙", Relation.PROXY, "999", NUMBER),
            "identifier.document_kind.unknown",
            "document_kind",
        ),
        ((WINDOW, "演示乙", Relation.SELF, "414", "?"), "identifier.document_number.form", "document_number"),
    ],
)
def test_a_hand_over_that_proves_nothing_is_refused_at_its_field(given, code, field):
    with pytest.raises(Refusal) as refused:
        check(*given)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert NUMBER not in refused.value.sentence


def test_what_is_lawful_is_put_right():
    assert check(WINDOW, " 演示乙 ") == Delivery(WINDOW, "演示乙")
    assert check(ONLINE, "演示 乙").recipient == "演示 乙"
    proxy = check(WINDOW, "演示丙", Relation.PROXY, "", "４３０１２４１９０００１０１００２１")
    assert (proxy.document_kind, proxy.document_number) == ("111", NUMBER)


def test_names_of_peoples_with_a_dot_match_however_the_dot_is_typed():
    given = Delivery(WINDOW, "买买提•演示")
    assert check_delivery(given, applicant_name="买买提·演示", on_day=TODAY)


@pytest.mark.parametrize(
    ("number", "masked"),
    [("430182190001010017", "430*************17"), ("E12345678", "E1*****78"), ("12", "**"), ("", "")],
)
def test_numbers_are_masked(number, masked):
    assert mask_number(number) == masked
    assert mask_name("王小明") == "王**"


@pytest.mark.parametrize(("check", "field"), [(check_reason, "reason"), (check_explanation, "explanation")])
def test_sentences_that_help_nobody_are_refused(check, field):
    for short in ("", "   ", " 不行 ", "三个字"):
        with pytest.raises(Refusal) as refused:
            check(short)
        assert refused.value.field == field
    check("四个字了")


@pytest.fixture
def issued(db: None):
    city: City = load_city()
    citizen = city.citizen()
    case_id = dispatched(city, citizen, SMALL)
    for matter in ("M01", "M02"):
        permit(city, case_id, matter)
    flow.confirm(city.viewer(Post.LEAD), case_id=case_id, at=city.at)
    carry_out_effects(city)
    return city, citizen, case_id


def deliver(city, case_id, *given):
    flow.deliver(
        city.viewer(Post.CLERK), case_id=case_id, delivery=Delivery(*given), at=city.later(minutes=5)
    )


def test_who_took_the_results_is_kept_sealed_and_shown_masked(issued):
    city, citizen, case_id = issued
    deliver(city, case_id, WINDOW, "演示丙", Relation.PROXY, "111", NUMBER)
    kept = Handover.objects.get(case_id=case_id)
    assert (kept.relation, kept.method, kept.document_kind) == ("proxy", "window", "111")
    for sealed in (kept.recipient_sealed, kept.number_sealed):
        assert "演示丙".encode() not in bytes(sealed)
        assert NUMBER.encode() not in bytes(sealed)
    for viewer in (citizen, city.viewer(Post.CLERK)):
        shown = get_case(viewer, case_id=case_id).handover
        assert (shown.recipient, shown.document_masked) == ("演示丙", "430*************21")
    for viewer in (city.viewer(Post.LEAD), city.viewer(Post.DECIDER, "市场监督管理局")):
        assert get_case(viewer, case_id=case_id).handover is None


def test_the_ledger_tells_who_took_them_without_the_whole_number(issued):
    city, citizen, case_id = issued
    deliver(city, case_id, WINDOW, "演示丙", Relation.PROXY, "111", NUMBER)
    act = list_case_acts(citizen, case_id=case_id)[-1]
    assert act.facts["relation"] == "proxy"
    assert act.personal == {"recipient": "演示丙", "document_masked": "430*************21"}


def test_a_refused_hand_over_changes_nothing_and_a_second_one_is_too_late(issued):
    city, _citizen, case_id = issued
    with pytest.raises(Refusal):
        deliver(city, case_id, WINDOW, "演示丙")
    assert states(case_id)["case"] == "issued"
    assert not Handover.objects.exists()
    deliver(city, case_id, ONLINE, "演示乙")
    with pytest.raises(Refusal) as again:
        deliver(city, case_id, WINDOW, "别人")
    assert (again.value.code, again.value.status) == ("cases.move.not_now", 409)
    assert Handover.objects.get(case_id=case_id).method == "electronic"
