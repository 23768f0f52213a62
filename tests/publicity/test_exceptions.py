"""Exceptions through their life: four eyes, days, one at a time, and what the database refuses whoever asks."""

import json
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from onething.directory.contracts import Post
from onething.journey import listing
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS, SYSTEM
from onething.keys.queries import verify
from onething.ledger.queries import verify_ledger
from onething.publicity.contracts import Effect, Gap, ListKind
from onething.publicity.models import ListException
from onething.publicity.queries import get_exception, get_list, list_exceptions, list_gaps, list_matters
from onething.publicity.states import PaperState
from tests.factories.catalogue import approver, editor, repealed
from tests.factories.publicity import SIGN, draft_of, proposed, signed

pytestmark = pytest.mark.django_db
OTHER = "烟草专卖零售许可证核发(新办)"


def names(city, kind: ListKind = ListKind.NEGATIVE) -> list[str]:
    return [row.name for row in get_list(ANONYMOUS, kind=kind, at=city.at).rows]


def test_what_is_proposed_counts_only_when_another_hand_signed_it(city):
    exception_id = proposed(city)
    assert names(city) == []
    listing.sign(approver(city), exception_id=exception_id, at=city.later(minutes=1))
    assert names(city) == [SIGN]
    view = get_exception(ANONYMOUS, exception_id=exception_id, at=city.at)
    assert (view.state, view.is_in_force, view.signed_by) == (
        PaperState.SIGNED,
        True,
        approver(city).person_id,
    )


def test_anybody_can_check_the_signature(city):
    view = get_exception(ANONYMOUS, exception_id=signed(city), at=city.at)
    text, signature = view.signed_text.encode(), bytes.fromhex(view.signature)
    assert verify(public_pem=view.signer_pem, data=text, signature=signature)
    assert not verify(
        public_pem=view.signer_pem, data=text.replace(b"one_visit", b"in_one_go"), signature=signature
    )
    said = json.loads(text)
    assert (said["name"], said["list"], said["effect"]) == (SIGN, "one_visit", "leave_out")


def test_who_proposes_does_not_sign(city):
    own = listing.propose(approver(city), draft=draft_of(city), at=city.at)
    assert [verb for verb, _ in own.next_acts] == ["decline"]
    with pytest.raises(Refusal, match="four_eyes"):
        listing.sign(approver(city), exception_id=own.exception.id, at=city.at)


def test_a_department_speaks_for_its_own_matters_only(city):
    with pytest.raises(Refusal, match=r"matter\.not_yours"):
        proposed(city, OTHER)
    assert listing.propose(approver(city), draft=draft_of(city, OTHER), at=city.at)


@pytest.mark.parametrize(
    "post", [Post.CLERK, Post.REVIEWER, Post.LEAD, Post.CATALOGUE_REVIEWER, Post.CITIZEN]
)
def test_nobody_else_proposes_or_signs(city, post):
    viewer = city.citizen() if post is Post.CITIZEN else city.viewer(post)
    with pytest.raises(Refusal, match="not_yours"):
        listing.propose(viewer, draft=draft_of(city), at=city.at)
    exception_id = proposed(city)
    with pytest.raises(Refusal, match="unknown"):
        listing.sign(viewer, exception_id=exception_id, at=city.at)


WRONG = (
    ({"matter": "0" * 16}, "publicity.matter.unknown", "matter"),
    ({"list": ListKind.NEGATIVE}, "publicity.list.takes_none", "list"),
    ({"reason": " 忙 "}, "publicity.reason.missing", "reason"),
    ({"basis": ""}, "publicity.basis.missing", "basis"),
    ({"reason": "长" * 2001}, "publicity.reason.too_long", "reason"),
)


@pytest.mark.parametrize(("changes", "code", "field"), WRONG)
def test_what_does_not_fit_is_refused_at_its_field(city, changes, code, field):
    with pytest.raises(Refusal) as refused:
        proposed(city, **changes)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_days_are_checked(city):
    today = local_day(city.at)
    with pytest.raises(Refusal, match=r"until\.turned"):
        proposed(city, since=today, until=today - timedelta(days=1))
    with pytest.raises(Refusal, match=r"until\.over"):
        proposed(city, since=today - timedelta(days=9), until=today - timedelta(days=1))


def test_one_matter_has_one_exception_to_a_list_at_a_time(city):
    first, second = proposed(city), proposed(city, effect=Effect.ADD)
    listing.sign(approver(city), exception_id=first, at=city.at)
    with pytest.raises(Refusal, match="already_one"):
        listing.sign(approver(city), exception_id=second, at=city.at)
    listing.revoke(approver(city), exception_id=first, reason="已经做到一次。", at=city.later(minutes=1))
    assert names(city) == []
    listing.sign(approver(city), exception_id=second, at=city.later(minutes=1))
    assert SIGN in names(city, ListKind.ONE_VISIT)


def test_a_proposer_takes_back_and_what_is_closed_stays_closed(city):
    exception_id = proposed(city)
    listing.decline(editor(city), exception_id=exception_id, reason="写错了事项。", at=city.at)
    for act in (listing.sign, listing.revoke):
        more = {"reason": "再试一次。"} if act is listing.revoke else {}
        with pytest.raises(Refusal, match="not_now"):
            act(approver(city), exception_id=exception_id, at=city.at, **more)


def test_a_proposal_is_seen_by_its_unit_and_the_bureau_alone(city):
    exception_id = proposed(city)
    for viewer in (editor(city), approver(city), SYSTEM):
        assert [one.exception.id for one in list_exceptions(viewer, at=city.at)] == [exception_id]
    for viewer in (ANONYMOUS, city.citizen(), city.viewer(Post.CATALOGUE_EDITOR, "卫生健康局")):
        assert list_exceptions(viewer, at=city.at) == []
        with pytest.raises(Refusal, match=r"paper\.unknown"):
            get_exception(viewer, exception_id=exception_id, at=city.at)


def test_acts_stand_in_the_ledger(city):
    exception_id = signed(city)
    listing.revoke(
        approver(city), exception_id=exception_id, reason="已经做到一次。", at=city.later(minutes=1)
    )
    assert verify_ledger(SYSTEM).sound


def test_a_stale_page_signs_nothing(city):
    exception_id = proposed(city)
    with pytest.raises(Refusal, match="stale"):
        listing.sign(approver(city), exception_id=exception_id, revision=0, at=city.at)


CHANGES = (
    ({"reason": "换个理由。"}, "says what it said"),
    ({"until": "2099-01-01"}, "says what it said"),
    ({"state": "proposed"}, "never goes"),
    ({"signature": "00"}, "a signature of"),
)


@pytest.mark.parametrize(("changes", "match"), CHANGES)
def test_the_database_lets_nobody_change_what_was_signed(city, changes, match):
    row = ListException.objects.filter(id=signed(city))
    with pytest.raises(DatabaseError, match=match), transaction.atomic():
        row.update(**changes)


def test_the_database_knows_four_eyes_and_keeps_everything(city):
    row = ListException.objects.get(id=proposed(city))
    with pytest.raises(DatabaseError, match="four_eyes"), transaction.atomic():
        ListException.objects.filter(id=row.id).update(
            state="signed", signed_by=row.proposed_by, signed_at=city.at, signature="00"
        )
    with pytest.raises(DatabaseError, match="never disappears"), transaction.atomic():
        row.delete()


def test_gaps_name_what_does_not_fit_together(city):
    before = {
        one.name for one in list_gaps(approver(city), at=city.at) if one.gap is Gap.VISITS_WITHOUT_GROUND
    }
    assert SIGN in before
    signed(city, until=local_day(city.at) + timedelta(days=10))
    signed(city, effect=Effect.LEAVE_OUT, list=ListKind.IN_ONE_GO)
    signed(city, "企业注销登记")
    found = {(one.gap, one.name) for one in list_gaps(approver(city), at=city.at)}
    assert (Gap.VISITS_WITHOUT_GROUND, SIGN) not in found
    assert {(Gap.ENDS_SOON, SIGN), (Gap.NOTHING_CHANGED, SIGN)} <= found
    assert "企业注销登记" not in {name for _, name in found}, "how often one comes for it, nobody published"
    for code in ("YJS-001", "YJS-002", "YJS-004", "YJS-019"):
        repealed(city, code)
    assert SIGN not in {one.name for one in list_matters(SYSTEM, at=city.at)}
    assert (Gap.MATTER_GONE, SIGN) in {(one.gap, one.name) for one in list_gaps(approver(city), at=city.at)}
    assert names(city) == ["企业注销登记"]
