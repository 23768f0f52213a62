"""What the applicant answered, checked against the questions of the thing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onething.catalogue.contracts import Condition, Question, QuestionKind, Thing
from onething.kernel.errors import Refusal
from onething.planning import words
from onething.planning.contracts import Answers
from onething.planning.rules.asking import list_asked
from onething.planning.rules.ranges import RANGED, find_range, read_given

LONGEST_ECHO = 40


@dataclass(frozen=True)
class Read:
    """Answers to the questions that are asked: the chosen options' values, and the number or day that chose one.

    `asked` are the keys of the questions that these answers make asked, in the order of the questions; `units` say in what
    a given number was asked.
    """

    chosen: Answers
    given: Mapping[str, str]
    asked: tuple[str, ...]
    units: Mapping[str, str | None]


def read_answers(answers: Mapping[str, Any], *, thing: Thing) -> Read:
    """Return the answers in the order of the questions, each a tuple of values in the order of the options.

    A question may stay unanswered; an answer to one that is not asked has no effect. Of a number or date question the
    answer is the number or day itself, or an option's value. Raises the Refusal of the first problem
    (`planning.answer.*`, field "answers.<key>"); `facts["problems"]` lists all of them.
    """
    _check(answers, thing=thing)
    chosen, given = {}, {}
    for question in thing.questions:
        if question.key in answers:
            chosen[question.key], spelled = _choose(answers[question.key], question=question)
            if spelled is not None:
                given[question.key] = spelled
    asked = list_asked(thing, chosen=chosen)
    return Read(
        chosen={key: chosen[key] for key in asked if key in chosen},
        given={key: given[key] for key in asked if key in given},
        asked=asked,
        units={question.key: question.unit for question in thing.questions if question.key in given},
    )


def holds(condition: Condition | None, *, answers: Answers) -> bool:
    """Whether a condition holds; None always does, and one on an unanswered question does not."""
    return condition is None or condition.value in answers.get(condition.question, ())


def _choose(answer: Any, *, question: Question) -> tuple[tuple[str, ...], str | None]:
    values = _as_list(answer)
    given = read_given(values[0], question=question) if question.kind in RANGED else None
    option = find_range(given, question=question) if given is not None else None
    if option is not None:
        return (option.value,), given
    return tuple(option.value for option in question.options if option.value in values), None


def _as_list(answer: Any) -> list[Any]:
    """Several answers as a list; a number is the same as its text."""
    values = list(answer) if isinstance(answer, list | tuple) else [answer]
    return [str(value) if type(value) is int else value for value in values]


def _check(answers: Mapping[str, Any], *, thing: Thing) -> None:
    problems = [found for key in answers if (found := _find_problem(key, answers[key], thing=thing))]
    if problems:
        first = problems[0]
        listed = [{"code": p.code, "field": p.field, "sentence": p.sentence} for p in problems]
        raise Refusal(first.code, first.sentence, field=first.field, facts={"problems": listed})


def _find_problem(key: Any, answer: Any, *, thing: Thing) -> Refusal | None:
    question = thing.find_question(key) if isinstance(key, str) else None
    if question is None:
        return _refuse_question(key, thing=thing)
    values = _as_list(answer)
    if not all(isinstance(value, str) for value in values):
        return _refuse("malformed", words.MALFORMED_ANSWER, question=question)
    if question.kind in RANGED:
        return _find_range_problem(values, question=question)
    if set(values) - {option.value for option in question.options}:
        return _refuse("unknown_option", words.UNKNOWN_OPTION, question=question)
    if not question.multi and len(values) != 1:
        return _refuse("several_for_single", words.SEVERAL_FOR_SINGLE, question=question)
    return None


def _find_range_problem(values: list[str], *, question: Question) -> Refusal | None:
    """A number or a day must fall into a range; what is neither must be an option's value."""
    if len(values) != 1:
        return _refuse("several_for_single", words.SEVERAL_FOR_SINGLE, question=question)
    given = read_given(values[0], question=question)
    if given is not None:
        has_range = find_range(given, question=question) is not None
        return None if has_range else _refuse("out_of_range", words.OUT_OF_RANGE, question=question)
    if values[0] in {option.value for option in question.options}:
        return None
    if question.kind is QuestionKind.DATE:
        return _refuse("not_a_day", words.NOT_A_DAY, question=question)
    return _refuse("not_a_number", words.NOT_A_NUMBER, question=question)


def _refuse_question(key: Any, *, thing: Thing) -> Refusal:
    shown = "".join(c if c.isprintable() else "?" for c in str(key))[:LONGEST_ECHO]
    named = [words.NAMED.format(value=question.key, label=question.text) for question in thing.questions]
    sentence = words.UNKNOWN_QUESTION.format(key=shown, questions=words.LIST_COMMA.join(named))
    return Refusal("planning.answer.unknown_question", sentence, field=f"answers.{shown}")


def _refuse(reason: str, sentence: str, *, question: Question) -> Refusal:
    named = [words.NAMED.format(value=option.value, label=option.label) for option in question.options]
    said = sentence.format(
        question=question.text,
        options=words.LIST_COMMA.join(named),
        unit=words.UNIT.format(unit=question.unit) if question.unit else "",
    )
    return Refusal(f"planning.answer.{reason}", said, field=f"answers.{question.key}")
