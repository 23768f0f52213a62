"""SM2 keys and signatures as bytes that openssl reads. Plain scalars and points inside, DER and PEM outside."""

import base64
import binascii
import secrets

CURVE_ORDER = 0xFFFFFFFE_FFFFFFFF_FFFFFFFF_FFFFFFFF_7203DF6B_21C6052B_53BBF409_39D54123
SCALAR_LENGTH = 32
POINT_LENGTH = 65  # 0x04, x, y

# SEQUENCE { SEQUENCE { id-ecPublicKey 1.2.840.10045.2.1, SM2 curve 1.2.156.10197.1.301 }, BIT STRING point } (RFC 5480, GM/T 0006)
_ALGORITHM = bytes.fromhex("301306072a8648ce3d020106082a811ccf5501822d")
_PUBLIC_HEAD = bytes.fromhex("3059") + _ALGORITHM + bytes.fromhex("034200")
# SEQUENCE { 0, algorithm, OCTET STRING { SEQUENCE { 1, OCTET STRING scalar } } } (RFC 5208, RFC 5915)
_PRIVATE_HEAD = bytes.fromhex("3041020100") + _ALGORITHM + bytes.fromhex("042730250201010420")
_BEGIN, _END = "-----BEGIN PUBLIC KEY-----", "-----END PUBLIC KEY-----"


def new_private_scalar() -> bytes:
    """Return a random private key d, 1 ≤ d ≤ n-2 (GB/T 32918.1 section 6.1), as 32 bytes."""
    return (secrets.randbelow(CURVE_ORDER - 2) + 1).to_bytes(SCALAR_LENGTH, "big")


def encode_private(scalar: bytes) -> bytes:
    """Return the scalar as DER PrivateKeyInfo."""
    return _PRIVATE_HEAD + scalar


def encode_public(point: bytes) -> bytes:
    """Return the uncompressed point as DER SubjectPublicKeyInfo."""
    return _PUBLIC_HEAD + point


def write_public_pem(point: bytes) -> str:
    """Return the point as PEM that `openssl dgst -sm3 -verify` reads."""
    text = base64.b64encode(encode_public(point)).decode()
    lines = [text[start : start + 64] for start in range(0, len(text), 64)]
    return "\n".join([_BEGIN, *lines, _END, ""])


def find_point(public_pem: str) -> bytes | None:
    """Return the uncompressed point of a PEM public key; None when it is not one of SM2."""
    body = public_pem.strip()
    if not (body.startswith(_BEGIN) and body.endswith(_END)):
        return None
    try:
        der = base64.b64decode("".join(body[len(_BEGIN) : -len(_END)].split()), validate=True)
    except (ValueError, binascii.Error):
        return None
    point = der.removeprefix(_PUBLIC_HEAD)
    is_ours = len(der) == len(_PUBLIC_HEAD) + POINT_LENGTH and len(point) == POINT_LENGTH and point[0] == 4
    return point if is_ours else None
