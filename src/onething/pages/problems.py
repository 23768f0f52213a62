"""A "no" on a form's page: at the field and at the top. What no view catches, refusals.py makes a page of."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onething.kernel.errors import Refusal
from onething.look.contracts import ErrorItem, ErrorSummary, Field
from onething.pages import words


def list_problems(refusal: Refusal) -> Mapping[str, str]:
    """Return place: sentence of everything a refusal is about; "" for what stands nowhere."""
    listed = refusal.facts.get("problems") or []
    found = {one["field"]: one["sentence"] for one in listed}
    return found or {refusal.field or "": refusal.sentence}


def place_errors(fields: Sequence[Field], *, refusal: Refusal | None) -> tuple[Field, ...]:
    """Return the fields with their errors at them. A refusal names a field by its `place`, or by its name."""
    if refusal is None:
        return tuple(fields)
    problems = list_problems(refusal)
    return tuple(
        replace(field, error=problems.get(field.place or field.name, field.error)) for field in fields
    )


def summarize(
    refusal: Refusal | None, *, fields: Sequence[Field] = (), anchors: Mapping[str, str] | None = None
) -> ErrorSummary | None:
    """Return the list for the top of the page, each line leading to its field; None without a refusal.

    `anchors` adds places that are no fields (a material row): place: id.
    """
    if refusal is None:
        return None
    known = {field.place or field.name: field.anchor for field in fields} | dict(anchors or {})
    problems = list_problems(refusal)
    items = tuple(ErrorItem(sentence, anchor=known.get(place, "")) for place, sentence in problems.items())
    is_several = len(items) > 1
    title = words.ERRORS_TITLE.format(count=len(items)) if is_several else words.ERROR_TITLE
    return ErrorSummary(title=title, items=items)
