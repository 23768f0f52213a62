"""What the archive of a case is made of: every file that was handed in or laid in, also what was replaced."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from onething.catalogue.contracts import Retention


class KeptKind(StrEnum):
    """Whose file it is: the applicant's paper, the sheet signed at the window, a department's evidence."""

    MATERIAL = "material"
    SHEET = "sheet"
    EVIDENCE = "evidence"


@dataclass(frozen=True)
class KeptFile:
    """A file of a case. `about` is the material's key or the matter's name; `unit` the department that gave it, or empty."""

    id: UUID
    kind: KeptKind
    about: str
    unit: str
    file_id: UUID
    at: datetime
    is_replaced: bool = False


@dataclass(frozen=True)
class ClosedCase:
    """What the archive is told of a closed case: its key, and what its matters publish about keeping, None = nothing."""

    data_key_id: UUID
    retentions: tuple[Retention | None, ...]
