"""Sealing under the ring: each ciphertext names its key and is bound to the purpose (table and column) it was made for."""

from onething.kernel.errors import Refusal
from onething.kernel.sm import KEY_LENGTH, hmac_sm3, sm4_open, sm4_seal
from onething.keys import words
from onething.keys.rules.ring import KeyRing

_FORMAT = b"\x01"
_DERIVATION = b"onething.keys.ring/1\0"


def seal_under_ring(ring: KeyRing, *, plaintext: bytes, purpose: str) -> bytes:
    """Return header (format, length of key id, key id) and SM4-GCM text under the active key.

    Each purpose has its own SM4 key, derived from the master key by HMAC-SM3: the number of random nonces a
    key may see (2**32, NIST SP 800-38D section 8.3) then counts per column, and a ciphertext moved to another
    column does not open.
    """
    header = _FORMAT + bytes([len(ring.active)]) + ring.active.encode("ascii")
    key = _derive(ring.keys[ring.active], purpose=purpose)
    return header + sm4_seal(key, plaintext, associated=_bind(header, purpose=purpose))


def open_under_ring(ring: KeyRing, *, sealed: bytes, purpose: str) -> bytes:
    """Return what `seal_under_ring` sealed for this purpose, by whichever key of the ring did it.

    Raises Refusal `keys.ring.key_unknown` for a key that is not in the ring and `kernel.seal.broken` for a
    changed text, another purpose or another key.
    """
    end = 2 + sealed[1] if sealed[:1] == _FORMAT and len(sealed) > 1 else 0
    header, body = sealed[:end], sealed[end:]
    key_id = header[2:].decode("ascii", "replace")
    if key_id not in ring.keys:
        raise Refusal("keys.ring.key_unknown", words.RING_KEY_UNKNOWN.format(key_id=key_id), status=500)
    key = _derive(ring.keys[key_id], purpose=purpose)
    return sm4_open(key, body, associated=_bind(header, purpose=purpose))


def blind_index_of(ring: KeyRing, *, text: str, purpose: str) -> str:
    """Return 64 hex digits by which a text can be found without being kept: HMAC-SM3 under the index key.

    The same text under another purpose has another index, so that two tables can't be matched by it.
    """
    return hmac_sm3(ring.index, purpose.encode() + b"\0" + text.encode()).hex()


def _derive(master: bytes, *, purpose: str) -> bytes:
    return hmac_sm3(master, _DERIVATION + purpose.encode())[:KEY_LENGTH]


def _bind(header: bytes, *, purpose: str) -> bytes:
    return _DERIVATION + header + b"\0" + purpose.encode()
