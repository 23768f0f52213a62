"""The forms under a card, an order or a point: what each act asks, from the table of moves; and how it is sent."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from onething.desk.supervision import words
from onething.kernel.errors import Refusal
from onething.look.contracts import Field, FieldKind
from onething.pages.problems import place_errors
from onething.supervision.contracts.views import NextAct

LONGEST = 1000
Acts = Mapping[str, Callable[[], object]]
_WITH_DAY = frozenset({"return_order", "send_back"})
_WITH_FILE = frozenset({"prove"})
_GRAVE = frozenset({"uphold", "close_order", "verify", "answer", "report", "prove"})


@dataclass(frozen=True)
class ActForm:
    """One act with its fields; `is_chief`: it stands open, the others open on demand."""

    verb: str
    label: str
    fields: tuple[Field, ...]
    is_chief: bool

    @property
    def has_file(self) -> bool:
        """Whether a file can be sent with it."""
        return any(field.kind is FieldKind.FILE for field in self.fields)


def show_acts(
    acts: Sequence[NextAct], *, request: HttpRequest, refusal: Refusal | None = None
) -> tuple[ActForm, ...]:
    """Return the forms of what may be done; after a refusal with what was typed."""
    tried = request.POST.get("verb", "")
    return tuple(_form(act, request=request, refusal=refusal if act.verb == tried else None) for act in acts)


def perform(request: HttpRequest, *, acts: Acts) -> None:
    """Do what was sent; refuses `desk.act.unknown` for a verb that this page does not have."""
    act = acts.get(request.POST.get("verb", ""))
    if act is None:
        raise Refusal("desk.act.unknown", words.UNKNOWN_ACT, status=400)
    act()


def sent_text(request: HttpRequest) -> str:
    """Return the words that were typed for the act that was sent."""
    return request.POST.get(f"text_{request.POST.get('verb', '')}", "")


def sent_day(request: HttpRequest, *, name: str = "") -> date:
    """Return the day that was typed for the act; refuses `desk.day.unreadable`."""
    try:
        return date.fromisoformat(request.POST.get(name or f"due_on_{request.POST.get('verb', '')}", ""))
    except ValueError as error:
        raise Refusal("desk.day.unreadable", words.DAY_UNREADABLE, field="due_on") from error


def text_field(verb: str, *, value: str = "", place: str = "text") -> Field:
    """Return the field for the words of an act."""
    return Field(
        name=f"text_{verb}", place=place, label=words.TEXT_LABELS[verb], kind=FieldKind.LONG_TEXT, value=value,
        max_length=LONGEST,
    )  # fmt: skip


def day_field(name: str, *, value: str = "") -> Field:
    """Return the field for a last day."""
    return Field(name=name, place="due_on", label=words.DAY_LABEL, kind=FieldKind.DATE, value=value)


def _form(act: NextAct, *, request: HttpRequest, refusal: Refusal | None) -> ActForm:
    typed = request.POST if refusal else {}
    fields = [text_field(act.verb, value=typed.get(f"text_{act.verb}", ""))]
    if act.verb in _WITH_DAY:
        name = f"due_on_{act.verb}"
        fields.append(day_field(name, value=typed.get(name, "")))
    if act.verb in _WITH_FILE:
        fields.append(Field(name="proof", label=words.FILE_LABEL, kind=FieldKind.FILE, required=False))
    is_chief = act.verb in _GRAVE or refusal is not None
    return ActForm(act.verb, act.label, place_errors(fields, refusal=refusal), is_chief=is_chief)
