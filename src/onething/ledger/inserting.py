"""An act and its marks go in with one statement: on every act's way, a round trip to the database counts."""

from django.db import connection
from django.db.models.sql import InsertQuery

from onething.ledger.contracts import FOLLOWED
from onething.ledger.models import Entry

# What no checkpoint covers yet, and what supervision has not followed yet.
_WITH_MARKS = """
WITH entry AS ({insert} RETURNING id, subject_kind, subject_id, seq, hash),
unsealed AS (
    INSERT INTO ledger_unsealed (entry_id, subject_kind, subject_id, seq, hash)
    SELECT id, subject_kind, subject_id, seq, hash FROM entry
)
INSERT INTO ledger_unread (entry_id, subject_kind, subject_id)
SELECT id, subject_kind, subject_id FROM entry WHERE subject_kind = ANY(%s)
"""


def insert_entry(entry: Entry) -> None:
    """Insert a row of the ledger with its marks."""
    query = InsertQuery(Entry)
    query.insert_values(Entry._meta.concrete_fields, [entry])
    ((insert, parameters),) = query.get_compiler(connection=connection).as_sql()
    with connection.cursor() as cursor:
        cursor.execute(_WITH_MARKS.format(insert=insert), [*parameters, sorted(FOLLOWED)])
