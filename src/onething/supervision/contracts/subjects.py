"""Whose chains supervision keeps in the ledger."""

from typing import Final
from uuid import UUID

from onething.ledger.contracts import Subject

CASE: Final = "case"
FINDING: Final = "supervision_finding"
OWN: Final = "supervision"
"""What was reminded, raised, answered and decided about a case (or an attempt): a chain with the id of that subject."""
ORDER: Final = "supervision_order"
POINT: Final = "supervision_point"


def own_chain(subject_id: UUID) -> Subject:
    """Return supervision's own chain about a case or an attempt."""
    return Subject(kind=OWN, id=subject_id)
