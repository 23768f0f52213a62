"""What holds of every clock, whatever is done to a case; and the product and the script agree about every one of them."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from onething.cases.contracts.kinds import Light
from onething.kernel.clock import Limit, LimitUnit, due_day
from onething.kernel.clock_port import local_day
from onething.kernel.working_days import NoticeDay, WorkingCalendar
from onething.supervision.contracts.clocks import Clock
from onething.supervision.rules.lights import show_clock_light
from tests.supervision.told import DECIDER, EDITION, HALL, REVIEWER, ROWS, STEP, UNIT, Told, limits

CALENDAR = WorkingCalendar(ROWS)
BASIS = {"kind": "testing", "basis": "行政许可法第四十五条"}
STARTS = st.dates(date(2018, 6, 1), date(2026, 6, 30))
AMOUNTS = st.integers(1, 45)
UNITS = st.sampled_from(["working_days", "calendar_days"])
GAPS = st.lists(st.integers(0, 20), min_size=1, max_size=10)
whole_lives = settings(max_examples=50, deadline=None)
HALLS = st.sampled_from(["same_day", "next_working_day"])


@dataclass
class Life:
    """A step on its way through its acts; every act is on a day that is not before the last one."""

    told: Told
    today: date
    notices: int = 0
    is_paused: bool = False
    is_extended: bool = False

    def do(self, verb: str, **facts: Any) -> None:
        """An act of the step, some minutes after the one before."""
        self.told.do(verb, self.at, step=STEP, by=REVIEWER, **facts)

    @property
    def at(self) -> str:
        return f"{self.today} 10:{len(self.told.acts):02}"

    def go_on(self, gap: int, *, choice: int) -> None:
        """Let days pass and do what may be done."""
        self.today += timedelta(days=gap)
        if choice == 0:
            self.publish(gap)
        elif self.is_paused:
            self.do("resume")
            self.is_paused = False
        elif choice == 1 and not self.is_extended:
            self.do("extend", days=10)
            self.is_extended = True
        elif choice != 1:
            self.do("approve_pause", expected_on=str(self.today + timedelta(days=3 * choice)), **BASIS)
            self.is_paused = True

    def publish(self, ahead: int) -> None:
        """A notice names a later day, and what runs is counted again on the day it comes."""
        self.notices += 1
        day = self.today + timedelta(days=1 + 3 * ahead)
        if (day.month, day.day) != (10, 1):  # the row that opens a year
            row = NoticeDay(day, "临时", bool(ahead % 2), f"通知{self.notices}", self.today, edition=EDITION)
            self.told.rows = (*self.told.rows, row)
        self.told.do("recount", self.at)


@st.composite
def lives(draw: st.DrawFn) -> Told:
    """A case with one step that is accepted, opened, paused, extended, counted again, and perhaps decided."""
    started, promised = draw(STARTS), draw(AMOUNTS)
    law = (promised + draw(st.integers(0, 20)), draw(UNITS))
    hall = {"unit": HALL, "closes_at": "17:30", "after_hours": draw(HALLS)}
    told = Told().do(
        "accept", f"{started} {draw(st.sampled_from(['09:00', '18:00']))}", hall=hall, unit=UNIT,
        limits=limits("case", promised=(promised, "working_days")),
    )  # fmt: skip
    life = Life(told, started + timedelta(days=1))
    life.do(
        "open", unit=UNIT, matter="M02", matter_name="食品", needs=draw(st.sampled_from([[], ["M01"]])),
        limits=limits("step", promised=(promised, draw(UNITS)), statutory=law),
    )  # fmt: skip
    for gap in draw(GAPS):
        life.go_on(gap, choice=draw(st.integers(0, 3)))
    if draw(st.booleans()) and not life.is_paused:
        told.do("permit", life.at, step=STEP, by=DECIDER, reason_length=draw(st.integers(0, 20)))
    return told


def step_clock(told: Told) -> Clock:
    return next(clock for clock in told.clocks() if clock.code == "step")


@whole_lives
@given(lives())
def test_the_script_comes_to_the_same_clocks_reminders_and_cards(told: Told) -> None:
    found = told.recompute()
    assert found["clocks"].keys() >= {"case:case:1", f"step:{STEP}:1"}


@whole_lives
@given(lives())
def test_a_promise_told_is_put_off_by_a_pause_and_by_nothing_else(told: Told) -> None:
    """Not by a notice, not by an extension, not when it is counted again: only by time that the law does not count."""
    verbs = {act.seq: act.verb for act in told.acts}
    for clock in told.clocks():
        for before, after in zip(clock.history, clock.history[1:], strict=False):
            if verbs[after.seq] not in ("approve_pause", "resume") and before.promised_on:
                assert after.promised_on <= before.promised_on


@whole_lives
@given(lives())
def test_elapsed_time_never_decreases(told: Told) -> None:
    """Day by day, by what was known on each: what was used up is never given back, and a pause uses nothing up."""
    clock, calendar = step_clock(told), WorkingCalendar(told.rows)
    days = [clock.started_on + timedelta(days=day) for day in range(120)]
    used = [count_elapsed(clock, on=day, calendar=calendar) for day in days]
    assert used == sorted(used)


def count_elapsed(clock: Clock, *, on: date, calendar: WorkingCalendar) -> int:
    """Working days that counted until the end of a day, as the clock stood then."""
    stood = [one for one in clock.history if local_day(one.since) <= on]
    if not stood:
        return 0
    days, known = stood[-1], calendar.as_marked(stood[-1].mark)
    since = on
    if not days.is_running:  # it ended, or it is paused
        since = min(on, local_day(days.since) if days.seq == clock.ended_seq else days.pauses[-1].began_on)
    span = [clock.started_on + timedelta(days=one) for one in range(1, (since - clock.started_on).days + 1)]
    paused = [(one.began_on, one.ended_on) for one in days.pauses]
    return sum(known.is_working_day(day) and not any(a < day <= b for a, b in paused) for day in span)


@whole_lives
@given(lives(), st.integers(1, 30))
def test_a_longer_pause_never_makes_a_day_earlier(told: Told, longer: int) -> None:
    """The last pause that ended, over some days later."""
    resumed = [act for act in told.acts if act.verb == "resume"]
    if not resumed:
        return
    last, later = resumed[-1], timedelta(days=longer)
    before = told.acts[: last.seq - 1]
    over = replace(last, recorded_at=last.recorded_at + later, effective_at=last.effective_at + later)
    rows = told.rows[: len(ROWS)]  # the same notices for both
    short, long = (
        step_clock(replace(told, acts=acts, rows=rows)).days for acts in ([*before, last], [*before, over])
    )
    assert short.promised_on <= long.promised_on
    assert short.statutory_on <= long.statutory_on


@whole_lives
@given(st.dates(date(2024, 1, 1), date(2028, 12, 31)), AMOUNTS, st.sampled_from(list(LimitUnit)[:3]))
def test_a_provisional_year_is_said_whenever_its_days_were_looked_at(started, amount, unit) -> None:
    found = due_day(started, limit=Limit(min(amount, 20), unit), calendar=CALENDAR)
    years = {started.year, found.day.year} if unit is LimitUnit.WORKING_DAYS else {found.day.year}
    if (started.month, started.day) == (12, 31):
        years -= {started.year}  # counted from the next day on
    wanted = {year for year in years if CALENDAR.is_provisional(year)}
    assert wanted <= set(found.provisional_years)
    assert all(CALENDAR.is_provisional(year) for year in found.provisional_years)


@whole_lives
@given(lives())
def test_a_clock_says_the_provisional_years_of_both_its_days(told: Told) -> None:
    calendar = WorkingCalendar(told.rows)
    for clock in told.clocks():
        known = calendar.as_marked(clock.days.mark)
        last = [day.year for day in (clock.days.statutory_on,) if day]
        assert {year for year in last if known.is_provisional(year)} <= set(clock.days.provisional_years)


@whole_lives
@given(lives())
def test_left_alone_a_light_only_gets_worse(told: Told) -> None:
    worse = [Light.GREEN, Light.AMBER, Light.RED]
    for row in told.recompute()["clocks"].values():
        amber_on, red_on = (
            date.fromisoformat(row[name]) if row[name] else None for name in ("amber_on", "red_on")
        )
        if amber_on is None:
            continue
        start = date.fromisoformat(row["started_on"])
        shown = [
            worse.index(show_clock_light(today=start + timedelta(days=day), amber_on=amber_on, red_on=red_on))
            for day in range(200)
        ]
        assert shown == sorted(shown)


@whole_lives
@given(STARTS, st.integers(2, 60))
def test_a_reminder_reaches_people_before_a_card_does(started: date, amount: int) -> None:
    told = Told().do(
        "open", str(started), step=STEP, unit=UNIT, matter="M02", matter_name="食品", needs=["M01"],
        limits=limits("step", promised=(amount, "working_days")),
    )  # fmt: skip
    found = told.recompute()
    cards = sorted(card["at"] for card in found["cards"].values())
    reminders = sorted(one["at"] for one in found["reminders"].values())
    assert len(cards) == (2 if amount >= 10 else 1)  # of fewer days the ninth tenth is the last
    assert reminders[0] < cards[0]
    assert len([one for one in reminders if one < cards[-1]]) >= 1
