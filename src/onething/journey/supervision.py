"""No power outside the list: an attempt to use one is refused, and the refusal becomes a finding for supervision.

A finding is one row of the ledger in a chain of its own (subject kind "supervision_finding"): it stays although the act it
tells of was undone.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.db import transaction

from onething.catalogue.contracts import Level
from onething.directory.contracts import Post
from onething.kernel.errors import Refusal
from onething.kernel.ids import new_id
from onething.kernel.redaction import redact
from onething.kernel.viewer import Viewer
from onething.ledger.actions import record_act
from onething.ledger.contracts import Act, ActView, Subject, actor_of
from onething.ledger.queries import list_newest_acts

SUBJECT = "supervision_finding"
_OF_OFFICIALS = (
    "catalogue.thing.not_found",
    "catalogue.thing.not_yet",
    "catalogue.thing.repealed",
    "cases.correction.twice",  # 行政许可法 art. 32(4): once, all of it
)
_POWER = ("cases.power.", "cases.recusal.party", "cases.recusal.recused")
_LINT_OF_POWER = "power."
_NAMED = ("case_id", "step_id", "consultation_id", "entry_id", "thing")
_P = ParamSpec("_P")
_R = TypeVar("_R")


def watched(act: Callable[Concatenate[Viewer, _P], _R]) -> Callable[Concatenate[Viewer, _P], _R]:
    """Let an act of the story leave a finding when it is refused as a power nobody published.

    Stands above `transaction.atomic`: the act is undone, the finding is kept.
    """

    @wraps(act)
    def _act(viewer: Viewer, /, *arguments: _P.args, **named: _P.kwargs) -> _R:
        try:
            return act(viewer, *arguments, **named)
        except Refusal as refusal:
            told = {key: str(named[key]) for key in _NAMED if key in named}
            if is_attempt(viewer, refusal=refusal):
                refusal.facts.setdefault("attempt", {"act": act.__name__, **told})
            at: Any = named["at"]
            note_attempt(viewer, refusal=refusal, at=at)
            raise

    return _act


def is_attempt(viewer: Viewer, *, refusal: Refusal) -> bool:
    """Whether what was refused is an official's use of a power that nobody published, or a hand in one's own affair."""
    if refusal.code.startswith(_POWER):
        return True
    if viewer.post == Post.CITIZEN:  # an old link is no abuse
        return False
    if refusal.code == "catalogue.entry.blocked":
        return any(_is_power(found) for found in refusal.facts["findings"])
    return refusal.code in _OF_OFFICIALS


def _is_power(found: dict[str, Any]) -> bool:
    return bool(found["level"] == Level.BLOCKER and found["rule"].startswith(_LINT_OF_POWER))


def note_attempt(viewer: Viewer, *, refusal: Refusal, at: datetime) -> None:
    """Keep a finding of a refused attempt in a transaction of its own; other refusals leave nothing.

    Inside a transaction that the caller undoes as well, the caller notes it once more afterwards.
    """
    if not is_attempt(viewer, refusal=refusal):
        return
    act = Act(
        subject=Subject(kind=SUBJECT, id=new_id()),
        step_id=None,
        verb="find",
        from_state="nowhere",
        to_state="found",
        actor=actor_of(viewer),
        recorded_at=at,
        effective_at=at,
        facts=redact(
            {"code": refusal.code, "sentence": refusal.sentence, "attempt": refusal.facts.get("attempt", {})}
        ),
    )
    with transaction.atomic():
        record_act(act=act, data_key_id=None)


def list_findings(viewer: Viewer, *, skip: int = 0, limit: int = 20) -> list[ActView]:
    """Return findings, newest first, for the auditor; `skip` as many as were read before. Others get none."""
    return list_newest_acts(viewer, subject_kind=SUBJECT, skip=skip, limit=limit)
