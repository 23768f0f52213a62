"""A question about the situation as an input: options to choose from, or a number or day to type."""

from typing import Any

from onething.catalogue.contracts import Question, QuestionKind
from onething.look.contracts import Choice, Field, FieldKind
from onething.pages.applying import words


def question_field(question: Question, *, answers: dict[str, Any]) -> Field:
    """Return the input of a question with what was answered."""
    given = answers.get(question.key, "")
    if question.kind is QuestionKind.NUMBER:
        return _typed(question, given=given, kind=FieldKind.TEXT, inputmode="decimal")
    if question.kind is QuestionKind.DATE:
        return _typed(question, given=given, kind=FieldKind.DATE)
    chosen = set(given) if isinstance(given, list) else {given}
    return Field(
        name=question.key,
        label=question.text,
        kind=FieldKind.CHECKBOXES if question.multi else FieldKind.RADIO,
        choices=tuple(
            Choice(one.value, one.label, is_chosen=one.value in chosen) for one in question.options
        ),
        hint=words.SEVERAL if question.multi else "",
    )


def _typed(question: Question, *, given: Any, kind: FieldKind, inputmode: str = "") -> Field:
    """What a code of a notice gives back is the option's value, not the number: that is not shown as one."""
    is_option = any(option.value == given for option in question.options)
    labels = words.LIST_COMMA.join(option.label for option in question.options)
    return Field(
        name=question.key,
        label=question.text,
        kind=kind,
        value="" if is_option or isinstance(given, list) else given,
        unit=question.unit or "",
        hint=words.RANGES.format(labels=labels),
        inputmode=inputmode,
        max_length=20,
    )
