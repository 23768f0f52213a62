"""Papers that the office signs, as the desk shows them: where they stand, and the forms of what may be done with them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from onething.desk import words
from onething.kernel.errors import Refusal
from onething.look.contracts import Button, ButtonKind, ErrorSummary, Field, FieldKind, Notice, Tag, Tone
from onething.pages.problems import place_errors
from onething.publicity.states import PaperState

LONGEST = 2000
TONES = {
    PaperState.PROPOSED: Tone.ASK,
    PaperState.SIGNED: Tone.GOOD,
    PaperState.DECLINED: Tone.PLAIN,
    PaperState.REVOKED: Tone.WARN,
}
_SAYS_WHY = frozenset({"decline", "revoke"})


@dataclass(frozen=True)
class ActForm:
    """One act that may be done now: its verb, what it asks, its button."""

    verb: str
    fields: tuple[Field, ...]
    button: Button
    revision: str


@dataclass(frozen=True)
class ProposePage:
    """The view value of desk/propose.html."""

    title: str
    lead: str
    address: str
    fields: tuple[Field, ...]
    button: Button
    back: Button
    errors: ErrorSummary | None = None


@dataclass(frozen=True)
class PaperPage:
    """The view value of desk/paper.html."""

    title: str
    address: str
    state: Tag
    facts: tuple[tuple[str, str], ...]
    forms: tuple[ActForm, ...]
    back: Button
    proof: tuple[tuple[str, str], ...] = ()
    notice: Notice | None = None
    errors: ErrorSummary | None = None
    text: str = ""
    again: Button | None = None


def show_state(state: PaperState, *, is_over: bool = False) -> Tag:
    """Return the state as a tag; what was signed and has run out says so."""
    if is_over and state is PaperState.SIGNED:
        return Tag(words.PAPER_OVER, tone=Tone.PLAIN)
    return Tag(state.label, tone=TONES[state])


def list_act_forms(
    acts: tuple[tuple[str, str], ...],
    *,
    revision: int,
    typed: str,
    refusal: Refusal | None,
    says_why: Collection[str] = _SAYS_WHY,
) -> tuple[ActForm, ...]:
    """Return a form for each act that the viewer may do; after a refusal with what was typed. `says_why` ask for a reason."""
    return tuple(
        ActForm(
            verb=verb,
            fields=_list_fields(verb, label=label, typed=typed, refusal=refusal) if verb in says_why else (),
            button=Button(label, name="verb", value=verb, kind=_KINDS.get(verb, ButtonKind.QUIET)),
            revision=str(revision),
        )
        for verb, label in acts
    )


_KINDS = dict.fromkeys(("sign", "grant", "pass_on", "consent", "settle"), ButtonKind.PRIMARY)


def _list_fields(verb: str, *, label: str, typed: str, refusal: Refusal | None) -> tuple[Field, ...]:
    name = f"reason_{verb}"
    field = Field(
        name=name,
        label=words.PAPER_WHY.format(verb=label),
        kind=FieldKind.LONG_TEXT,
        value=typed,
        place="reason",
        max_length=LONGEST,
    )
    return place_errors((field,), refusal=refusal)


def list_proof(text: str, *, signature: str, pem: str) -> tuple[tuple[str, str], ...]:
    """Return what shows that a paper was signed, label and text; nothing before."""
    return tuple(zip(words.PROOF, (text, signature, pem), strict=True)) if signature else ()


def read_revision(sent: QueryDict) -> int | None:
    """Return the revision that the page showed; None where it sent none that can be read."""
    text = sent.get("revision", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def read_day(text: str, *, field: str) -> date:
    """Return a day that was typed; refuses at its field."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Refusal("desk.day.unreadable", words.DAY_WANTED, field=field) from None
