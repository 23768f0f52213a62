"""Exceptions to the public lists in a test: proposed by the department that leads, signed by the approvals bureau."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from onething.journey import listing
from onething.kernel.clock_port import local_day
from onething.publicity.contracts import Effect, ExceptionDraft, ListKind
from onething.publicity.queries import list_matters
from tests.factories.catalogue import approver, editor
from tests.factories.city import City

SIGN = "食品经营许可(新办)"
REASON = "要现场核查经营场所，目前还做不到一次。"
BASIS = "食品安全法第三十五条"


def draft_of(city: City, name: str = SIGN, **changes: Any) -> ExceptionDraft:
    """Return a draft that leaves a matter of the editor's department off the list of one visit for a year."""
    found = list_matters(editor(city), at=city.at)
    matter = next((one.key for one in found if one.name == name), "")
    today = local_day(city.at)
    given: dict[str, Any] = {
        "list": ListKind.ONE_VISIT, "effect": Effect.LEAVE_OUT, "matter": matter, "reason": REASON, "basis": BASIS,
        "since": today, "until": date(today.year + 1, today.month, 1) - timedelta(days=1),
    }  # fmt: skip
    return ExceptionDraft(**given | changes)


def proposed(city: City, name: str = SIGN, **changes: Any) -> UUID:
    """An exception that the editor just proposed."""
    return listing.propose(editor(city), draft=draft_of(city, name, **changes), at=city.at).exception.id


def signed(city: City, name: str = SIGN, **changes: Any) -> UUID:
    """An exception that the approvals bureau just signed."""
    exception_id = proposed(city, name, **changes)
    listing.sign(approver(city), exception_id=exception_id, at=city.at)
    return exception_id
