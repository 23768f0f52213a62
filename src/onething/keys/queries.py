"""What keys does for other modules. No viewer: key material is read for modules, never for a person."""

from collections.abc import Sequence
from uuid import UUID

from onething.kernel.errors import Refusal
from onething.kernel.sm import sm4_open, sm4_seal
from onething.keys import words
from onething.keys.current_ring import get_ring
from onething.keys.data_keys import get_open_key
from onething.keys.models import SigningKey
from onething.keys.rules.ring_sealing import blind_index_of
from onething.keys.rules.sm2_encoding import find_point
from onething.keys.signing.choice import get_provider


def blind_index(text: str, *, purpose: str) -> str:
    """Return 64 hex digits by which an encrypted text is found again; the caller has normalised the text."""
    return blind_index_of(get_ring(), text=text, purpose=purpose)


def seal(data_key_id: UUID, *, plaintext: bytes, associated: bytes) -> bytes:
    """Seal under a data key, bound to `associated` (say which row and place). Raises Refusal `keys.erased`."""
    return sm4_seal(get_open_key(data_key_id), plaintext, associated=associated)


def open_sealed(data_key_id: UUID, *, sealed: bytes, associated: bytes) -> bytes:
    """Open what `seal` sealed. Raises Refusal `keys.erased` (410) once the key is destroyed, `kernel.seal.broken`."""
    return sm4_open(get_open_key(data_key_id), sealed, associated=associated)


def open_all_sealed(data_key_id: UUID, *, texts: Sequence[tuple[bytes, bytes]]) -> list[bytes]:
    """Open several (sealed, associated) of one data key with one question to the database; refuses as `open_sealed`."""
    key = get_open_key(data_key_id)
    return [sm4_open(key, sealed, associated=associated) for sealed, associated in texts]


def sign(*, owner: str, data: bytes) -> bytes:
    """Return the owner's DER signature, SM2 with SM3 and id 1234567812345678. Raises Refusal `keys.signing_key.unknown`."""
    return get_provider().sign(bytes.fromhex(_get_signing_key(owner).private), data=data)


def public_key_pem(*, owner: str) -> str:
    """Return the owner's public key for `openssl dgst -sm3 -verify`. Raises Refusal `keys.signing_key.unknown`."""
    return _get_signing_key(owner).public_pem


def verify(*, public_pem: str, data: bytes, signature: bytes) -> bool:
    """Whether the signature is that key's over this data. A text that is no SM2 public key verifies nothing."""
    point = find_point(public_pem)
    return point is not None and get_provider().verify(point, data=data, signature=signature)


def is_public_key(text: str) -> bool:
    """Whether a text is an SM2 public key in PEM."""
    return find_point(text) is not None


def signing_provider_name() -> str:
    """Return the Chinese name of the provider that signs here. Raises Refusal `keys.signing.no_provider`."""
    return get_provider().name


def _get_signing_key(owner: str) -> SigningKey:
    row = SigningKey.objects.filter(owner=owner).first()
    if row is None:
        raise Refusal("keys.signing_key.unknown", words.SIGNING_KEY_UNKNOWN.format(owner=owner), status=500)
    return row
