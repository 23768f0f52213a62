"""Loading notices into the database: once, wholly, never rewriting what was published."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from onething.calendars.actions import load_notices, load_published_notices
from onething.calendars.contracts import SUBJECT
from onething.calendars.models import NoticeDay as NoticeDayRow
from onething.calendars.queries import get_calendar, list_notices, list_published_notices
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS, SYSTEM
from onething.kernel.working_days import NoticeDay, WorkingCalendar
from onething.keys.transactions import forget_read
from onething.ledger.queries import list_bare_acts, verify_ledger

AT = datetime(2026, 11, 24, 1, tzinfo=UTC)
SPECIAL = NoticeDay(date(2026, 12, 4), "临时放假", False, "另行通知", date(2026, 11, 23))


@pytest.mark.django_db
def test_published_notices_load_once() -> None:
    assert load_published_notices(at=AT) == len(list_published_notices(SYSTEM)) > 300
    assert load_published_notices(at=AT) == 0
    assert set(list_notices(ANONYMOUS)) == set(list_published_notices(ANONYMOUS))


@pytest.mark.django_db
def test_the_loaded_calendar_answers_by_version() -> None:
    load_published_notices(at=AT)
    calendar = get_calendar(ANONYMOUS)
    assert not calendar.is_working_day(date(2020, 2, 1))
    assert calendar.as_known_on(date(2020, 1, 26)).is_working_day(date(2020, 2, 1))
    assert calendar.is_provisional(2027)


@pytest.mark.django_db
def test_a_later_notice_adds_a_row_and_a_version() -> None:
    load_published_notices(at=AT)
    assert load_notices(rows=[SPECIAL, SPECIAL], at=AT) == 1
    calendar = get_calendar(SYSTEM)
    assert not calendar.is_working_day(SPECIAL.day)
    assert calendar.as_known_on(date(2026, 11, 22)).is_working_day(SPECIAL.day)
    assert calendar.version == "2026-11-23 另行通知"


@pytest.mark.django_db
@pytest.mark.parametrize("loaded_before", [True, False])
def test_a_publication_cannot_be_rewritten(loaded_before: bool) -> None:
    changed = replace(SPECIAL, works=True)
    rows = [changed] if loaded_before else [SPECIAL, changed]
    if loaded_before:
        load_notices(rows=[SPECIAL], at=AT)
    with pytest.raises(Refusal, match=r"calendars\.notice\.contradicts"):
        load_notices(rows=rows, at=AT)
    assert list_notices(SYSTEM) == ([SPECIAL] if loaded_before else [])


@pytest.mark.django_db
def test_an_incomplete_year_loads_nothing() -> None:
    rows = [row for row in list_published_notices(SYSTEM) if row.day != date(2026, 1, 1)]
    with pytest.raises(Refusal, match=r"calendars\.notice\.incomplete"):
        load_notices(rows=rows, at=AT)
    assert list_notices(SYSTEM) == []


@pytest.mark.django_db
def test_one_row_a_day_and_publication_is_the_last_wall() -> None:
    load_notices(rows=[SPECIAL], at=AT)
    with pytest.raises(IntegrityError, match="one_row_a_day_and_publication"), transaction.atomic():
        NoticeDayRow.objects.create(
            day=SPECIAL.day, name="x", works=True, notice="y", published=SPECIAL.published
        )


@pytest.mark.django_db(transaction=True)
def test_loading_requires_a_transaction() -> None:
    with pytest.raises(RuntimeError):
        load_published_notices(at=AT)


@pytest.mark.django_db
def test_the_calendar_is_read_again_only_when_something_was_loaded(django_assert_num_queries: object) -> None:
    load_published_notices(at=AT)
    with django_assert_num_queries(2):  # type: ignore[operator]
        known = get_calendar(SYSTEM)
    forget_read()
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert get_calendar(SYSTEM) is known
    assert load_notices(rows=[SPECIAL], at=AT) == 1
    assert not get_calendar(SYSTEM).is_working_day(SPECIAL.day)


@pytest.mark.django_db
def test_each_loading_is_an_act_with_its_days_and_the_ledger_alone_gives_the_calendar_back() -> None:
    load_published_notices(at=AT)
    load_published_notices(at=AT)
    load_notices(rows=[SPECIAL], at=AT)
    first, second = list_bare_acts(SYSTEM, subject=SUBJECT)
    assert (first.verb, first.actor.kind) == ("load_notices", "system")
    (told,) = second.facts["notices"]
    assert told == {
        "notice": "另行通知",
        "published": "2026-11-23",
        "days": [["2026-12-04", "临时放假", "off"]],
    }
    rows = [
        NoticeDay(
            date.fromisoformat(day), name, kind == "work", one["notice"], date.fromisoformat(one["published"])
        )
        for act in (first, second)
        for one in act.facts["notices"]
        for day, name, kind in one["days"]
    ]
    assert set(rows) == set(list_notices(SYSTEM))
    assert verify_ledger(SYSTEM).sound


@pytest.mark.django_db
def test_a_mark_stands_for_what_could_be_known() -> None:
    """Loaded late, a notice was not known before, though it was published earlier."""
    load_published_notices(at=AT)
    before = get_calendar(SYSTEM).as_known_on(date(2026, 11, 24))
    load_notices(rows=[SPECIAL], at=AT)
    now = get_calendar(SYSTEM).as_known_on(date(2026, 11, 24))
    assert (before.mark, now.mark) == ("1/2026-11-24", "2/2026-11-24")
    assert before.is_working_day(SPECIAL.day)
    assert not now.is_working_day(SPECIAL.day)
    assert now.as_marked(before.mark).is_working_day(SPECIAL.day)
    assert not now.as_marked("2/2026-11-23").is_working_day(SPECIAL.day)
    assert now.as_marked("2/2026-11-22").is_working_day(SPECIAL.day)
    assert WorkingCalendar([SPECIAL]).mark == "0/"


@pytest.mark.django_db
def test_rows_that_an_earlier_release_loaded_get_their_act() -> None:
    load_published_notices(at=AT)
    NoticeDayRow.objects.update(edition=0)
    load_notices(rows=[SPECIAL], at=AT)
    assert set(NoticeDayRow.objects.values_list("edition", flat=True)) == {2, 3}
