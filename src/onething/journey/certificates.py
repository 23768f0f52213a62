"""The letter that a destruction leaves: 销毁清单 with the opinion, who did what, and what was destroyed."""

from django.conf import settings

from onething.archives.contracts import ItemView, ListState, ListView
from onething.journey import certificate_words as words
from onething.journey import letter_words
from onething.journey.letter_contents import Block, Body, number_rows, say_day
from onething.journey.letters import Letter, print_letter
from onething.kernel.clock_port import local_day


def print_certificate(view: ListView) -> bytes:
    """Return a destruction list as PDF/A-2b: a draft says so until it was carried out."""
    return print_letter(
        Letter(
            title=words.TITLE,
            number=view.row.number,
            office=letter_words.OFFICE.format(city=settings.CITY_NAME),
            unit=f"{settings.CITY_NAME}{view.unit}",
            body=_write(view),
            query_word=words.QUERY,
            query=f"{settings.PUBLIC_ADDRESS}/desk/destructions/{view.row.id}/",
            issued_at=view.decided_at or view.row.proposed_at,
        )
    )


def _write(view: ListView) -> Body:
    going = [one for one in view.items if not one.kept_back]
    staying = [one for one in view.items if one.kept_back]
    return Body(
        addressee="",
        blocks=(
            Block(paragraphs=(_say_standing(view),)),
            *_list_going(going),
            *_list_staying(staying),
            Block(heading=words.HANDS, facts=_list_hands(view), lines=words.WITNESSES),
        ),
        day=say_day(local_day(view.decided_at)) if view.decided_at else letter_words.BLANK_DAY,
    )


def _say_standing(view: ListView) -> str:
    if view.row.state is not ListState.CARRIED_OUT:
        return words.DRAFT.format(state=view.row.state.label, day=say_day(view.row.day))
    assert view.decided_at is not None, "carried out at a moment"  # noqa: S101
    return words.CARRIED_OUT.format(
        day=say_day(local_day(view.decided_at)), count=view.row.items - view.row.kept_back
    )


def _list_going(items: list[ItemView]) -> tuple[Block, ...]:
    if not items:
        return ()
    rows = [
        (
            f"{one.archive.number}\n{one.archive.case_number}",
            one.archive.thing_name,
            f"{one.archive.retention}\n{one.archive.retained_until}",
            f"{one.archive.documents}\nSM3 {one.archive.index_sm3}",
        )
        for one in items
    ]
    heading = words.GOING.format(count=len(items))
    return (Block(heading=heading, columns=words.COLUMNS, widths=(0, 4, 3, 2, 5), rows=number_rows(rows)),)


def _list_staying(items: list[ItemView]) -> tuple[Block, ...]:
    if not items:
        return ()
    rows = [(one.archive.number, one.kept_back) for one in items]
    heading = words.STAYING.format(count=len(items))
    return (Block(heading=heading, columns=words.STAYING_COLUMNS, widths=(0, 2, 3), rows=number_rows(rows)),)


def _list_hands(view: ListView) -> tuple[tuple[str, str], ...]:
    values = (view.proposed_by, view.examined_by, view.opinion, view.decided_by, view.reason)
    return tuple((label, value) for label, value in zip(words.HAND_LABELS, values, strict=True) if value)
