"""What crosses the door of notify."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class LocalMessage:
    """A message that the working fake of the SMS gateway took: its text and when it was sent."""

    text: str
    sent_at: datetime
