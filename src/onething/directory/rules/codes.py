"""How often a code may be sent, how long things last."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from onething.directory import words
from onething.directory.contracts import PersonKind
from onething.kernel.errors import Refusal

CODE_LIFETIME = timedelta(minutes=5)
CODE_PAUSE = timedelta(seconds=60)
CODES_A_DAY = 20
MAX_ATTEMPTS = 5
STAFF_LOCK = timedelta(minutes=15)
TOKEN_LIFETIME = {PersonKind.CITIZEN: timedelta(days=30), PersonKind.STAFF: timedelta(hours=10)}


def check_may_send(*, sent_today: Sequence[datetime], at: datetime) -> None:
    """Refuse a code within a minute of the last one, or beyond the day's number. `sent_today` is oldest first."""
    if len(sent_today) >= CODES_A_DAY:
        raise Refusal("directory.code.too_many", words.CODE_TOO_MANY, status=429)
    if sent_today and at - sent_today[-1] < CODE_PAUSE:
        wait = int((CODE_PAUSE - (at - sent_today[-1])).total_seconds()) + 1
        raise Refusal("directory.code.too_soon", words.CODE_TOO_SOON.format(seconds=wait), status=429)
