"""Where an act is performed."""

from uuid import UUID

ROOT = "/api/v1"


def act_address(case_id: UUID, *, verb: str, step_id: UUID | None) -> str:
    """Return the address of an act on a case, or on a step."""
    noun = f"steps/{step_id}" if step_id else f"cases/{case_id}"
    return f"{ROOT}/{noun}/{verb.replace('_', '-')}"
