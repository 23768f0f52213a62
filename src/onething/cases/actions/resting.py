"""On which special procedures an opinion rests: those that the law lets nobody decide without, and the minutes of a hearing."""

from typing import Any

from onething.cases import words
from onething.cases.actions.recounting import get_matter
from onething.cases.contracts.kinds import PauseKind, StepState
from onething.cases.models.step import Step
from onething.kernel.errors import Refusal


def rest_on_procedures(step: Step) -> dict[str, Any]:
    """Return what the ledger keeps of the procedures an opinion rests on: the digests of their results' files, by kind.

    Refuses `cases.procedure.missing` while one that the publication requires was not held (行政许可法 art. 46, 48: the
    decision rests on the minutes of the hearing).
    """
    if step.state != StepState.IN_REVIEW:
        return {}
    required = get_matter(step).required_procedures
    if not required and not step.has_timing:
        return {}
    held = {
        PauseKind(pause.kind): pause.proof.file_sm3 if pause.proof else None
        for pause in step.pauses.filter(ended_at__isnull=False).select_related("proof").order_by("ended_at")
    }
    missing = [name for name in required if name not in {kind.label for kind in held}]
    if missing:
        sentence = words.PROCEDURE_REQUIRED.format(names="、".join(missing))
        raise Refusal("cases.procedure.missing", sentence, status=409, facts={"missing": missing})
    return {"rests_on": {kind.value: digest for kind, digest in held.items()}} if held else {}
