"""SM2 in pure Python (gmalg): about ten milliseconds a signature, works wherever Python does."""

from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from gmalg import SM2

from onething.keys import words
from onething.keys.rules.sm2_encoding import CURVE_ORDER
from onething.keys.signing.provider import SIGNER_ID

_PRIME = 0xFFFFFFFE_FFFFFFFF_FFFFFFFF_FFFFFFFF_FFFFFFFF_00000000_FFFFFFFF_FFFFFFFF
_B = 0x28E9FA9E_9D9F5E34_4D5A9E4B_CF6509A7_F39789F5_15AB8F92_DDBCBD41_4D940E93


class PurePythonProvider:
    """gmalg behind the provider interface. Test-grade: not certified, not constant in time."""

    name = words.PROVIDER_PURE_PYTHON

    def public_point(self, private: bytes) -> bytes:
        """Return the point of a private scalar."""
        return bytes(SM2().generate_pk(private))

    def sign(self, private: bytes, *, data: bytes) -> bytes:
        """Return a DER signature over SM3(Z || data)."""
        r, s = SM2(sk=private, uid=SIGNER_ID).sign(data)
        return encode_dss_signature(int.from_bytes(r, "big"), int.from_bytes(s, "big"))

    def verify(self, public: bytes, *, data: bytes, signature: bytes) -> bool:
        """Whether the DER signature is this key's over this data; False for anything malformed."""
        try:
            r, s = decode_dss_signature(signature)
        except ValueError:
            return False
        if not (0 < r < CURVE_ORDER and 0 < s < CURVE_ORDER and _is_on_curve(public)):
            return False
        verifier = SM2(pk=public, uid=SIGNER_ID)
        return bool(verifier.verify(data, r.to_bytes(32, "big"), s.to_bytes(32, "big")))


def _is_on_curve(point: bytes) -> bool:
    """gmalg does not look by itself; a cofactor of 1 makes this the whole check (GB/T 32918.1 section 6.2)."""
    x, y = int.from_bytes(point[1:33], "big"), int.from_bytes(point[33:], "big")
    return x < _PRIME and y < _PRIME and (y * y - (x * x * x - 3 * x + _B)) % _PRIME == 0
