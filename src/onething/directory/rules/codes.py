"""How often a code may be sent, how long things last."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil

from onething.directory import words
from onething.directory.contracts import PersonKind
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal

CODE_LIFETIME = timedelta(minutes=5)
CODE_PAUSE = timedelta(seconds=60)
CODES_A_DAY = 20
MAX_ATTEMPTS = 5
STAFF_LOCK = timedelta(minutes=15)
TOKEN_LIFETIME = {PersonKind.CITIZEN: timedelta(days=30), PersonKind.STAFF: timedelta(hours=10)}


def check_may_send(*, sent: Sequence[datetime], at: datetime) -> None:
    """Refuse a code within a minute of the last one, or beyond the number of the local day.

    `sent` are the moments of the last 24 hours at least, oldest first.
    """
    today = [moment for moment in sent if local_day(moment) == local_day(at)]
    if len(today) >= CODES_A_DAY:
        raise Refusal("directory.code.too_many", words.CODE_TOO_MANY, status=429)
    if sent and at - sent[-1] < CODE_PAUSE:
        wait = ceil((CODE_PAUSE - (at - sent[-1])).total_seconds())
        raise Refusal("directory.code.too_soon", words.CODE_TOO_SOON.format(seconds=wait), status=429)
