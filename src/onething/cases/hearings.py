"""Hearings: who hosts one knows the steps of the own unit that have one, and nothing else (行政许可法 art. 48)."""

from django.db.models import Exists, OuterRef, QuerySet

from onething.cases import words
from onething.cases.contracts.kinds import PauseKind
from onething.cases.models.step import Step, StepPause
from onething.directory.contracts import Post
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


def scope_hearing_steps(viewer: Viewer) -> QuerySet[Step]:
    """Every step of the host's unit in which a hearing was approved, over or not."""
    hearings = StepPause.objects.filter(
        step_id=OuterRef("id"), kind=PauseKind.HEARING, approved_at__isnull=False
    )
    return Step.objects.filter(Exists(hearings), unit__code=viewer.unit_code)


def check_closer(step: Step, *, pause: StepPause, viewer: Viewer) -> None:
    """A hearing is closed by its host, who did not examine the application; every other procedure by the reviewer.

    Refuses `cases.hearing.host` and `cases.hearing.same_person` (403; 行政许可法 art. 48(3)).
    """
    is_host = viewer.post == Post.HEARING_HOST
    if (pause.kind == PauseKind.HEARING) is not is_host:
        raise Refusal("cases.hearing.host", words.HEARING_HOST, status=403)
    if is_host and viewer.person_id in (pause.proposed_by, *step.reviewed_by):
        raise Refusal("cases.hearing.same_person", words.HEARING_SAME_PERSON, status=403)


def is_closed_by(step: Step, *, post: Post) -> bool:
    """Whether the open procedure of a step is this post's to close."""
    is_hearing = step.pauses.filter(
        kind=PauseKind.HEARING, ended_at__isnull=True, declined_at__isnull=True
    ).exists()
    return is_hearing is (post is Post.HEARING_HOST)
