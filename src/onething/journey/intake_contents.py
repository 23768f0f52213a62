"""What stands in the letters about what is not, or not yet, accepted: the result of the pre-check, the decision not to accept."""

from onething.cases.contracts.kinds import NonAcceptanceKind
from onething.journey import letter_words as words
from onething.journey.letter_contents import (
    RECEIPT_LIMIT,
    Block,
    Body,
    LetterFacts,
    name_case,
    name_place,
    number_rows,
    say_day,
)
from onething.kernel.clock import due_day
from onething.kernel.clock_port import local_day


def write_passed(facts: LetterFacts) -> Body:
    """预审通过告知单: what comes next, and until when (house rule; it stops no limit of the law)."""
    case = facts.case
    assert case.submitted_at is not None and case.precheck is not None, "no letter before it passed"  # noqa: S101, PT018
    assert case.precheck.passed_at is not None, "passed"  # noqa: S101
    due = due_day(local_day(case.submitted_at), limit=RECEIPT_LIMIT, calendar=facts.calendar)
    coming = (words.PRECHECK_NEXT.format(day=say_day(due.day)), words.COMPLAINT)
    return Body(
        addressee=facts.addressee.name,
        blocks=(
            Block(paragraphs=(words.PRECHECK_PASSED.format(**name_case(case)),)),
            Block(heading=words.NEXT_HEADING, paragraphs=coming),
        ),
        day=say_day(local_day(case.precheck.passed_at)),
        closing=words.HEREBY,
    )


def write_returned(facts: LetterFacts) -> Body:
    """预审退回告知单: everything that is to be changed, before receipt, once (house rule)."""
    case = facts.case
    assert case.precheck is not None and case.precheck.returned_at is not None, "no letter before"  # noqa: S101, PT018
    returned_on = say_day(local_day(case.precheck.returned_at))
    rows = [(name_place(case, place=item.place), item.sentence) for item in case.precheck.items]
    return Body(
        addressee=facts.addressee.name,
        blocks=(
            Block(paragraphs=(words.PRECHECK_RETURNED.format(thing=case.thing_name, number=case.number),)),
            Block(
                heading=words.PRECHECK_HEADING.format(count=len(rows)),
                columns=(words.ORDER, words.PLACE, words.WANTED),
                widths=(0, 2, 3),
                rows=number_rows(rows),
            ),
            Block(heading=words.NEXT_HEADING, paragraphs=(words.PRECHECK_HOW, words.COMPLAINT)),
        ),
        day=returned_on,
        closing=words.HEREBY,
    )


def write_non_acceptance(facts: LetterFacts) -> Body:
    """不予受理决定书: why, on which article, who is asked instead, and what may be done against it (行政许可法 art. 32, 38)."""
    case, given = facts.case, facts.case.non_acceptance
    assert case.closed_at is not None and given is not None, "a case that was not accepted is closed"  # noqa: S101, PT018
    needs_none = given.kind is NonAcceptanceKind.NO_PERMIT_NEEDED
    decision = words.NO_PERMIT_DECISION if needs_none else words.NOT_ACCEPTED_DECISION
    opening = words.NOT_ACCEPTED.format(
        why=given.kind.label, basis=given.basis, decision=decision, **name_case(case)
    )
    elsewhere = (words.OTHER_ORGAN.format(organ=given.organ),) if given.organ else ()
    return Body(
        addressee=facts.addressee.name,
        blocks=(
            Block(paragraphs=(opening,)),
            Block(heading=words.REASON_HEADING, paragraphs=(*given.reason.split("\n"), *elsewhere)),
            Block(heading=words.REMEDY_HEADING, paragraphs=(*facts.remedies, words.NEW_APPLICATION)),
        ),
        day=say_day(local_day(case.closed_at)),
    )


def write_lapse(facts: LetterFacts) -> Body:
    """撤回受理决定书: which papers never came, and what may be done against it (浙江 art. 11: with reasons; house rule)."""
    case, given = facts.case, facts.case.non_acceptance
    assert case.closed_at is not None and given is not None, "an acceptance that was withdrawn is closed"  # noqa: S101, PT018
    assert case.accepted_at is not None, "it was accepted before"  # noqa: S101
    opening = words.LAPSED.format(
        thing=case.thing_name,
        number=case.number,
        accepted=say_day(local_day(case.accepted_at)),
        reason=given.reason,
    )
    return Body(
        addressee=facts.addressee.name,
        blocks=(
            Block(paragraphs=(opening,)),
            Block(heading=words.REMEDY_HEADING, paragraphs=(*facts.remedies, words.NEW_APPLICATION)),
        ),
        day=say_day(local_day(case.closed_at)),
    )
