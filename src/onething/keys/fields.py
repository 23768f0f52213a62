"""Model fields encrypted by the ring (SM4-GCM), bound to their table and column. They can be read, not searched."""

import json
from typing import TYPE_CHECKING, Any

from django.db import models

from onething.kernel.canonical import canonical_json
from onething.keys.current_ring import get_ring
from onething.keys.rules.ring_sealing import open_under_ring, seal_under_ring

if TYPE_CHECKING:
    _TextColumn = models.Field[str, str]
    _JSONColumn = models.Field[Any, Any]
else:
    _TextColumn = _JSONColumn = models.Field


class _Sealed:
    """What both fields share: bytes in the database, the plain value in Python, no lookups but `isnull`."""

    model: type[models.Model]
    column: str

    def get_internal_type(self) -> str:
        return "BinaryField"

    def get_lookup(self, lookup_name: str) -> Any:
        """A random nonce makes equality senseless: keep a `blind_index` beside the field and search by that."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None  # type: ignore[misc]

    def get_transform(self, lookup_name: str) -> None:
        return None

    def get_placeholder(self, value: Any, compiler: Any, connection: Any) -> Any:
        return connection.ops.binary_placeholder_sql(value)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is None:
            return None
        sealed = seal_under_ring(get_ring(), plaintext=self.write_plain(value), purpose=self._purpose())
        return connection.Database.Binary(sealed)

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> Any:
        if value is None:
            return None
        return self.read_plain(open_under_ring(get_ring(), sealed=bytes(value), purpose=self._purpose()))

    def write_plain(self, value: Any) -> bytes:
        raise NotImplementedError

    def read_plain(self, plain: bytes) -> Any:
        raise NotImplementedError

    def _purpose(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"


class EncryptedTextField(_Sealed, _TextColumn):
    """A text encrypted at rest. Renaming its table or column needs a migration that seals every value again."""

    def write_plain(self, value: Any) -> bytes:
        if not isinstance(value, str):
            raise TypeError(f"{self._purpose()} takes a text, not {type(value).__name__}")
        return value.encode()

    def read_plain(self, plain: bytes) -> str:
        return plain.decode()


class EncryptedJSONField(_Sealed, _JSONColumn):
    """A JSON value (no floats) encrypted at rest. Renaming its table or column needs every value sealed again."""

    def write_plain(self, value: Any) -> bytes:
        return canonical_json(value)

    def read_plain(self, plain: bytes) -> Any:
        return json.loads(plain)
