"""Filters that stay: what a list is narrowed to stands in its address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from onething.desk.supervision import words
from onething.look.contracts import Choice, Field, FieldKind, NavLink

MOST_LINKS = 8
Options = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class FilterRow:
    """What can be chosen of one kind: a few as links, many as one select in a form that keeps the other filters (`kept`)."""

    word: str
    links: tuple[NavLink, ...] = ()
    field: Field | None = None
    kept: tuple[tuple[str, str], ...] = ()


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
        """Return the rows of filters."""
        return tuple(
            FilterRow(words.FILTERS[name], self._links(name, options=options))
            if len(options) <= MOST_LINKS
            else self._select(name, options=options)
            for name, options in self.options.items()
        )

    def _select(self, name: str, *, options: Options) -> FilterRow:
        choices = tuple(Choice(value=value, label=label) for value, label in (("", words.ALL), *options))
        field = Field(
            name=name, label=words.FILTERS[name], kind=FieldKind.SELECT, value=self.chosen.get(name, ""),
            choices=choices,
        )  # fmt: skip
        kept = tuple((key, value) for key, value in self.chosen.items() if key != name)
        return FilterRow(words.FILTERS[name], field=field, kept=kept)

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
