"""What the office signs, in a test: written by the department that leads, signed by the approvals bureau."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from onething.journey import announcing, listing
from onething.kernel.clock_port import local_day
from onething.publicity.contracts import AnnouncementDraft, AnnouncementKind, Effect, ExceptionDraft, ListKind
from onething.publicity.queries import list_matters, list_touchable
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


TITLE = "换了新办法，食品许可少交一份材料"
TEXT = "从今天起，布局图在网上填就行，不用再交纸的。\n已经交了的，不用重交。"
SOURCE = "市场监管总局公告2026年第1号"


def key_of(city: City, name: str = SIGN) -> str:
    """Return the key by which announcements name a matter."""
    return next(one.key for one in list_touchable(editor(city), at=city.at) if one.name == name)


def announcement_of(city: City, **changes: Any) -> AnnouncementDraft:
    """Return an explanation about the restaurant and its food permit, shown for a month from today."""
    today = local_day(city.at)
    given: dict[str, Any] = {
        "kind": AnnouncementKind.EXPLANATION, "title": TITLE, "text": TEXT, "basis": SOURCE,
        "link": "https://www.samr.gov.cn/", "touched": ("YJS-002", key_of(city)),
        "since": today, "until": today + timedelta(days=30),
    }  # fmt: skip
    return AnnouncementDraft(**given | changes)


def written(city: City, **changes: Any) -> UUID:
    """An announcement that the editor just handed in."""
    draft = announcement_of(city, **changes)
    return announcing.propose(editor(city), draft=draft, at=city.at).announcement.id


def announced(city: City, **changes: Any) -> UUID:
    """An announcement that the approvals bureau just published."""
    paper_id = written(city, **changes)
    announcing.sign(approver(city), paper_id=paper_id, at=city.at)
    return paper_id


def withdrawn(city: City, paper_id: UUID, *, reason: str = "写错了日期。") -> None:
    """The approvals bureau withdraws it."""
    announcing.revoke(approver(city), paper_id=paper_id, reason=reason, at=city.at)
