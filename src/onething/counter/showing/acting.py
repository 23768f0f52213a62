"""What the window may do with a case now, as small forms; which acts those are, the table of moves says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onething.cases.contracts.views import NextAct
from onething.counter.showing.act_fields import list_fields
from onething.directory.contracts import Unit
from onething.kernel.errors import Refusal
from onething.look.contracts import ButtonKind, Field
from onething.pages.problems import place_errors

PLAIN = (
    "receive",
    "accept",
    "accept_lacking",
    "supply",
    "dispatch",
    "archive",
    "file_ended",
    "pass_precheck",
)
NOTICES = {"ask_correction": "correction", "return_for_change": "return"}
KEYS = {
    "pass_precheck": "q",
    "return_for_change": "u",
    "receive": "r",
    "accept": "a",
    "accept_lacking": "l",
    "supply": "s",
    "dispatch": "d",
    "archive": "g",
    "file_ended": "g",
    "not_accept": "x",
    "deliver": "v",
    "send": "p",
    "hand_on": "o",
    "take_back": "k",
    "ask_correction": "c",
}
KINDS = {"not_accept": ButtonKind.LEGAL, **dict.fromkeys(("send", "hand_on", "take_back"), ButtonKind.QUIET)}


@dataclass(frozen=True)
class ActForm:
    """One act: a button, with the fields it needs; with `href` it opens a page of its own.

    `is_folded`: the fields open on tap, for what is seldom done; `is_open` shows at once what was refused.
    """

    verb: str
    word: str
    kind: ButtonKind
    key: str
    fields: tuple[Field, ...] = ()
    href: str = ""
    is_folded: bool = False
    is_open: bool = False


@dataclass(frozen=True)
class Attempt:
    """What was sent and refused: shown again with what was typed."""

    verb: str
    typed: Mapping[str, str]
    refusal: Refusal


def show_acts(
    acts: Sequence[NextAct], *, address: str, attempt: Attempt | None, windows: Sequence[Unit] = ()
) -> tuple[ActForm, ...]:
    """Return the window's acts on the case: those that go on first, 不予受理 last; `windows` are those of other halls."""
    labels = {act.verb: act.label for act in acts if act.step_id is None and act.verb in KEYS}
    order = (*PLAIN, "deliver", "send", "hand_on", "take_back", *NOTICES, "not_accept")
    forms = [
        _form(verb, word=labels[verb], address=address, attempt=attempt, windows=windows)
        for verb in order
        if verb in labels
    ]
    return tuple(forms)


def _form(verb: str, *, word: str, address: str, attempt: Attempt | None, windows: Sequence[Unit]) -> ActForm:
    if verb in NOTICES:
        return ActForm(verb, word, ButtonKind.QUIET, KEYS[verb], href=f"{address}{NOTICES[verb]}")
    mine = attempt if attempt and attempt.verb == verb else None
    fields = list_fields(verb, typed=mine.typed if mine else {}, windows=windows)
    kind = KINDS.get(verb, ButtonKind.PRIMARY)
    form = ActForm(verb, word, kind, KEYS[verb], is_folded=verb in KINDS, is_open=mine is not None)
    return replace(form, fields=place_errors(fields, refusal=mine.refusal if mine else None))
