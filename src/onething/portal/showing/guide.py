"""What a guide tells of a matter besides its limits, where it was published: places and hours, whom to ask, fees, questions."""

from collections.abc import Iterable
from dataclasses import dataclass

from onething.catalogue.contracts import Matter
from onething.look.contracts import Tag, Tone
from onething.portal import words


@dataclass(frozen=True)
class GuideLine:
    """One fact with its name; `label` where it is no official figure."""

    name: str
    text: str
    label: Tag | None = None


@dataclass(frozen=True)
class MatterGuide:
    """A matter with everything that its guide tells."""

    name: str
    lines: tuple[GuideLine, ...]
    questions: tuple[tuple[str, str], ...]


def list_guides(matters: Iterable[Matter]) -> tuple[MatterGuide, ...]:
    """Return the matters that tell something besides their limits."""
    guides = (_guide(matter) for matter in matters)
    return tuple(guide for guide in guides if guide.lines or guide.questions)


def _guide(matter: Matter) -> MatterGuide:
    told = matter.particulars.guide
    return MatterGuide(
        name=matter.name,
        lines=(*_places(matter), *_contacts(matter), *_fees(matter)),
        questions=tuple((one.question, one.answer) for one in told.faqs),
    )


def _places(matter: Matter) -> Iterable[GuideLine]:
    label = _label(matter, key="places")
    for place in matter.particulars.guide.places:
        parts = (place.name, place.address, place.hours, place.phone)
        yield GuideLine(words.GUIDE_PLACE, words.WIDE_COMMA.join(part for part in parts if part), label)


def _contacts(matter: Matter) -> Iterable[GuideLine]:
    guide = matter.particulars.guide
    groups = (
        (words.GUIDE_CONTACT, "contacts", guide.contacts),
        (words.GUIDE_SUPERVISION, "supervision", guide.supervision),
    )
    for word, key, contacts in groups:
        for one in contacts:
            yield GuideLine(word, f"{one.way} {one.value}", _label(matter, key=key))


def _fees(matter: Matter) -> Iterable[GuideLine]:
    for fee in matter.particulars.manner.fees:
        basis = words.GUIDE_BASIS.format(basis=fee.basis) if fee.basis else ""
        text = words.WIDE_COMMA.join(part for part in (fee.name, fee.standard, basis) if part)
        yield GuideLine(words.GUIDE_FEE, text, None if fee.official else _UNOFFICIAL)


_UNOFFICIAL = Tag(words.UNOFFICIAL, tone=Tone.WARN)


def _label(matter: Matter, *, key: str) -> Tag | None:
    known = matter.particulars.figures.get(key)
    return None if known is not None and known.official else _UNOFFICIAL
