"""Which moves of the table are offered to a viewer: those that the act itself would not refuse for another reason."""

from onething.cases.models import Case, Correction, Step
from onething.cases.reading import list_facts
from onething.cases.rules.joint import list_dependants, list_open_points
from onething.cases.states import GONE_STEP_STATES


def is_offered(case: Case, *, verb: str) -> bool:
    """Whether an act on the case that its state allows can be done now, all else considered."""
    if verb == "confirm":
        return not list_open_points(list_facts(case))
    if verb == "ask_correction":
        return not Correction.objects.filter(case=case).exists()
    if verb == "withdraw":
        return not case.steps.filter(state__in=["issuing", "issued"]).exists()
    return True


def is_offered_on(step: Step, *, verb: str) -> bool:
    """Whether an act on a step that its state allows can be done now, all else considered."""
    if verb == "record_fact":
        return bool(_open_conditions(step))
    if verb in ("permit", "record_result"):
        return step.state != "in_review" or not _open_conditions(step)
    return verb != "drop" or _stand_without(step)


def _open_conditions(step: Step) -> set[str]:
    return set(step.conditions) - set(step.conditions_met)


def _stand_without(step: Step) -> bool:
    facts = list_facts(step.case)
    others = [fact for fact in facts if fact.code != step.matter_code and fact.state not in GONE_STEP_STATES]
    return bool(others) and not list_dependants(step.matter_code, steps=facts)
