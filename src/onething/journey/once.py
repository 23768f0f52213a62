"""The same request twice is one act: the first answer is given again."""

import re
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onething.journey import words
from onething.journey.supervision import note_attempt
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.replies.actions import claim_reply, record_reply
from onething.replies.contracts import AlreadyClaimed, Given
from onething.replies.queries import find_reply

_KEY = re.compile(r"^[A-Za-z0-9._:-]{8,80}$")


def find_given(viewer: Viewer, *, key: str, fingerprint: str) -> Given | None:
    """Return the answer this viewer got for this key before; refuses a key used for another request (409)."""
    if not _KEY.match(key):
        raise Refusal("requests.key.invalid", words.KEY_INVALID, field="Idempotency-Key")
    given = find_reply(viewer, key=key)
    if given is not None and given.fingerprint != fingerprint:
        raise Refusal("requests.key.reused", words.KEY_REUSED, status=409, field="Idempotency-Key")
    return given


def answer_once(
    viewer: Viewer, *, key: str, fingerprint: str, act: Callable[[], tuple[int, str]], at: datetime
) -> Given:
    """Run the act and keep its answer in one transaction; a twin that won the race gives its answer instead."""
    assert viewer.person_id is not None, "only people have request keys"  # noqa: S101
    try:
        return _claim_and_act(viewer.person_id, key=key, fingerprint=fingerprint, act=act, at=at)
    except AlreadyClaimed:
        given = find_given(viewer, key=key, fingerprint=fingerprint)
        assert given is not None, "the twin has committed"  # noqa: S101
        return given
    except Refusal as refusal:
        note_attempt(viewer, refusal=refusal, at=at)  # a finding that the act left was undone with the claim
        raise


@transaction.atomic
def _claim_and_act(
    person_id: UUID, *, key: str, fingerprint: str, act: Callable[[], tuple[int, str]], at: datetime
) -> Given:
    reply_id = claim_reply(person_id=person_id, key=key, fingerprint=fingerprint, at=at)
    status, body = act()
    record_reply(reply_id=reply_id, status=status, body=body)
    return Given(fingerprint=fingerprint, status=status, body=body)
