"""Key pairs that no row of ours keeps: those of other systems, in the demonstration and in tests. No database, no Django."""

from onething.keys.rules.sm2_encoding import find_point, new_private_scalar, write_public_pem
from onething.keys.signing.choice import get_provider


def make_pair() -> tuple[bytes, str]:
    """Return a fresh private scalar and its public key in PEM."""
    private = new_private_scalar()
    return private, write_public_pem(get_provider().public_point(private))


def sign_with(private: bytes, *, data: bytes) -> bytes:
    """Return a DER signature by a scalar that the caller keeps."""
    return get_provider().sign(private, data=data)


def verify_with(public_pem: str, *, data: bytes, signature: bytes) -> bool:
    """Whether the signature is that key's over this data."""
    point = find_point(public_pem)
    return point is not None and get_provider().verify(point, data=data, signature=signature)
