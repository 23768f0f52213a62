"""What stands in the letters about a result that changes: heard before, revoked, withdrawn, cancelled, put right."""

from onething.cases.contracts.changes import ChangeGround, ChangeView
from onething.cases.contracts.views import StepView
from onething.credentials.contracts import IssuedResult
from onething.journey import change_letter_words as words
from onething.journey import letter_words
from onething.journey.letter_contents import Block, Body, LetterFacts, number_rows, say_day
from onething.kernel.clock_port import local_day


def write_hearing(facts: LetterFacts) -> Body:
    """陈述申辩告知书: what is meant, on what ground and article, why, and by when the holder may be heard (art. 7)."""
    step, change = _find(facts)
    assert change.answer_by is not None, "told with its day"  # noqa: S101
    sentence = words.HEARING.format(kind=change.kind.label, **_name(facts, step=step))
    how = words.HEARING_HOW.format(day=say_day(change.answer_by))
    return Body(
        addressee=facts.addressee.name,
        blocks=(
            Block(paragraphs=(sentence,)),
            *_why_blocks(change),
            Block(heading=words.HEARING_HEADING, paragraphs=(how, words.HEARING_AFTER)),
        ),
        day=_day(facts),
        closing=letter_words.HEREBY,
    )


def write_revocation(facts: LetterFacts) -> Body:
    """撤销行政许可决定书: ground, article, reasons, what follows, remedies (行政许可法 art. 69)."""
    _step, change = _find(facts)
    follows = words.REVOKED_FRAUD if change.ground is ChangeGround.FRAUD else words.REVOKED_FOLLOWS
    return _write_ending(facts, sentence=words.REVOKED, follows=(follows, words.NOT_VALID))


def write_withdrawal(facts: LetterFacts) -> Body:
    """撤回行政许可决定书: for the public interest, with compensation of what is lost (行政许可法 art. 8)."""
    return _write_ending(facts, sentence=words.WITHDRAWN, follows=(words.WITHDRAWN_FOLLOWS, words.NOT_VALID))


def write_cancellation(facts: LetterFacts) -> Body:
    """注销行政许可决定书: the licence is struck off (行政许可法 art. 70)."""
    return _write_ending(facts, sentence=words.CANCELLED, follows=(words.NOT_VALID,))


def write_correction(facts: LetterFacts) -> Body:
    """更正通知书: which lines of which result were put right, and which version stands for it now."""
    step, change = _find(facts)
    rows = [(label, value) for label, value in (change.corrections or {}).items()]
    versions = _say_versions(facts)
    sentence = words.CORRECTED.format(**_name(facts, step=step))
    return Body(
        addressee=facts.addressee.name,
        blocks=(
            Block(paragraphs=(sentence,)),
            Block(heading=words.REASON_HEADING, paragraphs=(change.reason or "",)),
            Block(
                heading=words.CORRECTED_HEADING.format(count=len(rows)),
                columns=(letter_words.ORDER, words.ROW, words.RIGHT),
                widths=(0, 2, 3),
                rows=number_rows(rows),
            ),
            Block(heading=words.VERSIONS_HEADING, facts=versions, paragraphs=(words.CORRECTED_FOLLOWS,)),
        ),
        day=_day(facts),
        closing=letter_words.HEREBY,
    )


def _write_ending(facts: LetterFacts, *, sentence: str, follows: tuple[str, ...]) -> Body:
    step, change = _find(facts)
    heard = (Block(heading=words.HEARD_HEADING, paragraphs=_say_heard(change)),) if change.told_at else ()
    named = {"ground": change.ground.label, "article": change.ground.article, **_name(facts, step=step)}
    return Body(
        addressee=facts.addressee.name,
        blocks=(
            Block(paragraphs=(sentence.format(**named),)),
            *_why_blocks(change),
            *heard,
            Block(heading=words.FOLLOWS_HEADING, paragraphs=follows),
            Block(heading=letter_words.REMEDY_HEADING, paragraphs=facts.remedies),
        ),
        day=_day(facts),
    )


def _why_blocks(change: ChangeView) -> tuple[Block, ...]:
    assert change.reason, "nobody changes a result without reasons"  # noqa: S101
    return (
        Block(heading=words.REASON_HEADING, paragraphs=(change.reason,)),
        Block(
            heading=words.ARTICLE_HEADING,
            paragraphs=(words.ARTICLE.format(article=change.ground.article, ground=change.ground.label),),
        ),
    )


def _say_heard(change: ChangeView) -> tuple[str, ...]:
    if change.answered_at is None or change.answer is None:
        return (words.NOT_HEARD,)
    return (words.HEARD.format(day=say_day(local_day(change.answered_at))), change.answer)


def _find(facts: LetterFacts) -> tuple[StepView, ChangeView]:
    """The change whose moment the letter is dated with."""
    step = next((one for one in facts.case.steps if one.id == facts.step_id), None)
    assert step is not None, "a result belongs to a step"  # noqa: S101
    moments = ((one, (one.told_at, one.done_at)) for one in step.changes)
    found = next((one for one, at in moments if facts.written_at in at), None)
    assert found is not None, "the act that writes the letter dates the change"  # noqa: S101
    return step, found


def _name(facts: LetterFacts, *, step: StepView) -> dict[str, str]:
    result = _result(facts)
    return {
        "thing": facts.case.thing_name,
        "number": facts.case.number or "",
        "matter": step.matter_name,
        "unit": step.department,
        "result": _say_result(result),
        "issued": say_day(result.issued_on),
    }


def _say_result(result: IssuedResult) -> str:
    return words.RESULT.format(name=result.result_name, identifier=result.identifier)


def _result(facts: LetterFacts) -> IssuedResult:
    """The version that was valid up to the letter."""
    assert facts.results and facts.written_at, "a change is about an issued result"  # noqa: S101, PT018
    at = facts.written_at
    before = [one for one in facts.results if one.ended_at is None or one.ended_at >= at]
    return before[0]


def _say_versions(facts: LetterFacts) -> tuple[tuple[str, str], ...]:
    before = _result(facts)
    after = next(one for one in facts.results if one.version > before.version)
    return ((words.BEFORE, before.identifier), (words.AFTER, after.identifier))


def _day(facts: LetterFacts) -> str:
    assert facts.written_at is not None, "a decision has its day"  # noqa: S101
    return say_day(local_day(facts.written_at))
