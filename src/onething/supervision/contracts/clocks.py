"""A clock as its acts tell it: limits, what does not count, every state of its days, and how it ended."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from onething.kernel.clock import Due, Limit, Pause
from onething.rulebook.contracts import Answerable


@dataclass(frozen=True)
class Days:
    """The days of a clock from one act on, until an act that changed them.

    `late_promise` is after which day (or moment) somebody is late: like the promise, but what held the case up counts for
    nobody; `pauses` are all those days. `mark` says which notices could be known. With `is_running` false the clock stands
    still from here: it ended, or it is paused, however long that takes.
    """

    seq: int
    since: datetime
    mark: str
    pauses: tuple[Pause, ...]
    promised: Due | None
    late_promise: Due | None
    statutory: Due | None
    amber_on: date | None
    is_running: bool = True

    @property
    def promised_on(self) -> date | None:
        """The promised day."""
        return self.promised.day if self.promised else None

    @property
    def statutory_on(self) -> date | None:
        """The last day by law."""
        return self.statutory.day if self.statutory else None

    @property
    def provisional_years(self) -> tuple[int, ...]:
        """The years looked at for which no holiday notice was known."""
        years = {year for due in (self.promised, self.statutory) if due for year in due.provisional_years}
        return tuple(sorted(years))


@dataclass(frozen=True)
class Clock:
    """One running or finished clock of a case. `index` tells those of one code and step apart (received again)."""

    code: str
    name: str
    step_id: UUID | None
    index: int
    answerable: Answerable
    unit_code: str | None
    ground: str
    matter_code: str
    matter_name: str
    begun_seq: int
    begun_at: datetime
    started_on: date
    promised: Limit | None
    statutory: Limit | None
    extended_days: int
    pauses: tuple[Pause, ...]
    history: tuple[Days, ...]
    ended_seq: int | None = None
    ended_at: datetime | None = None

    @property
    def key(self) -> str:
        """What the clock is called in the ledger: its code, its step and which one it is."""
        return f"{self.code}:{self.step_id or 'case'}:{self.index}"

    @property
    def days(self) -> Days:
        """The days as they stand now."""
        return self.history[-1]

    @property
    def is_running(self) -> bool:
        """Whether nothing has ended it."""
        return self.ended_at is None

    @property
    def is_paused(self) -> bool:
        """Whether it stands still until it goes on: no light, no reminder, no card."""
        return self.is_running and not self.days.is_running

    @property
    def amber_on(self) -> date | None:
        """The first day of amber; None while it is paused."""
        return None if self.is_paused else self.days.amber_on

    @property
    def past_on(self) -> date | None:
        """The first day past the last one by law; None without one, and while it is paused."""
        last = None if self.is_paused else self.days.statutory_on
        return last + timedelta(days=1) if last else None
