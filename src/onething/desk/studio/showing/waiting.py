"""How long an open entry lies with somebody, as a chip; states as tags."""

from onething.catalogue.contracts import EntryRow, Waiting
from onething.catalogue.states import EntryState
from onething.desk.studio import words
from onething.look.contracts import Deadline, Light, Tag, Tone
from onething.pages.showing.days import say_moment

TONES = {
    EntryState.DRAFT: Tone.PLAIN, EntryState.SUBMITTED: Tone.ASK, EntryState.REVIEWED: Tone.ASK,
    EntryState.APPROVED: Tone.ASK, EntryState.PUBLISHED: Tone.GOOD, EntryState.REPEALED: Tone.LEGAL,
}  # fmt: skip


def show_state(row: EntryRow) -> Tag:
    """Return the tag of an entry's state."""
    return Tag(row.state_label, TONES.get(EntryState(row.state), Tone.PLAIN))


def show_deadline(one: Waiting) -> Deadline:
    """Return the chip: within the house limit, on its last day, or past it."""
    numbers = {"days": one.working_days, "limit": one.limit, "over": one.days_over}
    why = (words.SINCE.format(moment=say_moment(one.since), whom=one.with_whom), words.HOUSE_LIMIT)
    if one.days_over:
        return Deadline(Light.RED, words.OVER.format(**numbers), why=why)
    is_last = one.working_days == one.limit
    return Deadline(Light.AMBER if is_last else Light.GREEN, words.IN_TIME.format(**numbers), why=why)
