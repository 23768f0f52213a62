"""Which file of evidence a viewer may open."""

from uuid import UUID

from django.db.models import Q

from onething.cases import words
from onething.cases.models.evidence import StepEvidence
from onething.cases.models.question import StepQuestion
from onething.cases.models.step import StepPause
from onething.cases.queries.scoping import scope_steps
from onething.directory.contracts import OF_A_UNIT, Post
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


def get_evidence_file(viewer: Viewer, *, step_id: UUID, evidence_id: UUID) -> tuple[UUID, UUID]:
    """Release the case and file ids of evidence that a department gave; refuses `cases.evidence.unknown` (404).

    The department reads what was given for its own steps, the lead all of the case; the others what shows a result that
    they are told of, and what they gave with an answer.
    """
    steps = scope_steps(viewer).filter(id=step_id)
    found = StepEvidence.objects.filter(id=evidence_id, step__in=steps.values("id"))
    if viewer.post not in (*OF_A_UNIT, Post.LEAD):
        told = StepPause.objects.filter(step_id=step_id, proof__isnull=False)
        given = StepQuestion.objects.filter(step_id=step_id, paper__isnull=False)
        found = found.filter(Q(id__in=told.values("proof_id")) | Q(id__in=given.values("paper_id")))
    row = found.values_list("step__case_id", "file_id").first()
    if row is None:
        raise Refusal("cases.evidence.unknown", words.EVIDENCE_UNKNOWN, status=404)
    return row[0], row[1]
