"""What crosses the calendars' door: whose chain in the ledger the notices are."""

from typing import Final
from uuid import UUID

from onething.ledger.contracts import Subject

SUBJECT: Final = Subject(kind="calendar", id=UUID("00000000-0000-7000-8000-00000000ca1e"))
"""The one chain of the city's calendar: an act a loading, the notices whole in its facts."""
LOAD_NOTICES: Final = "load_notices"
