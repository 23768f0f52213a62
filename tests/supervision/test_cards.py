"""Every default rule: an act that raises its card, and the like act that raises none. Rules of time stand in the properties.

What the walls of the product forbid is done round them, by SQL: a rule must see it all the same.
"""

from collections.abc import Callable
from functools import partial
from uuid import UUID

import pytest
from django.db import connection

from onething.cases.contracts.given import CorrectionItem, NonAcceptance, OpinionGiven
from onething.cases.contracts.kinds import NonAcceptanceKind
from onething.cases.models.step import Step
from onething.cases.queries.one_case import get_case
from onething.directory.contracts import Post
from onething.directory.models import Appointment
from onething.journey import flow
from onething.journey.jobs import follow_ledger
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.rulebook.queries import get_packaged_rulebook
from onething.supervision.models import Card
from onething.supervision.queries.verifying import verify_cards
from tests.factories.catalogue import publish_conditions, repealed
from tests.factories.city import CITIZEN, SMALL, City, dispatched, sign, step_of, submitted
from tests.supervision.agreeing import agree

pytestmark = pytest.mark.django_db
PERSON = {"name": CITIZEN["name"], "phone": CITIZEN["phone"], "kind": "111", "number": CITIZEN["number"]}
YES = OpinionGiven(reasons="材料齐全，符合条件。")


def received(city: City) -> UUID:
    case_id = submitted(city, city.citizen(), SMALL)
    flow.receive(city.viewer(Post.CLERK), case_id=case_id, at=city.at)
    return case_id


def in_review(city: City) -> tuple[UUID, Step]:
    case_id = dispatched(city, city.citizen(), SMALL)
    step = step_of(case_id, "M01")
    reviewer = city.viewer(Post.REVIEWER, step.unit.name)
    flow.start_review(reviewer, step_id=step.id, at=city.later(minutes=1))
    return case_id, step


def item_of(city: City, case_id: UUID, *, key: str | None = None) -> CorrectionItem:
    papers = get_case(city.viewer(Post.CLERK), case_id=case_id).plan["materials"]
    return CorrectionItem(place=f"materials.{key or papers[0]['key']}", sentence="请补交健康证明。")


def refused(act: Callable[[], object]) -> None:
    with pytest.raises(Refusal):
        act()


def refuse_with(city: City, *, reasons: str) -> UUID:
    case_id, step = in_review(city)
    opinion = OpinionGiven(reasons=reasons, articles=("市场主体登记管理条例第十九条",))
    decider = city.viewer(Post.DECIDER, step.unit.name)
    flow.refuse(decider, step_id=step.id, opinion=opinion, at=city.later(minutes=1))
    return case_id


def not_accept_with(city: City, *, reason: str) -> UUID:
    case_id = received(city)
    given = NonAcceptance(kind=NonAcceptanceKind.NO_PERMIT_NEEDED, reason=reason)
    flow.refuse_to_accept(city.viewer(Post.CLERK), case_id=case_id, given=given, at=city.later(minutes=1))
    return case_id


def ask(city: City, *, key: str | None) -> UUID:
    case_id, clerk = received(city), city.viewer(Post.CLERK)
    items = [item_of(city, case_id, key=key)]
    act = partial(flow.ask_correction, clerk, case_id=case_id, items=items, at=city.at)
    refused(act) if key else act()
    return case_id


def ask_again(city: City, *, is_corrected: bool) -> UUID:
    """Asked once more: after the applicant corrected it is a second request; before, the same button twice."""
    citizen, clerk = city.citizen(), city.viewer(Post.CLERK)
    case_id = submitted(city, citizen, SMALL)
    flow.receive(clerk, case_id=case_id, at=city.at)
    items = [item_of(city, case_id)]
    flow.ask_correction(clerk, case_id=case_id, items=items, at=city.later(minutes=1))
    if is_corrected:
        signature = sign(city, citizen, case_id)
        flow.correct(citizen, case_id=case_id, signature=signature, at=city.later(minutes=1))
    refused(lambda: flow.ask_correction(clerk, case_id=case_id, items=items, at=city.later(minutes=1)))
    return case_id


def ask_again_round_the_wall(city: City) -> UUID:
    """What the first request left is taken away by hand."""
    case_id = ask_again(city, is_corrected=True)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM cases_correction WHERE case_id = %s", [case_id])
    items = [item_of(city, case_id)]
    flow.ask_correction(city.viewer(Post.CLERK), case_id=case_id, items=items, at=city.later(minutes=1))
    return case_id


def permit_as(city: City, *, is_reviewer: bool) -> UUID:
    """Reviewed and decided by one person who holds both posts: the list of who reviewed is emptied by hand."""
    case_id, step = in_review(city)
    reviewer = city.viewer(Post.REVIEWER, step.unit.name)
    if is_reviewer:
        held = Appointment.objects.filter(post=Post.DECIDER, unit=step.unit)
        held.exclude(id=held.order_by("id").first().id).delete()
        held.update(person_id=reviewer.person_id)
        Step.objects.filter(id=step.id).update(reviewed_by=[])
    decider = city.viewer(Post.DECIDER, step.unit.name)
    flow.permit(decider, step_id=step.id, opinion=YES, at=city.later(minutes=1))
    return case_id


def permit_without_review(city: City) -> UUID:
    """The state of a step is put forward by hand, and an opinion signed that nobody prepared."""
    case_id = dispatched(city, city.citizen(), SMALL)
    step = step_of(case_id, "M01")
    Step.objects.filter(id=step.id).update(state="in_review")
    decider = city.viewer(Post.DECIDER, step.unit.name)
    flow.permit(decider, step_id=step.id, opinion=YES, at=city.later(minutes=1))
    return case_id


def take_fee(city: City, *, is_published: bool) -> UUID:
    case_id, step = in_review(city)
    if is_published:
        publish_conditions(Step.objects.filter(id=step.id), conditions=["fee_paid"])
    reviewer = city.viewer(Post.REVIEWER, step.unit.name)
    act = partial(
        flow.record_fact, reviewer, step_id=step.id, fact="fee_paid", evidence="缴款书001", at=city.at
    )
    act() if is_published else refused(act)
    return case_id


# The rule, what raises its card, and the like that raises none.
TRIED: list[tuple[str, Callable[[City], UUID], Callable[[City], UUID]]] = [
    (
        "content.no_reason",
        partial(refuse_with, reasons="不符合。"),
        partial(refuse_with, reasons="经营场所不符合消防要求。"),
    ),
    (
        "content.no_reason",
        partial(not_accept_with, reason="不用办。"),
        partial(not_accept_with, reason="小于规定面积，不需要办理许可。"),
    ),
    ("content.material", partial(ask, key="0123456789abcdef"), partial(ask, key=None)),
    (
        "content.asked_again_tried",
        partial(ask_again, is_corrected=True),
        partial(ask_again, is_corrected=False),
    ),
    ("content.asked_again", ask_again_round_the_wall, partial(ask_again, is_corrected=True)),
    ("flow.same_person", partial(permit_as, is_reviewer=True), partial(permit_as, is_reviewer=False)),
    ("flow.no_review", permit_without_review, partial(permit_as, is_reviewer=False)),
    ("fee.unlisted", partial(take_fee, is_published=False), partial(take_fee, is_published=True)),
]


@pytest.mark.parametrize(("rule", "wrong", "_right"), TRIED)
def test_the_wrong_act_raises_the_card_once(city, tmp_path, rule, wrong, _right):
    case_id = wrong(city)
    for _ in range(2):
        follow_ledger(at=city.later(minutes=1))
    card = Card.objects.get(rule=rule, followed_id=case_id)
    assert (card.colour, card.kind) == ("yellow", rule.split(".")[0])
    assert card.person_id is not None
    assert card.unit_code
    agree(city, case_id, folder=tmp_path)


@pytest.mark.parametrize(("rule", "_wrong", "right"), TRIED)
def test_the_like_act_done_right_raises_none(city, tmp_path, rule, _wrong, right):
    case_id = right(city)
    follow_ledger(at=city.at)
    assert not Card.objects.filter(rule=rule).exists()
    agree(city, case_id, folder=tmp_path)


def test_a_clerk_who_begins_what_is_repealed_gets_a_card_without_a_case_and_a_citizen_none(city):
    repealed(city)
    refused(lambda: flow.begin(city.citizen(), thing="YJS-002", answers=SMALL, at=city.at))
    follow_ledger(at=city.at)
    assert not Card.objects.exists()
    clerk = city.viewer(Post.CLERK)
    refused(lambda: flow.begin_at_window(clerk, thing="YJS-002", answers=SMALL, person=PERSON, at=city.at))
    follow_ledger(at=city.at)
    card = Card.objects.get()
    assert (card.rule, card.unit_code, card.person_id) == ("power.unlisted", clerk.unit_code, clerk.person_id)
    assert verify_cards(SYSTEM, at=city.at).differences == ()


def test_no_default_rule_is_without_a_test_of_its_own():
    of_time = {rule.code for rule in get_packaged_rulebook(SYSTEM).rules if rule.kind == "time"}
    tried = {one[0] for one in TRIED} | {"power.unlisted"}
    assert tried | of_time == {rule.code for rule in get_packaged_rulebook(SYSTEM).rules}
