"""The backend Django loads by this file's name: foreign keys are checked at once, never at commit.

What was read once in a transaction may be kept in `kept` (keys/transactions.py) until a transaction or savepoint begins or
ends: then it is forgotten, so that nothing undone and nothing another transaction has changed is ever taken from there.
"""

from typing import Any

from django.db.backends.postgresql.base import DatabaseWrapper as PostgresWrapper
from django.db.backends.postgresql.operations import DatabaseOperations as PostgresOperations
from django.db.backends.postgresql.schema import DatabaseSchemaEditor as PostgresSchemaEditor


class DatabaseOperations(PostgresOperations):
    def deferrable_sql(self) -> str:
        return ""


class DatabaseSchemaEditor(PostgresSchemaEditor):
    sql_create_column_inline_fk = "CONSTRAINT %(name)s REFERENCES %(to_table)s(%(to_column)s)%(deferrable)s"
    sql_delete_fk = "ALTER TABLE %(table)s DROP CONSTRAINT %(name)s"


class DatabaseWrapper(PostgresWrapper):
    ops_class = DatabaseOperations
    SchemaEditorClass = DatabaseSchemaEditor

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)  # type: ignore[misc]
        self.kept: dict[Any, Any] = {}

    def _commit(self) -> None:
        self.kept.clear()
        super()._commit()  # type: ignore[misc]

    def _rollback(self) -> None:
        self.kept.clear()
        super()._rollback()  # type: ignore[misc]

    def _savepoint(self, sid: str) -> None:
        self.kept.clear()
        super()._savepoint(sid)  # type: ignore[misc]

    def _savepoint_commit(self, sid: str) -> None:
        self.kept.clear()
        super()._savepoint_commit(sid)  # type: ignore[misc]

    def _savepoint_rollback(self, sid: str) -> None:
        self.kept.clear()
        super()._savepoint_rollback(sid)  # type: ignore[misc]

    def close(self) -> None:
        self.kept.clear()
        super().close()
