"""Resources and grants by hand."""

from datetime import date
from typing import Any

from onething.exchange.contracts import (
    GrantView,
    Item,
    Purpose,
    RequestDraft,
    Resource,
    ResourceDraft,
    ResourceForm,
    Sharing,
    UpdateCycle,
)
from onething.exchange.states import GrantState
from onething.kernel.ids import new_id

DAY = date(2026, 3, 2)
FREE, BOUND, CLOSED = Sharing.UNCONDITIONAL, Sharing.CONDITIONAL, Sharing.WITHHELD
ITEMS = (
    Item("name", "姓名", FREE),
    Item("birth_date", "出生日期", BOUND, "某条例第三条"),
    Item("photo", "相片", CLOSED, "某法第六条"),
)


def make_draft(**changes: Any) -> ResourceDraft:
    """Return a resource as its provider describes it."""
    raw = {"code": "population", "name": "人口", "summary": "户籍登记的信息。", "form": ResourceForm.INTERFACE,
           "cycle": UpdateCycle.DAILY, "items": ITEMS}  # fmt: skip
    return ResourceDraft(**raw | changes)


def make_listed(*, is_withdrawn: bool = False, **changes: Any) -> Resource:
    """Return a resource of the catalogue."""
    return Resource(make_draft(**changes), "U1", "公安局", 1, DAY, is_withdrawn)


def make_request(**changes: Any) -> RequestDraft:
    """Return a request for one freely shared item."""
    raw = {"resource": "population", "items": ("name",), "matter": "YJS-002/M03", "purpose": Purpose.PREFILL,
           "explanation": "预填申请人姓名。", "until": date(2027, 3, 1)}  # fmt: skip
    return RequestDraft(**raw | changes)


def make_grant(*, state: GrantState = GrantState.GRANTED, unit: str = "U2", **changes: Any) -> GrantView:
    """Return a grant of unit U2."""
    return GrantView(
        id=new_id(), draft=make_request(**changes), resource_name="人口", provider="U1", provider_name="公安局", unit=unit,
        unit_name="消防", state=state, needs_consent=False, reason="", asked_on=DAY, granted_on=DAY, turn=None, revision=2,
    )  # fmt: skip
