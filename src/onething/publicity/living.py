"""What every act on a signed paper shares: who may, the move, the signature, the row in the ledger."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import QuerySet

from onething.directory.contracts import POST_LABELS, Post
from onething.directory.queries import find_own_unit
from onething.kernel.canonical import canonical_json
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.keys.actions import ensure_signing_key
from onething.keys.queries import public_key_pem, sign
from onething.ledger.actions import record_act
from onething.ledger.contracts import Act, Subject, actor_of
from onething.publicity import words
from onething.publicity.models import SignedPaper
from onething.publicity.states import NOWHERE, PUBLIC, Move, PaperState, find_move, list_moves

SHORTEST, LONGEST = 4, 2000
P = TypeVar("P", bound=SignedPaper)


def is_of_bureau(viewer: Viewer) -> bool:
    """Whether the viewer approves for the approvals bureau."""
    if viewer.post != Post.CATALOGUE_APPROVER:
        return False
    unit = find_own_unit(viewer)
    return unit is not None and unit.name == settings.APPROVALS_BUREAU


def check_may(viewer: Viewer, *, move: Move, proposer: object = None) -> None:
    """Refuse (403) a post that does not make this move, an approver of another unit, and one's own signature."""
    if move.of_proposer and viewer.person_id == proposer:
        return
    if viewer.post not in move.who:
        named = "、".join(sorted(POST_LABELS[post] for post in move.who))
        sentence = words.PAPER_NOT_YOURS.format(verb=move.label, posts=named)
        raise Refusal("publicity.paper.not_yours", sentence, status=403)
    if viewer.post == Post.CATALOGUE_APPROVER and not is_of_bureau(viewer):
        sentence = words.BUREAU_ONLY.format(bureau=settings.APPROVALS_BUREAU, verb=move.label)
        raise Refusal("publicity.paper.not_the_bureau", sentence, status=403)
    if move.verb == "sign" and viewer.person_id == proposer:
        raise Refusal("publicity.paper.four_eyes", words.FOUR_EYES, status=403)


def lock_paper(found: QuerySet[P], *, paper_id: object, revision: int | None) -> P:
    """Lock a paper of the viewer's scope; refuses 404 outside it, 412 when it was changed since it was read."""
    paper = found.select_for_update().filter(id=paper_id).first()
    if paper is None:
        raise Refusal("publicity.paper.unknown", words.PAPER_UNKNOWN, status=404)
    if revision is not None and revision != paper.revision:
        raise Refusal(
            "publicity.paper.stale", words.PAPER_STALE, status=412, facts={"revision": paper.revision}
        )
    return paper


def check_move(viewer: Viewer, *, paper: SignedPaper, verb: str) -> Move:
    """Return the move, or refuse: 409 where the paper stands elsewhere, 403 whoever may not make it."""
    move = find_move(verb=verb, state=paper.state)
    if move is None:
        label = words.VERBS[verb]
        sentence = words.PAPER_NOT_NOW.format(state=words.STATES[paper.state], verb=label)
        raise Refusal("publicity.paper.not_now", sentence, status=409, facts={"state": paper.state})
    check_may(viewer, move=move, proposer=paper.proposed_by)
    return move


def begin(paper: SignedPaper, *, viewer: Viewer, at: datetime) -> None:
    """Put the proposer's hand under a new paper; the caller checked that they may, and moves it then."""
    assert viewer.person_id is not None, "the face lets only people with a token in"  # noqa: S101
    paper.state, paper.proposed_by, paper.proposed_at = NOWHERE, viewer.person_id, at
    paper.proposed_unit = viewer.unit_code or ""


def put_signature(paper: SignedPaper, *, content: Mapping[str, Any], viewer: Viewer, at: datetime) -> None:
    """Sign the content with the key of the signer's unit."""
    owner = f"unit:{viewer.unit_code}"
    ensure_signing_key(owner=owner)
    text = canonical_json(dict(content))
    paper.signed_text, paper.signer_pem = text.decode(), public_key_pem(owner=owner)
    paper.signature = sign(owner=owner, data=text).hex()
    paper.signed_by, paper.signed_at = viewer.person_id, at


def close(paper: SignedPaper, *, move: Move, reason: str, at: datetime) -> None:
    """Note why a paper is declined or revoked; revoked, it counts no more from today."""
    paper.closed_reason = check_text(reason, field="reason", missing=words.REASON_MISSING)
    if move.verb == "revoke":
        paper.revoked_on = local_day(at)


def make_move(
    paper: SignedPaper, *, move: Move, viewer: Viewer, subject: str, facts: Mapping[str, Any], at: datetime
) -> None:
    """Make a move that was checked: save the paper and record the act in its own chain."""
    came_from, paper.state = paper.state, move.target
    paper.revision += 1
    paper.save()
    act = Act(
        subject=Subject(kind=subject, id=paper.id), step_id=None, verb=move.verb, from_state=came_from,
        to_state=move.target, actor=actor_of(viewer), recorded_at=at, effective_at=at, facts=facts,
    )  # fmt: skip
    record_act(act=act, data_key_id=None)


def end_paper(
    viewer: Viewer, *, paper: SignedPaper, verb: str, reason: str, subject: str, at: datetime
) -> None:
    """Decline or revoke a locked paper, with the reason."""
    move = check_move(viewer, paper=paper, verb=verb)
    close(paper, move=move, reason=reason, at=at)
    make_move(paper, move=move, viewer=viewer, subject=subject, facts={"reason": paper.closed_reason}, at=at)


def list_next_acts(viewer: Viewer, *, paper: SignedPaper, is_bureau: bool) -> tuple[tuple[str, str], ...]:
    """Return (verb, label) of what this viewer may do with it now."""
    is_proposer = viewer.person_id == paper.proposed_by
    return tuple(
        (move.verb, move.label)
        for move in list_moves(state=paper.state)
        if (move.of_proposer and is_proposer) or (is_bureau and not (move.verb == "sign" and is_proposer))
    )


def read_life(viewer: Viewer, *, paper: SignedPaper, is_bureau: bool, counts: bool) -> dict[str, Any]:
    """Return the fields of a PaperLife; `counts` says whether its days would let it, once it is signed."""
    return {
        "state": PaperState(paper.state),
        "is_in_force": counts and paper.state in PUBLIC,
        "revision": paper.revision,
        "proposed_by": paper.proposed_by,
        "proposed_at": paper.proposed_at,
        "signed_by": paper.signed_by,
        "signed_at": paper.signed_at,
        "signed_text": paper.signed_text,
        "signature": paper.signature,
        "signer_pem": paper.signer_pem,
        "closed_reason": paper.closed_reason,
        "next_acts": list_next_acts(viewer, paper=paper, is_bureau=is_bureau),
    }


def check_days(*, since: date, until: date, at: datetime) -> None:
    """Refuse days that are the wrong way round, or over."""
    if until < since:
        raise Refusal("publicity.until.turned", words.DAYS_TURNED, field="until")
    if until < local_day(at):
        raise Refusal("publicity.until.over", words.ALREADY_OVER, field="until")


def check_text(text: str, *, field: str, missing: str, longest: int = LONGEST) -> str:
    """Return a text without blanks around it; refuses one that is too short to say anything, or too long."""
    bare = text.strip()
    if len(bare) < SHORTEST:
        raise Refusal(f"publicity.{field}.missing", missing, field=field)
    if len(bare) > longest:
        raise Refusal(f"publicity.{field}.too_long", words.TOO_LONG.format(most=longest), field=field)
    return bare
