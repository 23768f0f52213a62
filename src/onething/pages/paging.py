"""Lists a page at a time: where the page before ended stands in the address."""

from uuid import UUID


def read_cursor(text: str) -> UUID | None:
    """Return the last id of the page before; None for the first page, and for what is no id."""
    try:
        return UUID(text)
    except ValueError:
        return None
