"""A notice that changes the calendar: open limits are counted again, a promise that was told never moves later."""

from datetime import date

import pytest
from django.db import transaction

from onething.calendars.actions import load_notices
from onething.cases.models.case import Case
from onething.journey.jobs import run_day_timers
from onething.kernel.viewer import SYSTEM
from onething.kernel.working_days import NoticeDay
from onething.ledger.models import Entry
from onething.ledger.queries import verify_ledger
from tests.factories.city import SMALL, dispatched, permit, step_of

pytestmark = pytest.mark.django_db


def test_a_new_holiday_makes_limits_longer_and_no_promise(city):
    case_id = dispatched(city, city.citizen(), SMALL)
    permit(city, case_id, "M01")
    before, promised = step_of(case_id, "M02").statutory_on, Case.objects.get(id=case_id).promised_on
    at = city.later(days=1)
    with transaction.atomic():
        day = NoticeDay(
            date(2026, 3, 16), name="演示放假", works=False, notice="演示通知", published=date(2026, 3, 3)
        )
        load_notices(rows=[day], at=at)
    for _ in range(2):
        run_day_timers(at=city.later(days=1))
    assert step_of(case_id, "M02").statutory_on > before
    assert Case.objects.get(id=case_id).promised_on == promised
    assert Entry.objects.filter(subject_id=case_id, verb="recount").count() == 1
    assert verify_ledger(SYSTEM).sound
