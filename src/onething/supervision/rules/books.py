"""Which version of the rules is in force on a day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onething.rulebook.contracts import Rulebook


@dataclass(frozen=True)
class Books:
    """Every published version, oldest first."""

    versions: tuple[Rulebook, ...]

    @classmethod
    def of(cls, versions: Sequence[Rulebook]) -> "Books":
        """Return the versions in order of their day."""
        return cls(tuple(sorted(versions, key=lambda book: book.effective_from)))

    def on(self, day: date) -> Rulebook:
        """Return the version in force on a day; before the first one, the first."""
        begun = [book for book in self.versions if book.effective_from <= day]
        return begun[-1] if begun else self.versions[0]

    def in_turn(self) -> Iterator[tuple[Rulebook, date, date]]:
        """Yield each version with its first day and the first day of the next."""
        for index, book in enumerate(self.versions):
            following = self.versions[index + 1 : index + 2]
            first = date.min if index == 0 else book.effective_from
            yield book, first, following[0].effective_from if following else date.max
