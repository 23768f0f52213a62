"""Where a notice may point: exactly the fields and papers of the plan, so that the applicant is led to the spot."""

from collections.abc import Sequence

from onething.cases import words
from onething.cases.contracts.given import CorrectionItem
from onething.cases.rules.explaining import SHORTEST
from onething.kernel.errors import Refusal
from onething.planning.contracts import Plan


def check_items(items: Sequence[CorrectionItem], *, plan: Plan) -> None:
    """Refuse a notice without points (`cases.correction.empty`) or with a point that is nowhere in the plan.

    A paper that nobody published is a power nobody has (`cases.power.unpublished_material`).
    """
    if not items or any(len(item.sentence.strip()) < SHORTEST for item in items):
        raise Refusal("cases.correction.empty", words.CORRECTION_EMPTY, field="items")
    places = {f"form.{field.key}" for field in plan.form if field.filled_from is None}
    places |= {f"materials.{material.key}" for material in plan.materials}
    for item in items:
        if item.place not in places:
            sentence = words.CORRECTION_PLACE.format(place=item.place[:80])
            unpublished = item.place.startswith("materials.")
            code = "cases.power.unpublished_material" if unpublished else "cases.correction.place_unknown"
            raise Refusal(code, sentence, field="items")
