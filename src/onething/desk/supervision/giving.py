"""The page on which a supervisor gives something to a unit: an order, a point of its rectification list."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from onething.desk.supervision import words
from onething.look.contracts import Choice, ErrorSummary, Field, FieldKind, NavLink


@dataclass(frozen=True)
class GivePage:
    """The view value of desk/supervision/give.html."""

    title: str
    tabs: tuple[NavLink, ...]
    address: str
    fields: tuple[Field, ...]
    button: str
    errors: ErrorSummary | None = None


def unit_field(request: HttpRequest, *, units: Mapping[str, str]) -> Field:
    """Return the choice of a unit; the address may name one."""
    value = request.POST.get("unit", request.GET.get("unit", ""))
    choices = tuple(Choice(value=code, label=name) for code, name in units.items())
    return Field(name="unit", label=words.UNIT_LABEL, kind=FieldKind.SELECT, value=value, choices=choices)


def read_id(request: HttpRequest, *, name: str) -> UUID | None:
    """Return what the address says this is about; None when it says nothing readable."""
    try:
        return UUID(request.GET.get(name, ""))
    except ValueError:
        return None
