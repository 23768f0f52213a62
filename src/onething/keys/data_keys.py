"""Opening a data key for the moment of one use."""

from uuid import UUID

from onething.kernel.errors import Refusal
from onething.keys import words
from onething.keys.models import DataKey
from onething.keys.transactions import read_once


def get_open_key(data_key_id: UUID) -> bytes:
    """Return the 16 bytes of a data key, kept no longer than the transaction.

    Raises Refusal `keys.erased` (410) once it is destroyed, `keys.data_key.unknown`.
    """
    return read_once(("data key", data_key_id), lambda: _read(data_key_id))


def _read(data_key_id: UUID) -> bytes:
    row = DataKey.objects.filter(id=data_key_id).first()
    if row is None:
        raise Refusal("keys.data_key.unknown", words.DATA_KEY_UNKNOWN, status=500)
    if row.wrapped is None:
        raise Refusal("keys.erased", words.ERASED, status=410)
    return bytes.fromhex(row.wrapped)
