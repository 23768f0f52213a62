"""Writes of the calendars: notices are added, never changed or removed."""

from onething.calendars import words
from onething.calendars.models import NoticeDay as NoticeDayRow
from onething.calendars.queries import list_notices, list_published_notices
from onething.calendars.rules.notices import check_whole_years
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.kernel.working_days import NoticeDay
from onething.keys.transactions import require_transaction


def load_notices(*, rows: list[NoticeDay]) -> int:
    """Add rows of notices; return how many were new. Loading a row again does nothing.

    Raises Refusal `calendars.notice.contradicts` when a row differs from the loaded one of the same day and
    publication, and `calendars.notice.incomplete` when a year would be opened without all its statutory
    holidays. Loads all or nothing.
    """
    require_transaction()
    loaded = {(row.day, row.published): row for row in list_notices(SYSTEM)}
    fresh: dict[tuple[object, object], NoticeDay] = {}
    for row in rows:
        key = (row.day, row.published)
        if loaded.get(key, row) != row or fresh.get(key, row) != row:
            sentence = words.NOTICE_CONTRADICTS.format(published=row.published, day=row.day)
            raise Refusal("calendars.notice.contradicts", sentence, status=409)
        if key not in loaded:
            fresh[key] = row
    check_whole_years([*loaded.values(), *fresh.values()])
    NoticeDayRow.objects.bulk_create(_as_table_row(row) for row in fresh.values())
    return len(fresh)


def load_published_notices() -> int:
    """Add the State Council's notices packaged with the product; return how many rows were new. Idempotent."""
    return load_notices(rows=list_published_notices(SYSTEM))


def _as_table_row(row: NoticeDay) -> NoticeDayRow:
    return NoticeDayRow(
        day=row.day, name=row.name, works=row.works, notice=row.notice, published=row.published
    )
