"""The one way to say no."""

from collections.abc import Mapping
from typing import Any


class Refusal(Exception):  # noqa: N818 - a refusal is an answer to a person, not a fault
    """A lawful or technical "no" that a person reads.

    `code` is stable and machine-readable (``module.noun.reason``); `sentence` is plain Chinese that says what to do;
    `field` names the place in the person's input ("form.uscc"); `status` is the HTTP status that fits; `facts`
    carries more (other problems, a deadline) and never personal data.
    """

    def __init__(
        self,
        code: str,
        sentence: str,
        *,
        field: str | None = None,
        status: int = 422,
        facts: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence
        self.field = field
        self.status = status
        self.facts = dict(facts or {})
