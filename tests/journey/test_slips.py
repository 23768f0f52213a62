"""An obvious slip: a few typed characters, tracked, told, and undone by the applicant's word."""

import pytest

from onething.cases.contracts.slips import SlipFixed
from onething.cases.models.slip import FixedSlip
from onething.cases.queries.one_case import get_case, list_case_acts
from onething.cases.queries.slips import list_fixable
from onething.cases.reading import get_plan
from onething.cases.rules.slips import check_obvious, is_fixable
from onething.directory.contracts import Post
from onething.journey import flow
from onething.journey.ways import slips
from onething.notify.models import LocalMessage
from tests.factories.city import carry_out_effects, permit
from tests.journey.test_holding import Office, refused

pytestmark = pytest.mark.django_db
WHY = "合同上写的是这个数。"


@pytest.fixture
def office(city):
    found = Office(city)
    found.clerk = city.viewer(Post.CLERK)
    return found


def fix(office, viewer, *, key, value, reason=WHY):
    fixed = SlipFixed(key, value=value, reason=reason)
    slips.fix(viewer, case_id=office.case_id, fixed=fixed, at=office.city.later(minutes=1))


def typed(office, viewer=None):
    """A field of the reviewer's matter that may be put right, with its value one digit or letter longer or shorter."""
    found = next(
        one
        for one in list_fixable(viewer or office.first, case_id=office.case_id)
        if one.key == "premises_address"
    )
    return found.key, found.value, found.value + "室"


def form(office):
    return get_case(office.city.citizen(), case_id=office.case_id).form


def test_put_right_tracked_and_told(office, city):
    key, before, after = typed(office)
    refused("cases.reason.missing", fix, office, office.first, key=key, value=after, reason=" ")
    fix(office, office.first, key=key, value=after)
    assert form(office)[key] == after
    citizen = city.citizen()
    (told,) = get_case(citizen, case_id=office.case_id).slips
    assert (told.before, told.after, told.reason, told.may_object) == (before, after, WHY, True)
    assert "applicant.slip" in carry_out_effects(city)
    assert "明显笔误已代为更正" in LocalMessage.objects.order_by("id").last().text
    acts = {viewer.post: list_case_acts(viewer, case_id=office.case_id)[-1] for viewer in
            (citizen, office.first, city.viewer(Post.LEAD, "市场监督管理局"))}  # fmt: skip
    assert (
        acts["citizen"].personal
        == acts["reviewer"].personal
        == {"before": before, "after": after, "reason": WHY}
    )
    assert acts["lead_coordinator"].personal == {}
    assert get_case(city.viewer(Post.LEAD, "市场监督管理局"), case_id=office.case_id).slips == ()
    assert before not in str(acts["citizen"].facts)
    refused("cases.slip.once", fix, office, office.clerk, key=key, value=before)


def test_who_objects_has_what_was_signed_again(office, city):
    key, before, after = typed(office, office.clerk)
    fix(office, office.clerk, key=key, value=after)
    given = {"case_id": office.case_id, "slip_id": FixedSlip.objects.get().id, "at": city.later(minutes=1)}
    refused("cases.move.not_yours", slips.object_to, office.clerk, **given)
    slips.object_to(city.citizen(), **given)
    assert form(office)[key] == before
    assert "lead.slip_objected" in carry_out_effects(city)
    refused("cases.slip.unknown", slips.object_to, city.citizen(), **given)
    refused("cases.slip.once", fix, office, office.clerk, key=key, value=after)


def test_only_a_slip_and_only_what_was_typed(office, city):
    key, before, _after = typed(office)
    refused("cases.slip.not_obvious", fix, office, office.first, key=key, value=before + "另外一处")
    for same in (before, " "):
        refused("cases.slip.same", fix, office, office.first, key=key, value=same)
    refused("cases.form.number", fix, office, office.first, key="premises_area", value="98x")
    for other in ("enterprise_name", "truth_commitment", "nothing"):
        refused("cases.slip.field", fix, office, office.first, key=other, value="甲乙")
    stranger = city.viewer(Post.REVIEWER, "消防救援大队")
    refused("cases.case.unknown", fix, office, stranger, key=key, value=before + "室")
    refused("cases.move.not_yours", fix, office, office.decider, key=key, value=before + "室")


def test_no_identity_no_statement_and_nothing_from_elsewhere_is_the_offices_to_change(office):
    for field in get_plan(office.step.case).form:
        if is_fixable(field):
            assert not field.definition.sensitive
            assert field.filled_from is None
            assert field.definition.type not in (
                "citizen_id",
                "uscc",
                "boolean",
                "choice",
                "person",
                "mobile",
            )


def test_what_was_signed_on_is_not_touched_nor_taken_back(office, city):
    key, before, after = typed(office)
    fix(office, office.first, key=key, value=after)
    slip = FixedSlip.objects.get()
    permit(city, office.case_id, "M01")
    given = {"case_id": office.case_id, "slip_id": slip.id, "at": city.later(minutes=1)}
    refused("cases.slip.relied", slips.object_to, city.citizen(), **given)
    assert key not in {one.key for one in list_fixable(office.first, case_id=office.case_id)}
    other = next(
        one.key
        for one in get_plan(office.step.case).form
        if is_fixable(one)
        and office.step.matter_code in one.asked_by
        and one.key != key
        and one.key in form(office)
    )
    refused("cases.slip.relied", fix, office, office.first, key=other, value=f"{form(office)[other]}1")
    flow.withdraw(city.citizen(), case_id=office.case_id, at=city.later(minutes=1))
    refused("cases.move.not_now", fix, office, office.clerk, key=key, value=before)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("120", "12O"),
        ("玉潭街道", "玉谭街道"),
        ("98", "98.5"),
        ("演示小管", "演示小馆店"),
        ("甲", "甲乙丙丁"),
    ],
)
def test_a_few_characters_are_a_slip(first, second):
    check_obvious(first, after=second)
    check_obvious(second, after=first)


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("甲", "甲", "same"),
        ("", "三个字", "same"),
        ("甲", "甲乙丙丁戊", "not_obvious"),
        ("玉潭街道1号", "金洲大道2号", "not_obvious"),
    ],
)
def test_more_than_that_is_none(first, second, code):
    refused(f"cases.slip.{code}", check_obvious, first, after=second)
