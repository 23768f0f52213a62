"""How a row of the ledger is hashed and how a chain is verified. Needs only the rows as exported, no database.

A row is a mapping with the members of `MEMBERS`, all strings, integers or null: times are UTC with microseconds
("2026-02-13T01:02:03.000004Z"), `personal_sealed` is hex, `facts` is the canonical JSON text. The hash is SM3
(GB/T 32905) over the canonical JSON (RFC 8785) of every member but the hash itself.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from onething.kernel.canonical import canonical_json
from onething.kernel.sm import sm3
from onething.ledger import words
from onething.ledger.contracts import Fault

Row = Mapping[str, Any]

LAYOUT: Final = 1
"""The version of what is hashed: members and their form. A row keeps the one it was written under."""
FACTS_SCHEMA: Final = 1
"""The version of the facts, inside them as `schema`."""
NO_HASH: Final = "0" * 64
"""The previous hash of a first row."""
MEMBERS: Final = (
    "layout", "id", "subject_kind", "subject_id", "seq", "step_id", "verb", "from_state", "to_state", "actor_kind",
    "actor_person_id", "actor_post", "actor_unit_code", "on_behalf_of", "recorded_at", "effective_at", "facts",
    "data_key_id", "personal_sealed", "previous_hash",
)  # fmt: skip


def hash_row(row: Row) -> str:
    """Return the 64 hex digits of a row's hash. Raises KeyError when a member is missing."""
    return sm3(canonical_json({member: row[member] for member in MEMBERS})).hex()


def verify_chain(rows: Iterable[Row]) -> Fault | None:
    """Return the first fault of one chain, rows in order of seq; None when it is whole.

    A cut tail is a whole chain: only a checkpoint, or a head kept elsewhere, tells.
    """
    last: Row | None = None
    for row in rows:
        fault = check_link(row, after=last)
        if fault is not None:
            return fault
        last = row
    return None if last is not None else Fault(words.PLACE_CHAIN, words.EMPTY_CHAIN)


def check_link(row: Row, *, after: Row | None) -> Fault | None:
    """Return what is wrong with a row that stands after another of its chain (None: it is the first)."""
    expected = 1 if after is None else after["seq"] + 1
    what = _sequence_fault(row, after=after, expected=expected) or _content_fault(row)
    if what is None and row["previous_hash"] != (NO_HASH if after is None else after["hash"]):
        what = words.LINK_BROKEN
    if what is None:
        return None
    is_missing = row["seq"] > expected
    return Fault(
        name_row(
            row["subject_kind"], subject_id=row["subject_id"], seq=expected if is_missing else row["seq"]
        ),
        what,
    )


def name_row(kind: str, *, subject_id: object, seq: int) -> str:
    """Return the place of a row as people read it."""
    return words.PLACE_ROW.format(kind=kind, id=subject_id, seq=seq)


def _sequence_fault(row: Row, *, after: Row | None, expected: int) -> str | None:
    if after is not None and any(row[part] != after[part] for part in ("subject_kind", "subject_id")):
        return words.SUBJECT_MIXED
    if row["seq"] > expected:
        return words.ROW_MISSING.format(found=row["seq"])
    return words.ROW_REPEATED.format(found=row["seq"]) if row["seq"] < expected else None


def _content_fault(row: Row) -> str | None:
    if row["layout"] != LAYOUT:
        return words.LAYOUT_UNKNOWN.format(layout=row["layout"])
    try:
        is_whole = hash_row(row) == row["hash"]
    except (KeyError, TypeError, ValueError):  # an export from outside may lack members or hold anything
        is_whole = False
    return None if is_whole else words.ROW_BROKEN
