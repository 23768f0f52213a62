"""What joint departments say of a draft, as its page shows it: who agrees, who objects, who is still silent."""

from dataclasses import dataclass

from onething.catalogue.contracts import Countersign, EntryView
from onething.desk.studio import words
from onething.look.contracts import Notice, Tag, Tone
from onething.pages.showing.days import say_full_moment


@dataclass(frozen=True)
class OpinionLine:
    """One opinion: whose, what, when, and what became of it."""

    department: str
    stance: Tag
    when: str
    text: str
    standing: str


def show_opinions(view: EntryView) -> tuple[OpinionLine, ...]:
    """Return the opinions of joint departments, the newest first."""
    return tuple(map(_show, view.opinions))


def say_silent(view: EntryView) -> str:
    """Say which joint departments have said nothing; empty where all have."""
    spoken = {one.department for one in view.opinions}
    silent = [name for name in view.joint if name not in spoken]
    return words.JOINT_NONE_YET.format(departments="、".join(silent)) if silent else ""


def warn_of_objections(view: EntryView) -> Notice | None:
    """Return what keeps the bureau from approving, None where nothing does."""
    objecting = [one.department for one in view.opinions if one.is_open]
    if not objecting:
        return None
    return Notice(words.OBJECTION_STANDS.format(departments="、".join(objecting)), tone=Tone.WARN)


def _show(one: Countersign) -> OpinionLine:
    stance = Tag(words.AGREES, Tone.GOOD) if one.agrees else Tag(words.OBJECTS, Tone.WARN)
    told = [_say_standing(one), "" if one.is_current else words.OPINION_EARLIER]
    return OpinionLine(
        department=one.department,
        stance=stance,
        when=say_full_moment(one.at),
        text=one.text,
        standing="，".join(said for said in told if said),
    )


def _say_standing(one: Countersign) -> str:
    if one.answer:
        return words.OPINION_ANSWERED.format(answer=one.answer)
    if one.is_open:
        return words.OPINION_OPEN
    return "" if one.agrees else words.OPINION_REPLACED
