"""The two sheets of what people say, and how often the search finds what they mean. `python -m` prints it."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from onething.catalogue.rules.searching.indexing import Index, build_index
from onething.catalogue.rules.searching.office_words import OfficeWords, read_office_words
from onething.catalogue.rules.searching.ranking import rank_things
from onething.catalogue.rules.searching.texts import normalise
from tests.catalogue.packages import demonstration_package

SHEETS = ("known", "unseen")


@dataclass(frozen=True)
class Measure:
    """How many of a sheet's queries find an expected thing first, among the first three; and what misses three."""

    queries: int
    first: int
    third: int
    missed: tuple[str, ...]

    @property
    def line(self) -> str:
        """The figures as one line."""
        one, three = self.first / self.queries, self.third / self.queries
        return f"{self.queries} queries, hit@1 {self.first} ({one:.1%}), hit@3 {self.third} ({three:.1%})"


def read_sheet(name: str) -> list[tuple[str, frozenset[str]]]:
    """Return what is said and the codes of the things that may be meant."""
    with (Path(__file__).parent / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [(row["said"], frozenset(row["expected"].split("|"))) for row in csv.DictReader(file)]


def office_words() -> OfficeWords:
    """Return the packaged words."""
    return read_office_words(
        resources.files("onething").joinpath("demonstration/search_words.json").read_text("utf-8")
    )


@cache
def demonstration_index() -> Index:
    """Return the index of the demonstration's things."""
    return build_index(demonstration_package().things, words=office_words())


def find_codes(said: str) -> list[str]:
    """Return the codes found, best first."""
    index = demonstration_index()
    return [index.things[number].code for number, _ in rank_things(normalise(said), index=index)]


def measure(name: str) -> Measure:
    """Measure one sheet."""
    rows = [(said, expected, find_codes(said)) for said, expected in read_sheet(name)]
    third = [bool(expected & set(found[:3])) for _, expected, found in rows]
    return Measure(
        queries=len(rows),
        first=sum(bool(expected & set(found[:1])) for _, expected, found in rows),
        third=sum(third),
        missed=tuple(said for (said, _, _), hit in zip(rows, third, strict=True) if not hit),
    )


if __name__ == "__main__":
    for sheet in SHEETS:
        print(f"search, {sheet}: {measure(sheet).line}")
