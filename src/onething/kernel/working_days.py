"""Working days: weekends, the State Council's holidays and make-up days (调休), as known on a given day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Self

from holidays import country_holidays

from onething.kernel import words

_STATUTORY_NAMES = frozenset({"元旦", "农历除夕", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"})
_IN_LIEU = "（补假）"
_NO_NOTICE = "none"


@dataclass(frozen=True)
class NoticeDay:
    """One day named by one notice: a day off, or (`works`) a weekend day worked in exchange.

    `edition` numbers the loading that brought it in, 0 where nothing was loaded; it is no part of what the row says.
    """

    day: date
    name: str
    works: bool
    notice: str
    published: date
    edition: int = field(default=0, compare=False)


class WorkingCalendar:
    """Answers whether a day is worked, from rows of notices; of two for one day the later published wins.

    A year is *noticed* once a row names its 1 October, as the State Council's annual notice always does; a
    stray row (a day added by a separate notice) does not open a year. In any other year weekends and
    statutory holidays (全国年节及 纪念日放假办法) rest and nobody works in exchange: that year is
    provisional.
    """

    def __init__(
        self, rows: Iterable[NoticeDay], *, edition: int | None = None, known_on: date | None = None
    ) -> None:
        self._rows = tuple(sorted(rows, key=lambda row: (row.published, row.notice, row.day)))
        self.edition = max((row.edition for row in self._rows), default=0) if edition is None else edition
        self.known_on = known_on
        self._known: dict[tuple[date, int], Self] = {}
        self._by_day = {row.day: row for row in self._rows}
        self._noticed = frozenset(day.year for day in self._by_day if (day.month, day.day) == (10, 1))

    def as_known_on(self, day: date, *, edition: int | None = None) -> Self:
        """Return the calendar that could be known on `day`: only rows published on or before it.

        With `edition` also only what was loaded by then: a notice that was loaded late was not known before.
        """
        last = self.edition if edition is None else edition
        if (day, last) not in self._known:
            rows = (row for row in self._rows if row.published <= day and row.edition <= last)
            self._known[day, last] = type(self)(rows, edition=last, known_on=day)
        return self._known[day, last]

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on `day` (行政许可法 art. 82: working days, no statutory holidays)."""
        return self.why_not(day) is None

    def count_days(self, after: date, *, until: date) -> int:
        """Return the working days d with after < d <= until; negative with the same days where `until` is the earlier."""
        first, last, sign = (after, until, 1) if until >= after else (until, after, -1)
        days = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
        return sign * sum(self.is_working_day(day) for day in days)

    def why_not(self, day: date) -> str | None:
        """Return why `day` is not worked, in Chinese; None when it is a working day."""
        row = self._by_day.get(day)
        if row is not None:
            return None if row.works else words.HOLIDAY.format(name=row.name, notice=row.notice)
        name = statutory_holidays(day.year).get(day) if self.is_provisional(day.year) else None
        if name is not None:
            return words.STATUTORY_HOLIDAY.format(name=name, year=day.year)
        return words.WEEKEND.get(day.weekday())

    def is_provisional(self, year: int) -> bool:
        """Whether no annual notice is known for `year`: its days are guessed without make-up days."""
        return year not in self._noticed

    @property
    def mark(self) -> str:
        """Which rows this calendar could know, for the ledger: "20/2026-03-02", loadings and day; "20/" without a day."""
        return f"{self.edition}/{self.known_on or ''}"

    def as_marked(self, mark: str) -> Self:
        """Return the calendar that a mark of this city's ledger stands for."""
        edition, _, day = mark.partition("/")
        return self.as_known_on(date.fromisoformat(day) if day else date.max, edition=int(edition))

    @property
    def version(self) -> str:
        """The newest notice, for the ledger: "2025-11-04 国务院办公厅2026年放假安排通知", or "none"."""
        return f"{self._rows[-1].published} {self._rows[-1].notice}" if self._rows else _NO_NOTICE


@lru_cache(maxsize=256)
def statutory_holidays(year: int) -> Mapping[date, str]:
    """Return the holidays that law alone gives in `year`: with days in lieu (补假), without exchanged days.

    Source: 全国年节及纪念日放假办法 arts. 2 and 6, as computed by the `holidays` package (1950 to 2100).
    """
    computed = country_holidays("CN", years=year, language="zh_CN", expand=False)
    return MappingProxyType({day: name for day, name in computed.items() if _is_statutory(name)})


def _is_statutory(name: str) -> bool:
    # The package also knows past notices (exchanges, extensions): those must come from our own dated rows.
    return all(part.removesuffix(_IN_LIEU) in _STATUTORY_NAMES for part in name.split("; "))
