"""Three weeks over Spring Festival: a late department, a special procedure, an extension, cards answered and appealed.

2026: 02-15 to 02-23 is Spring Festival, 02-14 and 02-28 are Saturdays worked in exchange.
"""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

import pytest

from onething.cases.contracts.given import (
    Delivery,
    ExtensionAsked,
    OpinionGiven,
    PauseProposal,
    ProcedureResult,
)
from onething.cases.contracts.kinds import DeliveryMethod, ExtendedBy, PauseKind
from onething.directory.contracts import Post
from onething.journey import flow
from onething.journey.demonstration_values import make_paper
from onething.journey.jobs import follow_ledger, keep_ledger, run_day_timers
from onething.journey.ways import evidence, supervising, timing
from onething.kernel import clock_port
from onething.kernel.viewer import SYSTEM
from onething.ledger.queries import verify_ledger
from onething.notify.models import LocalMessage
from onething.supervision.models import Card
from onething.supervision.queries.deadlines import read_deadlines
from onething.supervision.queries.exporting import export_case
from tests.factories.city import (
    CITIZEN,
    SMALL,
    City,
    bring_city_in,
    carry_out_effects,
    dispatched,
    permit,
    states,
    step_of,
)
from tests.supervision.agreeing import agree
from tests.supervision.independent import run_script
from tests.supervision.planting import cut, delete, edit, plant_in_file, swap
from tests.supervision.told import moment

pytestmark = pytest.mark.django_db
TESTING = PauseProposal(kind=PauseKind.TESTING, days=5, reason="需要检测水质。", evidence="委托书001")
LONGER = ExtensionAsked(by=ExtendedBy.ORGAN, reason="节后人手不足，需要复核。")


@pytest.fixture
def winter(db: None) -> Iterator[City]:
    """The city as it was loaded the day before, with its own clock."""
    bring_city_in(at=moment("2026-02-08"))
    city = City(at=moment("2026-02-09 09:30"))
    clock_port.set_time_source(lambda: city.at)
    yield city
    clock_port.set_time_source(None)


class Story:
    """A restaurant asked for before Spring Festival; mornings come one after the other and the worker runs in each."""

    def __init__(self, city: City):
        self.city = city
        self.citizen = city.citizen()
        self.case_id = dispatched(city, self.citizen, SMALL)

    def morning(self, day: str, at: str = "09:00") -> datetime:
        """Let a morning come: what a day brings with it happens first."""
        self.city.at = moment(f"2026-{day} {at}")
        run_day_timers(at=self.city.at)
        follow_ledger(at=self.city.at)
        carry_out_effects(self.city)
        return self.city.at

    def card(self, colour: str) -> Card:
        return Card.objects.get(followed_id=self.case_id, colour=colour)

    def food(self) -> tuple[date, date]:
        """Promise and law of the food permit as its department and the applicant are shown them."""
        step = step_of(self.case_id, "M02")
        shown = read_deadlines(self.citizen, case_id=self.case_id, today=date(2026, 3, 1)).find(
            "step", step_id=step.id
        )
        assert (shown.promised_on, shown.statutory_on) == (step.promised_on, step.statutory_on)
        return step.promised_on, step.statutory_on

    def say(self, act, viewer, card: Card, text: str) -> None:
        act(viewer, card_id=card.id, text=text, at=self.city.later(minutes=10))


def be_late(story: Story) -> None:
    """The licence was promised for 02-10 and is due by law on 02-12; the department sleeps until 02-13."""
    licence = step_of(story.case_id, "M01")
    assert (licence.promised_on, licence.statutory_on) == (date(2026, 2, 10), date(2026, 2, 12))
    unit, supervisor = story.city.viewer(Post.DECIDER, licence.unit.name), story.city.viewer(Post.SUPERVISOR)
    story.morning("02-10")
    assert not Card.objects.exists()
    story.morning("02-11")
    assert any("到期" in one.text for one in LocalMessage.objects.all())  # reminded before the card
    yellow = story.card("yellow")
    assert (yellow.rule, yellow.unit_code) == ("time.promise", licence.unit.code)
    story.say(supervising.answer, unit, yellow, "经办人请假，已换人办理。")
    story.morning("02-13")
    red = story.card("red")
    assert (red.rule, red.raised_at) == ("time.statute", moment("2026-02-13 00:00"))
    story.say(supervising.appeal, unit, red, "系统故障，当天无法办理。")
    story.say(supervising.uphold, supervisor, yellow, "请假不是迟延的理由。")
    story.say(supervising.cancel, supervisor, red, "经查系统确有故障，撤销。")


def put_off(story: Story) -> None:
    """Water is tested over the festival, and the head gives ten days more."""
    permit(story.city, story.case_id, "M01")
    food = step_of(story.case_id, "M02")
    assert story.food() == (date(2026, 3, 3), date(2026, 3, 19))
    reviewer, decider, head = (
        story.city.viewer(post, food.unit.name) for post in (Post.REVIEWER, Post.DECIDER, Post.HEAD)
    )
    story.morning("02-14")
    flow.start_review(reviewer, step_id=food.id, at=story.city.later(minutes=1))
    timing.propose_pause(reviewer, step_id=food.id, proposal=TESTING, at=story.city.later(minutes=1))
    timing.approve_pause(decider, step_id=food.id, at=story.city.later(minutes=1))
    assert story.food() == (date(2026, 3, 10), date(2026, 3, 26))  # 02-24 to 02-28 do not count
    story.morning("02-26")
    proof = evidence.give(
        reviewer, step_id=food.id, name="报告.pdf", content=make_paper("报告"), at=story.city.at
    )
    given = ProcedureResult("水质合格，报告001。", evidence=proof)
    timing.resume(reviewer, step_id=food.id, given=given, at=story.city.later(minutes=1))
    assert story.food() == (date(2026, 3, 6), date(2026, 3, 24))  # three working days were used
    story.morning("02-27")
    timing.ask_extension(reviewer, step_id=food.id, asked=LONGER, at=story.city.later(minutes=1))
    timing.extend(head, step_id=food.id, at=story.city.later(minutes=1))
    assert story.food() == (date(2026, 3, 6), date(2026, 4, 8))  # the promise stays


def finish(story: Story) -> None:
    story.morning("03-02")
    food, clerk = step_of(story.case_id, "M02"), story.city.viewer(Post.CLERK)
    decider = story.city.viewer(Post.DECIDER, food.unit.name)
    opinion = OpinionGiven(reasons="材料齐全，水质合格。")
    flow.permit(decider, step_id=food.id, opinion=opinion, at=story.city.later(minutes=1))
    lead = story.city.viewer(Post.LEAD, step_of(story.case_id, "M01").unit.name)
    flow.confirm(lead, case_id=story.case_id, at=story.city.later(minutes=1))
    carry_out_effects(story.city)
    delivery = Delivery(DeliveryMethod.WINDOW, CITIZEN["name"])
    flow.deliver(clerk, case_id=story.case_id, delivery=delivery, at=story.city.later(minutes=5))
    follow_ledger(at=story.city.at)
    keep_ledger(at=story.city.at)


def test_three_weeks_over_spring_festival(winter: City, tmp_path) -> None:
    story = Story(winter)
    be_late(story)
    agree(winter, story.case_id, folder=tmp_path)
    put_off(story)
    follow_ledger(at=winter.at)
    agree(winter, story.case_id, folder=tmp_path)
    finish(story)
    assert set(states(story.case_id).values()) == {"delivered", "issued"}
    claims = agree(winter, story.case_id, folder=tmp_path)
    told = {name.split(" ")[0]: (card["colour"], card["state"]) for name, card in claims["cards"].items()}
    assert told == {"time.promise": ("yellow", "upheld"), "time.statute": ("red", "cancelled")}
    assert verify_ledger(SYSTEM).sound
    name_plants(story.case_id, at=winter.at, folder=tmp_path)


def name_plants(case_id: UUID, *, at: datetime, folder) -> None:
    export = export_case(SYSTEM, case_id=case_id, at=at)
    for hand in (edit, delete, swap, cut):
        code, said = run_script(plant_in_file(export, hand=hand, kind="case"), folder=folder)
        assert (code, f"case {case_id} row " in said) == (1, True), hand.__name__
