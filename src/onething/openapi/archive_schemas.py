"""What the endpoints of archives take, as documented in openapi.json."""

from uuid import UUID

from pydantic import Field

from onething.archives.contracts import HoldKind
from onething.openapi.schemas import ReasonIn, Strict, Text


class OriginalsIn(Strict):
    """Where paper originals lie (box, shelf); empty when there are none."""

    originals: Text = Field(default="", max_length=60)


class HoldIn(ReasonIn):
    """Why an archive must not be destroyed: the ground, and the paper that says so."""

    kind: HoldKind


class KeepBackIn(ReasonIn):
    """Which archive of the list stays, and why."""

    archive: UUID


class OpinionOfListIn(Strict):
    """What the second archivist says of the list (鉴定意见)."""

    opinion: Text = Field(max_length=2000)
