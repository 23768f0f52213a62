"""The three rooms of the studio as tabs."""

from onething.desk.studio import words
from onething.look.contracts import NavLink


def show_tabs(here: str) -> tuple[NavLink, ...]:
    """Return the tabs with the one at this address marked."""
    return tuple(NavLink(word, href, is_current=href == here) for href, word in words.TABS)
