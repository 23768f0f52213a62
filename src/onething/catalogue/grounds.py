"""The law behind a published figure, without the notes of whoever collected it. Outsiders find this in contracts.py."""

import re
from dataclasses import dataclass

_LAW = re.compile(r"(?P<name>[\u4e00-\u9fff《》〔〕（）、]+)(?:\(\d{4}\))?(?:\s*arts?\.\s*(?P<article>\d+))?")


@dataclass(frozen=True)
class Ground:
    """The law and the article that a published limit rests on."""

    law: str
    article: str | None


def find_ground(basis: str | None) -> Ground | None:
    """Return the law and article of a published basis, without the notes of whoever collected it; None without a law."""
    found = _LAW.match(basis or "")
    return Ground(law=found["name"], article=found["article"]) if found else None
