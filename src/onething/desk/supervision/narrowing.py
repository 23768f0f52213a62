"""Filters that stay: what a list is narrowed to stands in its address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from onething.desk.supervision import words
from onething.look.contracts import NavLink

Options = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class FilterRow:
    """One row of links: what can be chosen of one kind."""

    word: str
    links: tuple[NavLink, ...]


@dataclass(frozen=True)
class Narrowing:
    """What the address asks for, of what can be asked; anything else is not asked."""

    path: str
    options: Mapping[str, Options]
    chosen: Mapping[str, str]

    def address(self, **changes: str) -> str:
        """Return the address with changes; the page begins at the first row."""
        pairs = {name: value for name, value in {**self.chosen, **changes}.items() if value}
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path

    def get(self, name: str) -> str | None:
        """Return what is chosen, None for everything."""
        return self.chosen.get(name)

    def rows(self) -> tuple[FilterRow, ...]:
        """Return the rows of links."""
        return tuple(
            FilterRow(words.FILTERS[name], self._links(name, options=options))
            for name, options in self.options.items()
        )

    def _links(self, name: str, *, options: Options) -> tuple[NavLink, ...]:
        offered = [("", words.ALL), *options]
        current = self.chosen.get(name, "")
        return tuple(
            NavLink(word, self.address(**{name: value}), is_current=value == current)
            for value, word in offered
        )


def read_narrowing(path: str, *, asked: Mapping[str, str], options: Mapping[str, Options]) -> Narrowing:
    """Return what an address asks of these options."""
    chosen = {
        name: asked[name]
        for name, offered in options.items()
        if asked.get(name) and asked[name] in {value for value, _ in offered}
    }
    return Narrowing(path=path, options=options, chosen=chosen)
