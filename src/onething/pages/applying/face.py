"""Which face takes the application: where its pages stand, to whom they speak, how it is signed."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from onething.pages.applying.voices import Voice


class Signing(StrEnum):
    """How an application is signed: a code to the applicant's phone, or on paper before the clerk."""

    PHONE_CODE = "phone_code"
    PAPER = "paper"


@dataclass(frozen=True)
class Face:
    """What the portal and the counter declare; everything else about applying is the same.

    `things` and `cases` are addresses without their last slash; `template` is what its pages extend; `submitted` is
    what follows a case's address after the first submission. `by_keyboard` puts the cursor into the first field, or
    the first wrong one, of every page.
    """

    things: str
    cases: str
    template: str
    voice: Voice
    signing: Signing
    submitted: str
    by_keyboard: bool = False

    def thing(self, code: str) -> str:
        """Return the address below which a thing's questions and plan stand."""
        return f"{self.things}/{code}"

    def case(self, case_id: UUID) -> str:
        """Return the address of a case, without its last slash."""
        return f"{self.cases}/{case_id}"
