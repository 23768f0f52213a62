"""The door to the population register: does this name belong to this number and this phone?

The working fake knows the synthetic people of the packaged list; a production adapter is added beside it.
"""

import json
from functools import cache
from importlib import resources
from typing import Protocol

from django.conf import settings

from onething.directory import words
from onething.kernel.errors import Refusal


class IdentityRegister(Protocol):
    """Answers yes or no; never returns data."""

    def confirms(self, *, name: str, number: str, phone: str) -> bool:
        """Whether the register holds exactly this triple."""
        ...


class LocalRegister:
    """The demonstration's register: impossible people only (births in 1900)."""

    def __init__(self) -> None:
        text = resources.files("onething").joinpath("demonstration/population.json").read_text("utf-8")
        self._known = {(row["name"], row["number"], row["phone"]) for row in json.loads(text)["people"]}

    def confirms(self, *, name: str, number: str, phone: str) -> bool:
        """Whether the packaged list holds exactly this triple."""
        return (name, number, phone) in self._known


@cache
def get_identity_register() -> IdentityRegister:
    """Return the adapter that the settings name; only the local one exists yet."""
    if settings.IDENTITY_REGISTER != "local":
        raise Refusal("directory.identity_register.unknown", words.REGISTER_MISSING, status=503)
    return LocalRegister()
