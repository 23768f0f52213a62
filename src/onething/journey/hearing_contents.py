"""What stands in the letters about a hearing (行政许可法 art. 47, 48): the right to it, and its date."""

from onething.cases.contracts.hearings import HearingView
from onething.cases.contracts.views import StepView
from onething.journey import letter_words as words
from onething.journey.letter_contents import Block, Body, LetterFacts, say_day
from onething.kernel.clock_port import local_day


def write_right(facts: LetterFacts) -> Body:
    """听证告知书: why, until when a hearing may be asked for and how, and that it costs nothing."""
    step, hearing = _find(facts)
    assert hearing.ask_by and hearing.why and facts.written_at, "told with its day"  # noqa: S101, PT018
    how = words.HEARING_ASK.format(day=say_day(hearing.ask_by), unit=step.department)
    return Body(
        addressee=facts.addressee.name,
        blocks=(
            Block(paragraphs=(words.HEARING_RIGHT.format(**_name(facts, step=step)),)),
            Block(heading=words.HEARING_WHY, paragraphs=(hearing.why,)),
            Block(heading=words.HEARING_HOW, paragraphs=(how, words.HEARING_FREE)),
        ),
        day=say_day(local_day(facts.written_at)),
        closing=words.HEREBY,
    )


def write_date(facts: LetterFacts) -> Body:
    """听证通知书: when and where, that it is public, and what the minutes are for."""
    step, hearing = _find(facts)
    assert hearing.day and hearing.clock and facts.written_at, "told with its date"  # noqa: S101, PT018
    when = {"day": say_day(hearing.day), "clock": f"{hearing.clock:%H:%M}", "place": hearing.place or ""}
    sentence = words.HEARING_DATE.format(unit=step.department, **when, **_name(facts, step=step))
    return Body(
        addressee=facts.addressee.name,
        blocks=(
            Block(paragraphs=(sentence,)),
            Block(heading=words.HEARING_KNOW, paragraphs=(words.HEARING_OPEN, words.HEARING_MINUTES)),
        ),
        day=say_day(local_day(facts.written_at)),
        closing=words.HEREBY,
    )


def _find(facts: LetterFacts) -> tuple[StepView, HearingView]:
    step = next(one for one in facts.case.steps if one.id == facts.step_id)
    assert step.hearing is not None, "a letter about a hearing has one"  # noqa: S101
    return step, step.hearing


def _name(facts: LetterFacts, *, step: StepView) -> dict[str, str | None]:
    return {"thing": facts.case.thing_name, "number": facts.case.number, "matter": step.matter_name}
