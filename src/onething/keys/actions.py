"""Writes of keys: data keys made and destroyed, signing keys made."""

import os
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from onething.kernel.errors import Refusal
from onething.kernel.sm import KEY_LENGTH
from onething.keys import words
from onething.keys.models import DataKey, SigningKey
from onething.keys.rules.sm2_encoding import new_private_scalar, write_public_pem
from onething.keys.signing.choice import get_provider
from onething.keys.transactions import forget_read, require_transaction


def create_data_key() -> UUID:
    """Make the key of one case's personal part and return its id."""
    require_transaction()
    row = DataKey.objects.create(wrapped=os.urandom(KEY_LENGTH).hex())
    return UUID(str(row.id))


def destroy_data_key(*, data_key_id: UUID, at: datetime) -> None:
    """Erase everything sealed under this key, for ever (个人信息保护法 art. 47); a destroyed one stays as it is.

    The wrapped bytes go from the row; copies in backups and archived logs of the database go with those, so
    their keeping time is part of the erasure. Raises Refusal `keys.data_key.unknown`.
    """
    require_transaction()
    row = DataKey.objects.select_for_update().filter(id=data_key_id).first()
    if row is None:
        raise Refusal("keys.data_key.unknown", words.DATA_KEY_UNKNOWN, status=500)
    if row.destroyed_at is None:
        row.wrapped, row.destroyed_at = None, at
        row.save(update_fields=["wrapped", "destroyed_at"])
        forget_read()


def ensure_signing_keys(*, owners: Collection[str]) -> None:
    """Make the SM2 key pairs of owners ("ledger", "unit:" and its code) that have none; of two at once one wins."""
    require_transaction()
    known = set(SigningKey.objects.filter(owner__in=owners).values_list("owner", flat=True))
    fresh = [_make_signing_key(owner) for owner in sorted(set(owners) - known)]
    if fresh:
        SigningKey.objects.bulk_create(fresh, ignore_conflicts=True)


def ensure_signing_key(*, owner: str) -> None:
    """Make the key pair of one owner, if there is none."""
    ensure_signing_keys(owners=[owner])


def _make_signing_key(owner: str) -> SigningKey:
    scalar = new_private_scalar()
    pem = write_public_pem(get_provider().public_point(scalar))
    return SigningKey(owner=owner, public_pem=pem, private=scalar.hex())
