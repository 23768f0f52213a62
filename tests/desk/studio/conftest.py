"""The city and the people of its catalogue, each at a fresh browser whenever they are called."""

import pytest
from django.test import Client

from onething.directory.contracts import Post
from tests.factories.catalogue import LEADING
from tests.factories.seats import SeatedClient, city, seat

__all__ = ["city", "posts", "seat"]

SEATS = {
    "editor": (Post.CATALOGUE_EDITOR, LEADING),
    "reviewer": (Post.CATALOGUE_REVIEWER, LEADING),
    "approver": (Post.CATALOGUE_APPROVER, None),
    "foreign": (Post.CATALOGUE_EDITOR, "教育局"),
}


class Posts:
    """The three people of the restaurant's entries, and an editor of another department (`foreign`)."""

    def __init__(self, seat: SeatedClient) -> None:
        self._seat = seat

    def __getitem__(self, name: str) -> Client:
        """Return the person's browser, signed in just now."""
        post, unit = SEATS[name]
        return self._seat(post, unit)


@pytest.fixture
def posts(seat: SeatedClient) -> Posts:
    """The people of the catalogue."""
    return Posts(seat)
