"""SM2 by the system's OpenSSL 3 (libcrypto), called through ctypes: a third of a millisecond a signature."""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import POINTER, byref, c_char_p, c_int, c_long, c_size_t, c_void_p

from onething.keys import words
from onething.keys.rules.sm2_encoding import POINT_LENGTH, encode_private, encode_public
from onething.keys.signing.provider import SIGNER_ID

# Only names with a version: on macOS the bare name ends the process.
_NAMES = ("libcrypto.so.3", "libcrypto.so.4", "libcrypto.3.dylib")
_BYTES, _OUT = c_char_p, POINTER(c_void_p)
_PROTOTYPES: dict[str, tuple[object, list[object]]] = {
    "d2i_AutoPrivateKey": (c_void_p, [c_void_p, POINTER(c_char_p), c_long]),
    "d2i_PUBKEY": (c_void_p, [c_void_p, POINTER(c_char_p), c_long]),
    "i2d_PUBKEY": (c_int, [c_void_p, c_void_p]),
    "EVP_PKEY_free": (None, [c_void_p]),
    "EVP_MD_CTX_new": (c_void_p, []),
    "EVP_MD_CTX_free": (None, [c_void_p]),
    "EVP_sm3": (c_void_p, []),
    "EVP_DigestSignInit": (c_int, [c_void_p, _OUT, c_void_p, c_void_p, c_void_p]),
    "EVP_DigestVerifyInit": (c_int, [c_void_p, _OUT, c_void_p, c_void_p, c_void_p]),
    "EVP_PKEY_CTX_set1_id": (c_int, [c_void_p, _BYTES, c_int]),
    "EVP_DigestSign": (c_int, [c_void_p, c_void_p, POINTER(c_size_t), _BYTES, c_size_t]),
    "EVP_DigestVerify": (c_int, [c_void_p, _BYTES, c_size_t, _BYTES, c_size_t]),
    "ERR_clear_error": (None, []),
}
_LONGEST_SIGNATURE = 72


class LibcryptoError(Exception):
    """libcrypto refused a step; the name of the function is all that is told."""


class LibcryptoProvider:
    """libcrypto behind the provider interface. Test-grade: not certified. Raises OSError when there is no OpenSSL 3."""

    name = words.PROVIDER_LIBCRYPTO

    def __init__(self) -> None:
        self._library = _load()

    def public_point(self, private: bytes) -> bytes:
        """Return the point of a private scalar."""
        with self._key("d2i_AutoPrivateKey", der=encode_private(private)) as key:
            der = ctypes.create_string_buffer(self._library.i2d_PUBKEY(key, None))
            self._library.i2d_PUBKEY(key, byref(c_void_p(ctypes.addressof(der))))
            return der.raw[-POINT_LENGTH:]

    def sign(self, private: bytes, *, data: bytes) -> bytes:
        """Return a DER signature over SM3(Z || data)."""
        with self._key("d2i_AutoPrivateKey", der=encode_private(private)) as key:  # noqa: SIM117
            with self._context(self._library.EVP_DigestSignInit, key=key) as context:
                signature = ctypes.create_string_buffer(_LONGEST_SIGNATURE)
                length = c_size_t(_LONGEST_SIGNATURE)
                done = self._library.EVP_DigestSign(context, signature, byref(length), data, len(data))
                self._check(done == 1, "EVP_DigestSign")
                return signature.raw[: length.value]

    def verify(self, public: bytes, *, data: bytes, signature: bytes) -> bool:
        """Whether the DER signature is this key's over this data; False for anything malformed."""
        try:
            with self._key("d2i_PUBKEY", der=encode_public(public)) as key:  # noqa: SIM117
                with self._context(self._library.EVP_DigestVerifyInit, key=key) as context:
                    answer = self._library.EVP_DigestVerify(
                        context, signature, len(signature), data, len(data)
                    )
                    return bool(answer == 1)
        except LibcryptoError:
            return False
        finally:
            self._library.ERR_clear_error()

    @contextmanager
    def _key(self, reader: str, *, der: bytes) -> Iterator[int]:
        key = getattr(self._library, reader)(None, byref(c_char_p(der)), len(der))
        self._check(bool(key), reader)
        try:
            yield key
        finally:
            self._library.EVP_PKEY_free(key)

    @contextmanager
    def _context(self, start: Callable[..., int], *, key: int) -> Iterator[int]:
        context, key_context = self._library.EVP_MD_CTX_new(), c_void_p()
        try:
            started = start(context, byref(key_context), self._library.EVP_sm3(), None, key)
            self._check(started == 1, "EVP_Digest…Init")
            named = self._library.EVP_PKEY_CTX_set1_id(key_context, SIGNER_ID, len(SIGNER_ID))
            self._check(named > 0, "EVP_PKEY_CTX_set1_id")
            yield context
        finally:
            self._library.EVP_MD_CTX_free(context)

    def _check(self, is_done: bool, name: str) -> None:
        if not is_done:
            self._library.ERR_clear_error()
            raise LibcryptoError(name)


def _load() -> ctypes.CDLL:
    library = _open()
    for name, (answer, arguments) in _PROTOTYPES.items():
        try:
            function = getattr(library, name)
        except AttributeError:
            raise OSError(f"libcrypto has no {name}") from None
        function.restype, function.argtypes = answer, arguments
    return library


def _open() -> ctypes.CDLL:
    for name in _NAMES:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    raise OSError("no libcrypto of OpenSSL 3")
