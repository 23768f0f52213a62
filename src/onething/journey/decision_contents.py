"""What stands in the decisions on a licence: granted, or refused with reasons, articles and remedies (行政许可法 art. 38)."""

from onething.cases.contracts.views import StepView
from onething.journey import letter_words as words
from onething.journey.letter_contents import Block, Body, LetterFacts, say_day
from onething.kernel.clock_port import local_day


def write_permission(facts: LetterFacts) -> Body:
    """准予行政许可决定书: which licence, on which application, and that the result follows (art. 38, 44)."""
    step = _step(facts)
    return Body(
        addressee=facts.addressee.name,
        blocks=(
            Block(paragraphs=(_open(facts, step=step, sentence=words.PERMITTED),)),
            Block(heading=words.NEXT_HEADING, paragraphs=(words.PERMITTED_NEXT,)),
        ),
        day=_day(facts),
        closing=words.HEREBY,
    )


def write_refusal(facts: LetterFacts) -> Body:
    """不予行政许可决定书: reasons, articles, and where and until when one can turn (art. 38)."""
    step = _step(facts)
    assert step.reasons and step.articles, "nobody refuses without reasons and articles"  # noqa: S101, PT018
    return Body(
        addressee=facts.addressee.name,
        blocks=(
            Block(paragraphs=(_open(facts, step=step, sentence=words.REFUSED),)),
            Block(heading=words.REFUSED_REASONS, paragraphs=(step.reasons,)),
            Block(heading=words.REFUSED_ARTICLES, paragraphs=step.articles),
            Block(heading=words.REMEDY_HEADING, paragraphs=(*facts.remedies, words.NEW_APPLICATION)),
        ),
        day=_day(facts),
    )


def _step(facts: LetterFacts) -> StepView:
    found = next((step for step in facts.case.steps if step.id == facts.step_id), None)
    assert found is not None, "a decision is about a step"  # noqa: S101
    return found


def _open(facts: LetterFacts, *, step: StepView, sentence: str) -> str:
    case = facts.case
    assert case.accepted_at is not None, "nothing is decided before the acceptance"  # noqa: S101
    return sentence.format(
        thing=case.thing_name,
        number=case.number,
        accepted=say_day(local_day(case.accepted_at)),
        matter=step.matter_name,
        unit=step.department,
    )


def _day(facts: LetterFacts) -> str:
    assert facts.written_at is not None, "a decision has its day"  # noqa: S101
    return say_day(local_day(facts.written_at))
