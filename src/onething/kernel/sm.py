"""The national algorithms in software: SM3, HMAC-SM3, SM4-GCM. Test-grade: production plugs in a machine."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from onething.kernel import words
from onething.kernel.errors import Refusal

KEY_LENGTH = 16
NONCE_LENGTH = 12
TAG_LENGTH = 16


def sm3(data: bytes) -> bytes:
    """Return the 32-byte SM3 digest (GB/T 32905)."""
    digest = hashes.Hash(hashes.SM3())
    digest.update(data)
    return digest.finalize()


def hmac_sm3(key: bytes, data: bytes) -> bytes:
    """Return the 32-byte HMAC (RFC 2104) of `data` with SM3."""
    mac = hmac.HMAC(key, hashes.SM3())
    mac.update(data)
    return mac.finalize()


def sm4_seal(key: bytes, plaintext: bytes, *, associated: bytes) -> bytes:
    """Encrypt with SM4-GCM (GB/T 32907, RFC 8998): 12-byte random nonce, ciphertext, 16-byte tag.

    `key` has 16 bytes (ValueError otherwise); `associated` is not hidden but bound: opening needs the same
    bytes.
    """
    nonce = os.urandom(NONCE_LENGTH)
    encryptor = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(associated)
    ciphertext = encryptor.update(plaintext) + encryptor.finalize()
    return nonce + ciphertext + encryptor.tag


def sm4_open(key: bytes, sealed: bytes, *, associated: bytes) -> bytes:
    """Return the plaintext that `sm4_seal` closed under the same key and associated bytes.

    Raises Refusal `kernel.seal.broken` when a single bit of the sealed or associated bytes changed, the key
    is another one or the text was cut.
    """
    if len(sealed) < NONCE_LENGTH + TAG_LENGTH:
        raise _broken()
    nonce, tag = sealed[:NONCE_LENGTH], sealed[-TAG_LENGTH:]
    decryptor = Cipher(algorithms.SM4(key), modes.GCM(nonce, tag)).decryptor()
    decryptor.authenticate_additional_data(associated)
    try:
        return decryptor.update(sealed[NONCE_LENGTH:-TAG_LENGTH]) + decryptor.finalize()
    except InvalidTag:
        raise _broken() from None


def _broken() -> Refusal:
    return Refusal("kernel.seal.broken", words.SEAL_BROKEN, status=500)
