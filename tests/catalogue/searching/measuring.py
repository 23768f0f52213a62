"""The sheets of what people say, and how often the search finds what they mean. `python -m` prints it.

`known` was used while the words of the office were gathered. `unseen` and `fresh` were not: `fresh` was written from the plain
names of things and matters before anybody who wrote it had read the words.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from onething.catalogue.rules.searching.indexing import Index, build_index
from onething.catalogue.rules.searching.naming import show_things
from onething.catalogue.rules.searching.office_words import OfficeWords, read_office_words
from onething.catalogue.rules.searching.ranking import rank_things
from onething.catalogue.rules.searching.texts import normalise
from tests.catalogue.packages import demonstration_package

SHEETS = ("known", "unseen", "fresh")


@dataclass(frozen=True)
class Said:
    """What somebody says, the codes of the things that may be meant, and the matter where one is meant ("" = none)."""

    text: str
    expected: frozenset[str]
    matter: str


@dataclass(frozen=True)
class Measure:
    """How many of a sheet's queries find an expected thing first, among the first three; and what misses three.

    `named` of `matters` that are meant are named under one of the first three things.
    """

    queries: int
    first: int
    third: int
    missed: tuple[str, ...]
    matters: int = 0
    named: int = 0

    @property
    def line(self) -> str:
        """The figures as one line."""
        one, three = self.first / self.queries, self.third / self.queries
        said = f"{self.queries} queries, hit@1 {self.first} ({one:.1%}), hit@3 {self.third} ({three:.1%})"
        matters = (
            f", matters named {self.named} of {self.matters} ({self.named / self.matters:.1%})"
            if self.matters
            else ""
        )
        return said + matters


def read_sheet(name: str) -> list[Said]:
    """Return the lines of a sheet."""
    with (Path(__file__).parent / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [
            Said(row["said"], frozenset(row["expected"].split("|")), row.get("matter") or "")
            for row in csv.DictReader(file)
        ]


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


def find_matters(said: str) -> set[str]:
    """Return the names of the matters that are named under the first three things."""
    index, text = demonstration_index(), normalise(said)
    shown = show_things(text, ranked=rank_things(text, index=index)[:3], index=index)
    return {matter.name for one in shown for matter in one.matters}


def measure(name: str) -> Measure:
    """Measure one sheet."""
    rows = [(one, find_codes(one.text)) for one in read_sheet(name)]
    third = [bool(one.expected & set(found[:3])) for one, found in rows]
    meant = [one for one, _ in rows if one.matter]
    return Measure(
        queries=len(rows),
        first=sum(bool(one.expected & set(found[:1])) for one, found in rows),
        third=sum(third),
        missed=tuple(one.text for (one, _), hit in zip(rows, third, strict=True) if not hit),
        matters=len(meant),
        named=sum(one.matter in find_matters(one.text) for one in meant),
    )


if __name__ == "__main__":
    for sheet in SHEETS:
        print(f"search, {sheet}: {measure(sheet).line}")
