"""SM3, HMAC-SM3 and SM4-GCM against the standards' vectors and a second, independent implementation."""

import gmalg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.kernel.errors import Refusal
from onething.kernel.sm import NONCE_LENGTH, TAG_LENGTH, hmac_sm3, sm3, sm4_open, sm4_seal

KEY = bytes.fromhex("0123456789abcdeffedcba9876543210")


def second_sm3(data: bytes) -> bytes:
    digest = gmalg.SM3()
    digest.update(data)
    return bytes(digest.value())


@pytest.mark.parametrize(
    ("data", "digest"),
    [
        # GB/T 32905 annex A.1 and A.2
        (b"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        (b"abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
    ],
)
def test_sm3_vectors(data: bytes, digest: str) -> None:
    assert sm3(data).hex() == digest


@given(st.binary(max_size=300))
def test_sm3_agrees_with_a_second_implementation(data: bytes) -> None:
    assert sm3(data) == second_sm3(data)


@given(st.binary(max_size=100), st.binary(max_size=100))
def test_hmac_is_that_of_rfc_2104(key: bytes, data: bytes) -> None:
    block = (second_sm3(key) if len(key) > 64 else key).ljust(64, b"\0")
    inner = second_sm3(bytes(byte ^ 0x36 for byte in block) + data)
    assert hmac_sm3(key, data) == second_sm3(bytes(byte ^ 0x5C for byte in block) + inner)


def test_sm4_gcm_vector_of_rfc_8998() -> None:
    """RFC 8998 appendix A.1."""
    nonce = bytes.fromhex("00001234567800000000abcd")
    plaintext = b"".join(bytes([byte]) * 8 for byte in bytes.fromhex("aabbccddeeffeeaa"))
    associated = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    ciphertext = bytes.fromhex(
        "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
        "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
    )
    tag = bytes.fromhex("83de3541e4c2b58177e065a9bf7b62ec")
    assert sm4_open(KEY, nonce + ciphertext + tag, associated=associated) == plaintext


def test_the_second_sm4_knows_the_example_of_the_standard() -> None:
    """GB/T 32907 annex A.1: the block that GCM's counter cannot reach is checked on the second implementation."""
    assert bytes(gmalg.SM4(KEY).encrypt(KEY)).hex() == "681edf34d206965e86b3e94f536e4246"


@given(st.binary(min_size=16, max_size=16), st.binary(min_size=1, max_size=16))
def test_sm4_keystream_is_sm4_of_the_counter(key: bytes, plaintext: bytes) -> None:
    """GCM: the first block is masked with SM4(nonce || 2)."""
    sealed = sm4_seal(key, plaintext, associated=b"")
    keystream = bytes(gmalg.SM4(key).encrypt(sealed[:NONCE_LENGTH] + b"\0\0\0\2"))
    masked = bytes(a ^ b for a, b in zip(plaintext, keystream, strict=False))
    assert sealed[NONCE_LENGTH:-TAG_LENGTH] == masked


@given(st.binary(max_size=200), st.binary(max_size=50))
def test_what_is_sealed_opens(plaintext: bytes, associated: bytes) -> None:
    assert sm4_open(KEY, sm4_seal(KEY, plaintext, associated=associated), associated=associated) == plaintext


def test_the_same_text_is_never_sealed_alike() -> None:
    assert len({sm4_seal(KEY, b"same", associated=b"") for _ in range(100)}) == 100


@given(st.binary(max_size=40), st.data())
def test_one_changed_bit_does_not_open(plaintext: bytes, data: st.DataObject) -> None:
    sealed = bytearray(sm4_seal(KEY, plaintext, associated=b"case"))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(Refusal, match=r"^kernel\.seal\.broken$"):
        sm4_open(KEY, bytes(sealed), associated=b"case")


@pytest.mark.parametrize("length", [0, 1, 27])
def test_a_cut_text_does_not_open(length: int) -> None:
    with pytest.raises(Refusal, match=r"^kernel\.seal\.broken$"):
        sm4_open(KEY, sm4_seal(KEY, b"", associated=b"")[:length], associated=b"")


def test_other_key_or_other_association_does_not_open() -> None:
    sealed = sm4_seal(KEY, b"secret", associated=b"case 1")
    for key, associated in [(KEY, b"case 2"), (KEY[::-1], b"case 1")]:
        with pytest.raises(Refusal, match=r"^kernel\.seal\.broken$"):
            sm4_open(key, sealed, associated=associated)


def test_a_key_of_another_length_is_a_fault() -> None:
    with pytest.raises(ValueError, match="key"):
        sm4_seal(b"short", b"", associated=b"")
