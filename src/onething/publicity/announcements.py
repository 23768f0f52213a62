"""Announcements as they are shown: the row with its life, and the text that is signed."""

from dataclasses import replace
from datetime import date
from typing import Any

from onething.kernel.viewer import Viewer
from onething.publicity.contracts import Announcement, AnnouncementKind, AnnouncementView, Touched
from onething.publicity.living import read_life
from onething.publicity.models import Announcement as Row
from onething.publicity.states import PaperState


def read_announcement(row: Row) -> Announcement:
    """Return what a row says."""
    return Announcement(
        id=row.id,
        kind=AnnouncementKind(row.kind),
        title=row.title,
        text=row.text,
        basis=row.basis,
        link=row.link,
        department=row.department,
        touched=tuple(Touched(one["key"], one["name"]) for one in row.touched),
        since=row.since,
        until=row.until,
        revoked_on=row.revoked_on,
    )


def write_signed(row: Row) -> dict[str, Any]:
    """Return what is signed of an announcement: everything that people read."""
    return {
        "paper": "announcement",
        "id": str(row.id),
        "kind": row.kind,
        "title": row.title,
        "text": row.text,
        "basis": row.basis,
        "link": row.link,
        "department": row.department,
        "touched": row.touched,
        "since": row.since.isoformat(),
        "until": row.until.isoformat(),
    }


def view_announcement(viewer: Viewer, *, row: Row, is_bureau: bool, today: date) -> AnnouncementView:
    """Return an announcement that the caller found in the viewer's scope."""
    announcement = read_announcement(row)
    life = read_life(viewer, paper=row, is_bureau=is_bureau, counts=announcement.is_in_force(today))
    return AnnouncementView(announcement=announcement, **life)


def withhold(view: AnnouncementView) -> AnnouncementView:
    """Return what the public still learns of it: of a withdrawn one its title, since when, and why; the text is gone."""
    if view.state is not PaperState.REVOKED:
        return view
    bare = replace(view.announcement, text="", link="")
    return replace(view, announcement=bare, signed_text="", signature="", signer_pem="")
