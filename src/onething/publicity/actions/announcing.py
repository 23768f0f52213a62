"""Announcements and policy explanations: proposed by a unit about its own, published by another hand's signature, withdrawn."""

import re
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from onething.catalogue.queries import list_current_things
from onething.directory.contracts import Post
from onething.directory.queries import find_own_unit
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.keys.transactions import require_transaction
from onething.publicity import words
from onething.publicity.announcements import write_signed
from onething.publicity.contracts import AnnouncementDraft, Touchable
from onething.publicity.living import (
    begin,
    check_days,
    check_may,
    check_move,
    check_text,
    end_paper,
    lock_paper,
    make_move,
    put_signature,
)
from onething.publicity.models import Announcement
from onething.publicity.rules.touching import list_touchable
from onething.publicity.scoping import scope_papers
from onething.publicity.states import NOWHERE, find_move

SUBJECT = "announcement"
LONGEST_TITLE, LONGEST_TEXT, LONGEST_LINK = 100, 5000, 500
# Text is text: what looks like a tag would only be read as it stands, and was meant otherwise.
MARKUP = re.compile(r"<\s*[a-zA-Z/!]")


def propose_announcement(viewer: Viewer, *, draft: AnnouncementDraft, at: datetime) -> UUID:
    """Propose an announcement for its days. Refuses what does not fit, at its field."""
    require_transaction()
    move = find_move(verb="propose", state=NOWHERE)
    assert move is not None, "the table has it"  # noqa: S101
    check_may(viewer, move=move)
    check_days(since=draft.since, until=draft.until, at=at)
    unit = find_own_unit(viewer)
    row = Announcement(
        kind=draft.kind,
        title=_check_plain(draft.title, field="title", missing=words.TITLE_MISSING, longest=LONGEST_TITLE),
        text=_check_plain(draft.text, field="text", missing=words.TEXT_MISSING, longest=LONGEST_TEXT),
        basis=check_text(draft.basis, field="basis", missing=words.SOURCE_MISSING),
        link=_check_link(draft.link.strip()),
        department=unit.name if unit else "",
        touched=_check_touched(viewer, keys=draft.touched, at=at),
        since=draft.since,
        until=draft.until,
    )
    begin(row, viewer=viewer, at=at)
    make_move(row, move=move, viewer=viewer, subject=SUBJECT, facts=write_signed(row), at=at)
    return row.id


def sign_announcement(viewer: Viewer, *, paper_id: UUID, revision: int | None, at: datetime) -> None:
    """The approvals bureau reads and signs what another hand wrote; it is public from `since`."""
    row = _lock(viewer, paper_id=paper_id, revision=revision)
    move = check_move(viewer, paper=row, verb="sign")
    put_signature(row, content=write_signed(row), viewer=viewer, at=at)
    make_move(row, move=move, viewer=viewer, subject=SUBJECT, facts={"signature": row.signature}, at=at)


def decline_announcement(
    viewer: Viewer, *, paper_id: UUID, reason: str, revision: int | None, at: datetime
) -> None:
    """The bureau says no, or the author takes it back, with the reason."""
    row = _lock(viewer, paper_id=paper_id, revision=revision)
    end_paper(viewer, paper=row, verb="decline", reason=reason, subject=SUBJECT, at=at)


def revoke_announcement(
    viewer: Viewer, *, paper_id: UUID, reason: str, revision: int | None, at: datetime
) -> None:
    """The bureau withdraws a published one: from this moment no channel shows its text."""
    row = _lock(viewer, paper_id=paper_id, revision=revision)
    end_paper(viewer, paper=row, verb="revoke", reason=reason, subject=SUBJECT, at=at)


def _lock(viewer: Viewer, *, paper_id: UUID, revision: int | None) -> Announcement:
    require_transaction()
    found = scope_papers(viewer, papers=Announcement.objects.all())
    return lock_paper(found, paper_id=paper_id, revision=revision)


def _check_plain(text: str, *, field: str, missing: str, longest: int) -> str:
    bare = check_text(text, field=field, missing=missing, longest=longest)
    if MARKUP.search(bare):
        raise Refusal(f"publicity.{field}.markup", words.MARKUP, field=field)
    return bare


def _check_link(link: str) -> str:
    """An address of the web, or nothing."""
    if len(link) > LONGEST_LINK:
        raise Refusal("publicity.link.too_long", words.TOO_LONG.format(most=LONGEST_LINK), field="link")
    if link and not _is_address(link):
        raise Refusal("publicity.link.unreadable", words.LINK_UNREADABLE, field="link")
    return link


def _is_address(link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    is_bare = link.isprintable() and " " not in link
    return is_bare and parts.scheme in ("http", "https") and bool(parts.hostname)


def _check_touched(viewer: Viewer, *, keys: tuple[str, ...], at: datetime) -> list[dict[str, str]]:
    """The things and matters in force that it is about; a department's editor speaks of the department's own."""
    known = {one.key: one for one in list_touchable(list_current_things(viewer, at=at))}
    unit = find_own_unit(viewer)
    chosen = [_choose(known, key=key) for key in dict.fromkeys(keys)]
    for one in chosen:
        if viewer.post == Post.CATALOGUE_EDITOR and (unit is None or unit.name != one.department):
            sentence = words.NOT_YOUR_MATTER.format(department=one.department)
            raise Refusal("publicity.touched.not_yours", sentence, field="touched", status=403)
    return [{"key": one.key, "name": one.name} for one in chosen]


def _choose(known: Mapping[str, Touchable], *, key: str) -> Touchable:
    found = known.get(key)
    if found is None:
        raise Refusal("publicity.touched.unknown", words.TOUCHED_UNKNOWN, field="touched")
    return found
