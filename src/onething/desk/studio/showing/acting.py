"""What the viewer may do with an entry now, as small forms; which acts those are, the table of moves says."""

from datetime import date

from onething.catalogue.contracts import EntryView
from onething.desk.showing.acting import ActButton, ActForm, Typed
from onething.desk.studio import words
from onething.kernel.errors import Refusal
from onething.look.contracts import ButtonKind, Choice, Field, FieldKind
from onething.pages.problems import place_errors

ORDER = ("countersign", "answer_opinion", "endorse", "approve", "publish", "submit", "return", "discard")
KINDS = {"return": ButtonKind.QUIET, "discard": ButtonKind.QUIET, "answer_opinion": ButtonKind.QUIET}
KEYS = {"submit": "s", "endorse": "e", "approve": "a", "publish": "p", "countersign": "s"}


def show_acts(
    view: EntryView, *, today: date, typed: Typed | None = None, refusal: Refusal | None = None
) -> tuple[ActForm, ...]:
    """Return a form for each act; `typed` is what was sent with the act that was refused."""
    known = {verb for verb, _label in view.next_acts}
    forms = []
    for verb in (verb for verb in ORDER if verb in known):
        sent = typed if typed and typed.get("verb") == verb else None
        fields = _fields(verb, view=view, today=today, typed=sent)
        word = words.LABELS[verb]
        if verb == "publish" and view.row.kind == "repeal":
            word = words.REPEAL_PUBLISH
        button = ActButton(verb, word, KINDS.get(verb, ButtonKind.PRIMARY), KEYS.get(verb, ""))
        forms.append(
            ActForm(
                title=_title(verb, view=view),
                fields=place_errors(fields, refusal=refusal if sent else None),
                buttons=(button,),
            )
        )
    return tuple(forms)


def _title(verb: str, *, view: EntryView) -> str:
    asking = next((one.department for one in view.opinions if one.is_open), "")
    return words.TITLES.get(verb, "").format(department=asking)


def _fields(verb: str, *, view: EntryView, today: date, typed: Typed | None) -> tuple[Field, ...]:
    kept = typed or {"reason": view.reason, "basis": view.basis, "effective_from": today.isoformat()}
    if verb == "submit":
        return (
            Field(
                name="reason", label=words.REASON, kind=FieldKind.LONG_TEXT, value=kept["reason"],
                hint=words.REASON_HINT, max_length=2000,
            ),
            Field(
                name="basis", label=words.BASIS, kind=FieldKind.LONG_TEXT, value=kept["basis"],
                hint=words.BASIS_HINT, max_length=2000,
            ),
        )  # fmt: skip
    if verb == "return":
        reason = typed["return_reason"] if typed else ""
        return (
            Field(
                name="return_reason", place="reason", label=words.RETURN_REASON, kind=FieldKind.LONG_TEXT,
                value=reason, hint=words.RETURN_HINT, max_length=2000,
            ),
        )  # fmt: skip
    if verb == "countersign":
        return _ask_stance(typed)
    if verb == "answer_opinion":
        return _ask_answer(view, typed=typed)
    if verb == "publish":
        return (
            Field(
                name="effective_from", label=words.DAY, kind=FieldKind.DATE, value=kept["effective_from"],
                hint=words.DAY_HINT,
            ),
        )  # fmt: skip
    return ()


def _ask_stance(typed: Typed | None) -> tuple[Field, ...]:
    kept = typed or {"stance": "", "text": ""}
    choices = (Choice("agree", words.AGREES), Choice("object", words.OBJECTS))
    return (
        Field(
            name="stance", label=words.STANCE, kind=FieldKind.RADIO, value=kept["stance"], choices=choices,
        ),
        Field(
            name="text", label=words.OPINION_TEXT, kind=FieldKind.LONG_TEXT, value=kept["text"],
            hint=words.OPINION_HINT, required=False, max_length=2000,
        ),
    )  # fmt: skip


def _ask_answer(view: EntryView, *, typed: Typed | None) -> tuple[Field, ...]:
    """One objection after the other: the newest that stands."""
    asking = next(str(one.id) for one in view.opinions if one.is_open)
    return (
        Field(name="opinion", label="", kind=FieldKind.HIDDEN, value=typed["opinion"] if typed else asking),
        Field(
            name="answer", label=words.OPINION_ANSWER, kind=FieldKind.LONG_TEXT, value=typed["answer"] if typed else "",
            hint=words.ANSWER_HINT, max_length=2000,
        ),
    )  # fmt: skip
