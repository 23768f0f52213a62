"""The small forms of a step as data: which act, what it asks, how it is done. Which are open now, the table of moves says."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

from onething.cases.contracts.views import StepView, WholeCase
from onething.kernel.viewer import Viewer
from onething.look.contracts import ButtonKind, Field


@dataclass(frozen=True)
class Sent:
    """What a form of one step sent, by plain names: several steps stand on one page, so a name ends with the step's own."""

    ending: str
    post: QueryDict = field(default_factory=QueryDict)
    files: MultiValueDict[str, UploadedFile] = field(default_factory=MultiValueDict)

    def text(self, name: str) -> str:
        """Return what was typed, or nothing."""
        return self.post.get(self.name(name), "")

    def many(self, name: str) -> list[str]:
        """Return everything that was chosen."""
        return self.post.getlist(self.name(name))

    def file(self, name: str) -> UploadedFile | None:
        """Return the file that was chosen, if one was."""
        return self.files.get(self.name(name))

    def name(self, name: str) -> str:
        """Return the name of an input of this step."""
        return f"{name}_{self.ending}"


@dataclass(frozen=True)
class Scene:
    """What a form is drawn from. `sent` is what a refused try had sent, else empty."""

    viewer: Viewer
    whole: WholeCase
    step: StepView
    sent: Sent
    at: datetime


Perform = Callable[[Viewer, UUID, Sent, datetime], None]


@dataclass(frozen=True)
class DeskAct:
    """A button of a form: its verb, its word, its key, and what it does."""

    verb: str
    word: str
    perform: Perform
    key: str = ""
    kind: ButtonKind = ButtonKind.PRIMARY


def ask_nothing(scene: Scene) -> tuple[Field, ...]:
    """Return no fields: the button alone says everything."""
    return ()


@dataclass(frozen=True)
class DeskForm:
    """A form with its acts; folded ones open on demand, so that what is done every day stands first."""

    acts: tuple[DeskAct, ...]
    title: str = ""
    fields: Callable[[Scene], tuple[Field, ...]] = ask_nothing
    is_folded: bool = False


def step_ending(step: StepView) -> str:
    """Return what tells the inputs of this step from those of the others on the page."""
    return step.number[-2:]


def read_sent(request: HttpRequest, *, step: StepView) -> Sent:
    """Return what a form of this step sent."""
    return Sent(ending=step_ending(step), post=request.POST, files=request.FILES)
