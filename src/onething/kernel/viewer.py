"""Who is looking: handed as the first argument to every query."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from onething.kernel.permissions import Permission


class ViewerKind(StrEnum):
    """A person with a post, the system itself (timers, jobs), or nobody known."""

    PERSON = "person"
    SYSTEM = "system"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True)
class Viewer:
    """A person in one post of one unit. `level` is the real-name level: 1 = phone proved, 2 = identity proved.

    `stands_in_for` are colleagues of the same post and unit who are absent today and named this person their deputy;
    `acts_for` is whose post it is, when this person holds it as a deputy only.
    """

    kind: ViewerKind
    person_id: UUID | None = None
    post: str | None = None
    unit_code: str | None = None
    permissions: frozenset[Permission] = field(default_factory=frozenset)
    level: int = 0
    stands_in_for: frozenset[UUID] = frozenset()
    acts_for: UUID | None = None

    def has(self, permission: Permission) -> bool:
        """Whether this viewer's post carries the permission; the system carries all."""
        return self.kind is ViewerKind.SYSTEM or permission in self.permissions


SYSTEM = Viewer(kind=ViewerKind.SYSTEM, post="system")
ANONYMOUS = Viewer(kind=ViewerKind.ANONYMOUS)
