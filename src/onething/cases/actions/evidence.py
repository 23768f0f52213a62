"""Files that the departments give as evidence for a step: laid in first, named by the act that rests on them."""

from datetime import datetime
from uuid import UUID

from onething.cases import words
from onething.cases.actions.acting import lock_step
from onething.cases.models.evidence import StepEvidence
from onething.cases.models.step import Step
from onething.cases.sealing import seal_value
from onething.directory.contracts import OF_A_UNIT, POST_LABELS
from onething.files.contracts import StoredFile
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


def get_step_data_key(viewer: Viewer, *, step_id: UUID) -> UUID:
    """Lock a step of the viewer's unit and return the data key under which its evidence is sealed."""
    step = lock_step(viewer, step_id=step_id)
    if viewer.post not in OF_A_UNIT:
        posts = "、".join(sorted(POST_LABELS[post] for post in OF_A_UNIT))
        sentence = words.NOT_YOURS.format(verb=words.GIVE_EVIDENCE, posts=posts)
        raise Refusal("cases.move.not_yours", sentence, status=403)
    data_key_id: UUID = step.case.data_key_id
    return data_key_id


def give_evidence(viewer: Viewer, *, step_id: UUID, stored: StoredFile, at: datetime) -> UUID:
    """Keep a stored file as evidence of a step of the viewer's unit; returns its id. It says nothing until an act names it."""
    return keep_evidence(lock_step(viewer, step_id=step_id), stored=stored, viewer=viewer, at=at)


def keep_evidence(step: Step, *, stored: StoredFile, viewer: Viewer, at: datetime) -> UUID:
    """Keep a stored file as evidence of a step that the caller has locked; returns its id."""
    assert viewer.person_id is not None, "evidence is given by somebody"  # noqa: S101
    row = StepEvidence(
        step=step, file_id=stored.id, file_sm3=stored.sm3, given_by=viewer.person_id, given_at=at
    )
    row.name_sealed = seal_value(step.case, place=f"evidence:{row.id}", value=stored.name)
    row.save()
    evidence_id: UUID = row.id
    return evidence_id


def get_evidence(step: Step, *, evidence_id: UUID) -> StepEvidence:
    """Return evidence of this very step; refuses `cases.evidence.unknown` for what was given elsewhere."""
    found = StepEvidence.objects.filter(step=step, id=evidence_id).first()
    if found is None:
        raise Refusal("cases.evidence.unknown", words.EVIDENCE_UNKNOWN, field="evidence")
    return found
