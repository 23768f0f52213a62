"""The step bar of an application: form, materials, review."""

from collections.abc import Collection
from uuid import UUID

from onething.look.contracts import BarStep, Progress, StepBar
from onething.pages.applying import words
from onething.pages.applying.face import Face


def show_steps(face: Face, *, case_id: UUID, at: str, unfinished: Collection[str] = ()) -> StepBar:
    """Return the bar with the step where the reader is; every step can be gone to. `unfinished` are known not to be done."""
    names = [name for name, _word in words.STEP_WORDS]
    place = names.index(at)
    return StepBar(
        steps=tuple(
            BarStep(
                word=word,
                state=_state(index, place=place, is_open=name in unfinished),
                href=f"{face.case(case_id)}/{name}",
            )
            for index, (name, word) in enumerate(words.STEP_WORDS)
        ),
        label=words.STEPS_LABEL,
    )


def _state(index: int, *, place: int, is_open: bool) -> Progress:
    if index == place:
        return Progress.NOW
    return Progress.DONE if index < place and not is_open else Progress.TODO
