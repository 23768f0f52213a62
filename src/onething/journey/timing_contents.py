"""What stands in the letters about limits that changed: special procedures and the extension (行政许可法 art. 42, 45)."""

from onething.cases.contracts.views import PauseView, StepView
from onething.journey import letter_words as words
from onething.journey.letter_contents import Block, Body, LetterFacts, number_rows, say_day
from onething.kernel.clock_port import local_day


def write_procedure(facts: LetterFacts) -> Body:
    """特别程序告知书: every procedure approved so far, why, and the time it takes, which does not count."""
    found = [(step, pause) for step in facts.case.steps for pause in step.pauses]
    found.sort(key=lambda pair: pair[1].began_at)
    assert found, "no letter before a procedure was approved"  # noqa: S101
    return Body(
        addressee=facts.addressee.name,
        blocks=(
            Block(paragraphs=(_open(facts, sentence=words.PROCEDURE),)),
            Block(
                heading=words.PROCEDURE_HEADING,
                columns=(words.ORDER, words.MATTER, words.PROCEDURE_NAME, words.TAKES, words.WHY_IT),
                widths=(0, 3, 3, 3, 4),
                rows=number_rows([_row(step, pause=pause) for step, pause in found]),
            ),
            Block(heading=words.NEXT_HEADING, paragraphs=(words.PROCEDURE_NEXT, words.COMPLAINT)),
        ),
        day=say_day(local_day(found[-1][1].began_at)),
        closing=words.HEREBY,
    )


def write_extension(facts: LetterFacts) -> Body:
    """延期告知书: which limit was made longer, by whom, until when, and why."""
    granted = [(step, step.extension) for step in facts.case.steps if step.extension]
    assert granted, "no letter before a limit was made longer"  # noqa: S101
    rows = [
        (
            f"{step.matter_name}\n{step.department}",
            words.EXTENDED_BY[one.by].format(days=one.days),
            say_day(one.statutory_on),
            one.reason or words.NONE,
        )
        for step, one in granted
    ]
    return Body(
        addressee=facts.addressee.name,
        blocks=(
            Block(paragraphs=(_open(facts, sentence=words.EXTENSION),)),
            Block(
                heading=words.EXTENSION_HEADING,
                columns=(words.ORDER, words.MATTER, words.EXTENDED, words.EXTENDED_UNTIL, words.WHY_IT),
                widths=(0, 3, 3, 3, 4),
                rows=number_rows(rows),
            ),
            Block(heading=words.NEXT_HEADING, paragraphs=(words.EXTENSION_NEXT, words.COMPLAINT)),
        ),
        day=say_day(max(local_day(one.granted_at) for _step, one in granted)),
        closing=words.HEREBY,
    )


def _open(facts: LetterFacts, *, sentence: str) -> str:
    case = facts.case
    assert case.accepted_at is not None, "limits run after the acceptance"  # noqa: S101
    accepted = say_day(local_day(case.accepted_at))
    return sentence.format(thing=case.thing_name, number=case.number, accepted=accepted)


def _row(step: StepView, *, pause: PauseView) -> tuple[str, ...]:
    return (
        f"{step.matter_name}\n{step.department}",
        f"{pause.kind.label}\n{pause.basis}",
        words.TAKES_DAYS.format(
            days=pause.days, began=say_day(local_day(pause.began_at)), until=say_day(pause.expected_on)
        ),
        pause.reason or words.NONE,
    )
