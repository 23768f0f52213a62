"""What stands in the order to mend a promise that was found unfit."""

from onething.cases.contracts.promises import CheckView
from onething.journey import letter_words as words
from onething.journey.letter_contents import Block, Body, LetterFacts, say_day
from onething.kernel.clock_port import local_day


def write_mending(facts: LetterFacts) -> Body:
    """责令限期改正通知书: what was found, what to mend until when, what follows otherwise, and the right to be heard."""
    case = facts.case
    step = next(one for one in case.steps if one.id == facts.step_id)
    promise = step.promise
    assert promise is not None and promise.order and promise.mend_by and facts.written_at, "an order has them"  # noqa: S101, PT018
    on = local_day(facts.written_at)
    sentence = words.MENDING.format(
        thing=case.thing_name, number=case.number, matter=step.matter_name, unit=step.department
    )
    by, heard = words.MENDING_BY.format(day=say_day(promise.mend_by)), words.MENDING_HEARD
    return Body(
        addressee=facts.addressee.name,
        blocks=(
            Block(paragraphs=(sentence,)),
            Block(
                heading=words.MENDING_FOUND,
                paragraphs=tuple(_say_check(one) for one in promise.checks if one.checked_on <= on)[:1],
            ),
            Block(heading=words.MENDING_ORDER, paragraphs=(promise.order, by)),
            Block(heading=words.MENDING_NEXT, paragraphs=(words.MENDING_ELSE,)),
            Block(paragraphs=(heard.format(unit=step.department),)),
        ),
        day=say_day(on),
        closing=words.HEREBY,
    )


def _say_check(check: CheckView) -> str:
    return words.MENDING_CHECKED.format(day=say_day(check.checked_on), findings=check.findings or "")
