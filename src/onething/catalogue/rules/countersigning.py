"""Who countersigns a draft, and which objections stand (会签; house rule)."""

from collections.abc import Sequence
from dataclasses import replace

from onething.catalogue.contracts import Countersign, Thing


def list_joint(thing: Thing) -> list[str]:
    """Return the joint departments (联办机构) that the matters of a thing name, each once, without the one that leads it."""
    named = [body.name for matter in thing.matters for body in matter.particulars.authority.joint_bodies]
    return [name for name in dict.fromkeys(named) if name != thing.lead_department]


def mark_open(opinions: Sequence[Countersign]) -> tuple[Countersign, ...]:
    """Say of each opinion, the newest first, whether it is an objection that still stands.

    The newest opinion of a department is the one that counts; an answer closes it, whatever the department thinks of the answer:
    it may object again.
    """
    newest = {one.department: one.id for one in reversed(opinions)}
    return tuple(
        replace(one, is_open=not one.agrees and one.answered_at is None and newest[one.department] == one.id)
        for one in opinions
    )
