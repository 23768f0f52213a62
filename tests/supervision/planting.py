"""Hands that reach into a chain, in an exported file and round the walls of the database; each takes rows and returns rows."""

from collections.abc import Callable
from typing import Any

from onething.ledger.models import Entry
from onething.ledger.rules.chain import hash_row
from onething.ledger.table_rows import export_entry
from tests.ledger.acts import walls_down

Rows = list[dict[str, Any]]
Hand = Callable[[Rows], Rows]
AT = 3
"""The row at which every hand begins."""


def edit(rows: Rows) -> Rows:
    """What an act says is taken out of it."""
    return [row | {"facts": '{"schema":1}'} if row["seq"] == AT else row for row in rows]


def delete(rows: Rows) -> Rows:
    """One row less."""
    return [row for row in rows if row["seq"] != AT]


def swap(rows: Rows) -> Rows:
    """Two rows change places."""
    return [*rows[: AT - 1], rows[AT], rows[AT - 1], *rows[AT + 1 :]]


def renumber(rows: Rows) -> Rows:
    """Two rows change places and numbers."""
    return [row | {"seq": seq} for seq, row in enumerate(swap(rows), start=1)]


def cut(rows: Rows) -> Rows:
    """The tail is gone; what is left is a whole chain."""
    return rows[: AT - 1]


def rewrite(rows: Rows) -> Rows:
    """A careful hand: the edit, and every hash from there on made anew."""
    written = rows[: AT - 1]
    for row in edit(rows)[AT - 1 :]:
        linked = row | {"previous_hash": written[-1]["hash"]}
        written.append(linked | {"hash": hash_row(linked)})
    return written


def plant_in_file(export: dict[str, Any], *, hand: Hand, kind: str) -> dict[str, Any]:
    """Return the export with one chain as the hand leaves it."""
    chains = [
        chain | {"rows": hand(chain["rows"])} if chain["subject_kind"] == kind else chain
        for chain in export["chains"]
    ]
    return export | {"chains": chains}


def plant_in_database(*, hand: Hand, kind: str, subject_id: object) -> None:
    """Put what the hand makes of a chain in its place, as the owner of the database could."""
    entries = {
        str(entry.id): entry for entry in Entry.objects.filter(subject_kind=kind, subject_id=subject_id)
    }
    rows = sorted(map(export_entry, entries.values()), key=lambda row: row["seq"])
    with walls_down("ledger_entry"):
        Entry.objects.filter(id__in=entries).delete()
        for row in hand(rows):
            entry = entries[row["id"]]
            entry.seq, entry.facts = row["seq"], row["facts"]
            entry.previous_hash, entry.hash = row["previous_hash"], row["hash"]
            entry.save(force_insert=True)
