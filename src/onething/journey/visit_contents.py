"""What stands in the letter about a joint visit to the place: when, where, who comes, what to have ready."""

from onething.cases.contracts.views import StepView
from onething.cases.contracts.visits import VisitView
from onething.journey import letter_words
from onething.journey import visit_letter_words as words
from onething.journey.letter_contents import Block, Body, LetterFacts, number_rows, say_day
from onething.kernel.clock_port import local_day


def write_visit(facts: LetterFacts) -> Body:
    """现场核查通知书: one date for all departments, with those who were named to come when it was written."""
    visit = facts.case.visits[-1]
    assert facts.written_at, "told when it was set"  # noqa: S101
    return Body(
        addressee=facts.addressee.name,
        blocks=(
            Block(paragraphs=(_open(facts, visit=visit),)),
            Block(
                heading=words.WHO,
                columns=(letter_words.ORDER, letter_words.MATTER, letter_words.DEPARTMENT, words.PEOPLE),
                widths=(0, 4, 3, 4),
                rows=number_rows([_row(step, facts=facts) for step in _list_steps(facts, wave=visit.wave)]),
            ),
            Block(heading=words.WHAT, paragraphs=(visit.subject,)),
            Block(heading=words.PREPARE, paragraphs=(words.BE_THERE, words.NOTHING_ELSE, words.ANOTHER_DAY)),
        ),
        day=say_day(local_day(facts.written_at)),
        closing=letter_words.HEREBY,
    )


def _open(facts: LetterFacts, *, visit: VisitView) -> str:
    return words.VISIT.format(
        thing=facts.case.thing_name,
        number=facts.case.number,
        day=say_day(visit.day),
        clock=f"{visit.clock:%H:%M}",
        place=visit.place,
    )


def _list_steps(facts: LetterFacts, *, wave: int) -> list[StepView]:
    return [step for step in facts.case.steps if step.site_visit and step.wave == wave]


def _row(step: StepView, *, facts: LetterFacts) -> tuple[str, str, str]:
    names = letter_words.LIST_COMMA.join(facts.visitors.get(step.id, ()))
    return step.matter_name, step.department, names or words.NOT_NAMED.format(unit=step.department)
