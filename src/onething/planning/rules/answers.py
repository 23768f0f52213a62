"""What the applicant answered, checked against the questions of the thing."""

from collections.abc import Mapping
from typing import Any

from onething.catalogue.contracts import Condition, Question, Thing
from onething.kernel.errors import Refusal
from onething.planning import words
from onething.planning.contracts import Answers

LONGEST_ECHO = 40


def read_answers(answers: Mapping[str, Any], *, thing: Thing) -> Answers:
    """Return the answers in the order of the questions, each a tuple of values in the order of the options.

    A question may stay unanswered. Raises the Refusal of the first problem (`planning.answer.*`, field
    "answers.<key>"); `facts["problems"]` lists all of them.
    """
    problems = [found for key in answers if (found := _find_problem(key, answers[key], thing=thing))]
    if problems:
        first = problems[0]
        listed = [{"code": p.code, "field": p.field, "sentence": p.sentence} for p in problems]
        raise Refusal(first.code, first.sentence, field=first.field, facts={"problems": listed})
    return {
        question.key: tuple(o.value for o in question.options if o.value in _as_list(answers[question.key]))
        for question in thing.questions
        if question.key in answers
    }


def holds(condition: Condition | None, *, answers: Answers) -> bool:
    """Whether a condition holds; None always does, and one on an unanswered question does not."""
    return condition is None or condition.value in answers.get(condition.question, ())


def _as_list(answer: Any) -> list[Any]:
    return list(answer) if isinstance(answer, list | tuple) else [answer]


def _find_problem(key: Any, answer: Any, *, thing: Thing) -> Refusal | None:
    question = thing.find_question(key) if isinstance(key, str) else None
    if question is None:
        return _refuse_question(key, thing=thing)
    values = _as_list(answer)
    if not all(isinstance(value, str) for value in values):
        return _refuse("malformed", words.MALFORMED_ANSWER, question=question)
    if set(values) - {option.value for option in question.options}:
        return _refuse("unknown_option", words.UNKNOWN_OPTION, question=question)
    if not question.multi and len(values) != 1:
        return _refuse("several_for_single", words.SEVERAL_FOR_SINGLE, question=question)
    return None


def _refuse_question(key: Any, *, thing: Thing) -> Refusal:
    shown = "".join(c if c.isprintable() else "?" for c in str(key))[:LONGEST_ECHO]
    named = [words.NAMED.format(value=question.key, label=question.text) for question in thing.questions]
    sentence = words.UNKNOWN_QUESTION.format(key=shown, questions=words.LIST_COMMA.join(named))
    return Refusal("planning.answer.unknown_question", sentence, field=f"answers.{shown}")


def _refuse(reason: str, sentence: str, *, question: Question) -> Refusal:
    named = [words.NAMED.format(value=option.value, label=option.label) for option in question.options]
    said = sentence.format(question=question.text, options=words.LIST_COMMA.join(named))
    return Refusal(f"planning.answer.{reason}", said, field=f"answers.{question.key}")
