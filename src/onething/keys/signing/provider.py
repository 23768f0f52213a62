"""What a provider of SM2 must do, and the proof each gives before it is used."""

from typing import Protocol

from onething.keys.rules.sm2_encoding import new_private_scalar

SIGNER_ID = b"1234567812345678"
"""The default distinguishing id of GM/T 0009 section 10; openssl takes it as `-sigopt distid:1234567812345678`."""


class Sm2Provider(Protocol):
    """Signs with SM2 and SM3 under the default id. Keys are the 32-byte scalar and the 65-byte uncompressed point."""

    name: str

    def public_point(self, private: bytes) -> bytes:
        """Return the point of a private scalar."""

    def sign(self, private: bytes, *, data: bytes) -> bytes:
        """Return a DER signature over SM3(Z || data)."""

    def verify(self, public: bytes, *, data: bytes, signature: bytes) -> bool:
        """Whether the DER signature is this key's over this data; False for anything malformed."""


# GB/T 32918.5 appendix A.2 (the recommended curve): key pair, message and signature.
_PRIVATE = bytes.fromhex("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8")
_PUBLIC = bytes.fromhex(
    "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
    "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"
)
_MESSAGE = b"message digest"
_SIGNATURE = bytes.fromhex(
    "3046022100f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
    "022100b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa"
)


def is_proven(provider: Sm2Provider) -> bool:
    """Whether a provider knows the standard's vector, refuses a changed message and verifies its own signature."""
    scalar = new_private_scalar()
    own = provider.sign(scalar, data=_MESSAGE)
    point = provider.public_point(scalar)
    return (
        provider.public_point(_PRIVATE) == _PUBLIC
        and provider.verify(_PUBLIC, data=_MESSAGE, signature=_SIGNATURE)
        and not provider.verify(_PUBLIC, data=_MESSAGE + b".", signature=_SIGNATURE)
        and provider.verify(point, data=_MESSAGE, signature=own)
        and not provider.verify(_PUBLIC, data=_MESSAGE, signature=own)
    )
