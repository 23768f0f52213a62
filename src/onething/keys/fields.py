"""Model fields encrypted by the ring (SM4-GCM), bound to their table and column. They can be read, not searched."""

import json
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models

from onething.kernel.canonical import canonical_json
from onething.keys.current_ring import get_ring
from onething.keys.rules.ring_sealing import open_under_ring, seal_under_ring

_Set = TypeVar("_Set", contravariant=True)
_Get = TypeVar("_Get", covariant=True)

if TYPE_CHECKING:
    from django.db.models import Field as _Column
else:

    class _Column(models.Field):
        """Takes the type parameters that only the type checker reads."""

        def __class_getitem__(cls, _types: object) -> type:
            return cls


class _Sealed:
    """What both fields share: bytes in the database, the plain value in Python, no lookups but `isnull`."""

    if TYPE_CHECKING:
        model: type[models.Model]
        column: Any

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


class EncryptedTextField(_Sealed, _Column[_Set, _Get]):
    """A text encrypted at rest. Renaming its table or column needs a migration that seals every value again."""

    if TYPE_CHECKING:
        _pyi_private_set_type: str
        _pyi_private_get_type: str

    def write_plain(self, value: Any) -> bytes:
        if not isinstance(value, str):
            raise TypeError(f"{self._purpose()} takes a text, not {type(value).__name__}")
        return value.encode()

    def read_plain(self, plain: bytes) -> str:
        return plain.decode()


class EncryptedJSONField(_Sealed, _Column[_Set, _Get]):
    """A JSON value (no floats) encrypted at rest. Renaming its table or column needs every value sealed again."""

    if TYPE_CHECKING:
        _pyi_private_set_type: Any
        _pyi_private_get_type: Any

    def write_plain(self, value: Any) -> bytes:
        return canonical_json(value)

    def read_plain(self, plain: bytes) -> Any:
        return json.loads(plain)
