"""Writes of the calendars: notices are added, never changed or removed, and each loading is an act in the ledger."""

from collections.abc import Sequence
from datetime import datetime

from onething.calendars import words
from onething.calendars.contracts import LOAD_NOTICES, SUBJECT
from onething.calendars.models import NoticeDay as NoticeDayRow
from onething.calendars.queries import list_notices, list_published_notices
from onething.calendars.rules.notices import check_whole_years, write_notices
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.kernel.working_days import NoticeDay
from onething.keys.transactions import forget_read, require_transaction
from onething.ledger.actions import record_act
from onething.ledger.contracts import Act, actor_of


def load_notices(*, rows: list[NoticeDay], at: datetime) -> int:
    """Add rows of notices; return how many were new. Loading a row again does nothing.

    A loading that brings something is one act of the calendar's chain; its number is the edition of the rows. Raises
    Refusal `calendars.notice.contradicts` when a row differs from the loaded one of the same day and publication, and
    `calendars.notice.incomplete` when a year would be opened without all its statutory holidays. Loads all or nothing.
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
    _tell_untold(at=at)
    NoticeDayRow.objects.bulk_create(_record(list(fresh.values()), at=at))
    forget_read()
    return len(fresh)


def load_published_notices(*, at: datetime) -> int:
    """Add the State Council's notices packaged with the product; return how many rows were new. Idempotent."""
    return load_notices(rows=list_published_notices(SYSTEM), at=at)


def _record(rows: Sequence[NoticeDay], *, at: datetime) -> list[NoticeDayRow]:
    """Record a loading in the ledger and give its rows as table rows of that edition; nothing for no rows."""
    if not rows:
        return []
    act = Act(
        subject=SUBJECT,
        step_id=None,
        verb=LOAD_NOTICES,
        from_state="in_force",
        to_state="in_force",
        actor=actor_of(SYSTEM),
        recorded_at=at,
        effective_at=at,
        facts={"notices": write_notices(rows)},
    )
    edition = record_act(act=act, data_key_id=None).seq
    return [_as_table_row(row, edition=edition) for row in rows]


def _tell_untold(*, at: datetime) -> None:
    """Rows that an earlier release loaded without an act get theirs now."""
    untold = [row for row in list_notices(SYSTEM) if row.edition == 0]
    for made in _record(untold, at=at):
        NoticeDayRow.objects.filter(day=made.day, published=made.published).update(edition=made.edition)


def _as_table_row(row: NoticeDay, *, edition: int) -> NoticeDayRow:
    return NoticeDayRow(
        day=row.day,
        name=row.name,
        works=row.works,
        notice=row.notice,
        published=row.published,
        edition=edition,
    )
