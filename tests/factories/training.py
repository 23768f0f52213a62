"""Training in a test: the quiz of a matter with what is right, read behind the scenes, and somebody who answers it."""

from onething.journey import training
from onething.kernel.viewer import Viewer
from onething.training.contracts import Judged
from onething.training.reading import find_quiz
from tests.factories.city import City

FOOD = "YJS-002/M02"


def right_answers(city: City, viewer: Viewer, code: str = FOOD) -> list[int]:
    """Return the place of the right option of every question."""
    return [one.right for one in find_quiz(viewer, code=code, at=city.at).questions]


def edition_of(city: City, viewer: Viewer, code: str = FOOD) -> str:
    """Return the edition that the quiz is made from today."""
    return find_quiz(viewer, code=code, at=city.at).edition.published.sm3


def answered(city: City, viewer: Viewer, code: str = FOOD, *, spoil: int = 0) -> Judged:
    """Somebody answers; the first `spoil` questions wrongly."""
    chosen: list[int | None] = [
        right if place >= spoil else int(not right)
        for place, right in enumerate(right_answers(city, viewer, code))
    ]
    edition = edition_of(city, viewer, code)
    return training.answer(viewer, code=code, edition=edition, chosen=chosen, at=city.at)
