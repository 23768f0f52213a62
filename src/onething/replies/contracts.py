"""What crosses the door of replies."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Given:
    """An answer given before: HTTP status and body text, and the fingerprint of the request it answered."""

    fingerprint: str
    status: int
    body: str


class AlreadyClaimed(Exception):  # noqa: N818 - a fact, not a fault
    """Another request with this key has been answered meanwhile."""
