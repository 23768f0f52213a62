"""Writes of the rulebook: a version is added, never changed, and is in the ledger whole."""

import json
from datetime import date, datetime
from typing import Any

from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer
from onething.keys.transactions import forget_read, require_transaction
from onething.ledger.actions import record_act
from onething.ledger.contracts import Act, actor_of
from onething.rulebook import words
from onething.rulebook.contracts import PUBLISH_RULES, SUBJECT
from onething.rulebook.models import Edition
from onething.rulebook.queries import FIRST_DAY
from onething.rulebook.rules.reading import read_default, read_rulebook, write_rules

SHORTEST = 4


def publish_rules(viewer: Viewer, *, text: str, effective_from: date, reason: str, at: datetime) -> int:
    """Publish a new version of the rules from a day on; returns its number. Nothing that is past is judged anew by it.

    Refuses `rulebook.unreadable`, `rulebook.reason_missing`, `rulebook.same`, and `rulebook.day` for a day that is not
    after today or not after every earlier version.
    """
    require_transaction()
    content, last = write_rules(text), Edition.objects.order_by("-version").first()
    if len(reason.strip()) < SHORTEST:
        raise Refusal("rulebook.reason_missing", words.REASON_NEEDED, field="reason")
    if last is not None and last.content == content:
        raise Refusal("rulebook.same", words.SAME, status=409)
    earliest = max(local_day(at), last.effective_from if last else FIRST_DAY)
    if effective_from <= earliest:
        raise Refusal("rulebook.day", words.DAY_TAKEN.format(last=earliest), field="effective_from")
    return _publish(viewer, content=content, effective_from=effective_from, reason=reason.strip(), at=at)


def publish_packaged_rules(*, at: datetime) -> bool:
    """Publish the packaged rules as the first version where there is none; says whether it did. Idempotent."""
    require_transaction()
    if Edition.objects.exists():
        return False
    _publish(SYSTEM, content=write_rules(read_default()), effective_from=FIRST_DAY, reason="", at=at)
    return True


def _publish(viewer: Viewer, *, content: str, effective_from: date, reason: str, at: datetime) -> int:
    facts: dict[str, Any] = {"rules": json.loads(content), "effective_from": effective_from.isoformat()}
    act = Act(
        subject=SUBJECT,
        step_id=None,
        verb=PUBLISH_RULES,
        from_state="in_force",
        to_state="in_force",
        actor=actor_of(viewer),
        recorded_at=at,
        effective_at=at,
        facts={**facts, "reason": reason} if reason else facts,
    )
    version = record_act(act=act, data_key_id=None).seq
    book = read_rulebook(content, version=version, effective_from=effective_from)
    Edition.objects.create(
        version=version, effective_from=effective_from, content=content, sm3=book.sm3, published_at=at
    )
    forget_read()
    return version
