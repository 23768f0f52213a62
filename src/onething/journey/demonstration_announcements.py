"""The demonstration's announcements, each marked as one: written by a department's editor, signed by the approvals bureau."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from importlib import resources
from typing import Any

from django.conf import settings

from onething.directory.actions.sign_in import revoke_token, sign_in_demonstration_account
from onething.directory.contracts import Post, SignedIn
from onething.directory.queries import get_token_viewer, list_accounts
from onething.journey import announcing
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import ANONYMOUS, SYSTEM, Viewer
from onething.publicity.contracts import AnnouncementDraft, AnnouncementKind
from onething.publicity.queries import list_own_announcements, list_touchable

SHOWN_DAYS = 365


def load_announcements(*, at: datetime) -> None:
    """Bring the packaged announcements out, those whose department and things the city has; none where there are any."""
    if list_own_announcements(SYSTEM, at=at, limit=1):
        return
    bureau = _find_viewer(Post.CATALOGUE_APPROVER, unit=settings.APPROVALS_BUREAU, at=at)
    known = list_touchable(SYSTEM, at=at)
    keys = {one.key: one.key for one in known} | {one.name: one.key for one in known if not one.is_thing}
    for one in _read():
        editor = _find_viewer(Post.CATALOGUE_EDITOR, unit=one["unit"], at=at)
        if bureau and editor and set(one["touched"]) <= set(keys):
            draft = _draft(one, touched=(keys[name] for name in one["touched"]), at=at)
            made = announcing.propose(editor, draft=draft, at=at)
            announcing.sign(bureau, paper_id=made.announcement.id, at=at)


def _draft(one: dict[str, Any], *, touched: Iterable[str], at: datetime) -> AnnouncementDraft:
    today = local_day(at)
    return AnnouncementDraft(
        kind=AnnouncementKind(one["kind"]),
        title=one["title"],
        text=one["text"],
        basis=one["basis"],
        link="",
        touched=tuple(touched),
        since=today,
        until=today + timedelta(days=SHOWN_DAYS),
    )


def _find_viewer(post: Post, *, unit: str, at: datetime) -> Viewer | None:
    """Somebody of the demonstration's staff who holds the post in the unit; the token is gone again at once."""
    held = (one for one in list_accounts(SYSTEM) if one.unit_name == unit and post in one.posts)
    account = next(held, None)
    signed_in = (
        sign_in_demonstration_account(login_name=account.login_name, post=post, at=at) if account else None
    )
    if not isinstance(signed_in, SignedIn):
        return None
    viewer = get_token_viewer(ANONYMOUS, token=signed_in.token, at=at)
    revoke_token(token=signed_in.token, at=at)
    return viewer


def _read() -> list[dict[str, Any]]:
    text = resources.files("onething").joinpath("demonstration/announcements.json").read_text("utf-8")
    announcements: list[dict[str, Any]] = json.loads(text)["announcements"]
    return announcements
