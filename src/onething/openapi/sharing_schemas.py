"""What the endpoints of shared data take, as documented in openapi.json."""

from datetime import date
from typing import Annotated

from pydantic import Field

from onething.exchange.contracts import Purpose, ResourceForm, Sharing, UpdateCycle
from onething.openapi.schemas import Strict, Text

Key = Annotated[Text, Field(max_length=40)]


class ItemIn(Strict):
    """One item; whatever is not shared freely names its basis."""

    key: Key
    name: Text = Field(max_length=100)
    sharing: Sharing
    basis: Text = Field(default="", max_length=500)
    kind: Text = Field(default="text", max_length=20)
    length: int = Field(default=0, ge=0, le=100000)
    element: Text = Field(default="", max_length=64)
    is_sensitive: bool = False


class ResourceIn(Strict):
    """A resource as its provider describes it."""

    name: Text = Field(max_length=100)
    summary: Text = Field(max_length=1000)
    form: ResourceForm
    cycle: UpdateCycle
    items: list[ItemIn] = Field(max_length=200)
    scenes: list[Annotated[Text, Field(max_length=100)]] = Field(default=[], max_length=20)


class RequestIn(Strict):
    """What a using unit asks for; `until` is the last day, `industry` a code of GB/T 4754 or empty."""

    resource: Key
    items: list[Key] = Field(max_length=200)
    matter: Text = Field(max_length=40)
    purpose: Purpose
    explanation: Text = Field(max_length=500)
    until: date
    industry: Text = Field(default="", max_length=5)


class AnswerIn(Strict):
    """A verb of the request's life, with the reason where it needs one."""

    verb: Text = Field(max_length=20)
    reason: Text = Field(default="", max_length=500)


class SystemIn(Strict):
    """A using unit's system; `public_key` is its SM2 key in PEM."""

    code: Key
    name: Text = Field(max_length=100)
    public_key: Text = Field(max_length=500)


class ReadIn(Strict):
    """What a system asks at the gateway, for one case and one person. `operator` is a staff code, never a name."""

    case: Text = Field(max_length=44)
    matter: Text = Field(max_length=40)
    purpose: str = Field(max_length=10, json_schema_extra={"enum": [one.value for one in Purpose]})
    operator: Text = Field(max_length=20)
    number: Text = Field(min_length=1, max_length=40)
    items: list[Key] = Field(min_length=1, max_length=200)
    industry: Text = Field(default="", max_length=5)
