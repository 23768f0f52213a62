"""A person as others may see them: masked."""

from onething.directory.contracts import PersonCard as Known
from onething.look.contracts import PersonCard
from onething.pages.showing import words


def show_person(known: Known, *, role: str = "") -> PersonCard:
    """Return the card of a masked person; `role` is what they are in the case."""
    return PersonCard(
        name=known.name_masked, phone=known.phone_masked, level=words.LEVELS.get(known.level, ""), role=role
    )
