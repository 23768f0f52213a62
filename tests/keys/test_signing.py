"""SM2: both providers against the standard's vector, against each other, and against the real openssl."""

import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from hypothesis import given, settings
from hypothesis import strategies as st

from onething.kernel.errors import Refusal
from onething.keys.actions import ensure_signing_key
from onething.keys.models import SigningKey
from onething.keys.queries import public_key_pem, sign, signing_provider_name, verify
from onething.keys.rules.sm2_encoding import (
    CURVE_ORDER,
    encode_public,
    find_point,
    new_private_scalar,
    write_public_pem,
)
from onething.keys.signing.choice import choose_provider
from onething.keys.signing.libcrypto import LibcryptoError, LibcryptoProvider
from onething.keys.signing.provider import Sm2Provider, is_proven
from onething.keys.signing.pure_python import PurePythonProvider


def _libcrypto() -> Sm2Provider | None:
    try:
        provider = LibcryptoProvider()
        return provider if is_proven(provider) else None
    except (OSError, LibcryptoError):
        return None


PURE, LIBCRYPTO = PurePythonProvider(), _libcrypto()
PROVIDERS: list[Sm2Provider] = [PURE, *([LIBCRYPTO] if LIBCRYPTO else [])]
both = pytest.mark.parametrize("provider", PROVIDERS, ids=lambda provider: type(provider).__name__)
needs_libcrypto = pytest.mark.skipif(LIBCRYPTO is None, reason="this machine's libcrypto has no SM2")


def _openssl_has_sm2() -> bool:
    if shutil.which("openssl") is None:
        return False
    known = subprocess.run(["openssl", "list", "-public-key-algorithms"], capture_output=True, check=False)
    return b"SM2" in known.stdout


@both
def test_a_provider_proves_itself(provider: Sm2Provider) -> None:
    assert is_proven(provider)
    assert "测试级" in provider.name


@both
def test_what_is_changed_does_not_verify(provider: Sm2Provider) -> None:
    scalar = new_private_scalar()
    point = provider.public_point(scalar)
    signature = provider.sign(scalar, data=b"data")
    r, s = decode_dss_signature(signature)
    assert provider.verify(point, data=b"data", signature=signature)
    for changed in (
        b"", b"\x30", signature[:-1], signature + b"\0", bytes(72),
        encode_dss_signature(r, CURVE_ORDER - s), encode_dss_signature(s, r), encode_dss_signature(0, s),
        encode_dss_signature(r, 0), encode_dss_signature(r + CURVE_ORDER, s), encode_dss_signature(r, s + CURVE_ORDER),
        encode_dss_signature(r, CURVE_ORDER - r),
    ):  # fmt: skip
        assert not provider.verify(point, data=b"data", signature=changed)
    assert not provider.verify(point, data=b"Data", signature=signature)
    assert not provider.verify(b"\x04" + bytes(64), data=b"data", signature=signature)
    assert not provider.verify(point[:-1] + bytes([point[-1] ^ 1]), data=b"data", signature=signature)


@needs_libcrypto
@settings(max_examples=15, deadline=None)
@given(st.binary(max_size=300))
def test_the_providers_agree(data: bytes) -> None:
    assert LIBCRYPTO is not None
    scalar = new_private_scalar()
    point = PURE.public_point(scalar)
    assert LIBCRYPTO.public_point(scalar) == point
    assert LIBCRYPTO.verify(point, data=data, signature=PURE.sign(scalar, data=data))
    assert PURE.verify(point, data=data, signature=LIBCRYPTO.sign(scalar, data=data))


class _Liar(PurePythonProvider):
    def verify(self, public: bytes, *, data: bytes, signature: bytes) -> bool:
        return True


class _Stranger(PurePythonProvider):
    def sign(self, private: bytes, *, data: bytes) -> bytes:
        return super().sign(new_private_scalar(), data=data)


def _missing() -> Sm2Provider:
    raise OSError("no such library")


def test_a_provider_that_does_not_prove_itself_is_passed_over() -> None:
    assert isinstance(choose_provider((_missing, _Liar, _Stranger, PurePythonProvider)), PurePythonProvider)
    with pytest.raises(Refusal) as refused:
        choose_provider((_missing, _Liar, _Stranger))
    assert refused.value.code == "keys.signing.no_provider"


def test_the_name_for_the_doctor_says_test_grade() -> None:
    assert "测试级" in signing_provider_name()


def test_a_public_key_survives_pem() -> None:
    point = PURE.public_point(new_private_scalar())
    assert find_point(write_public_pem(point)) == point
    assert len(encode_public(point)) == 91


@pytest.mark.parametrize(
    "pem",
    [
        "",
        "no key",
        write_public_pem(b"\x04" + bytes(63)),
        write_public_pem(b"\x03" + bytes(64)),
        "-----BEGIN PUBLIC KEY-----\n!!!!\n-----END PUBLIC KEY-----\n",
        "-----BEGIN PUBLIC KEY-----\n中\n-----END PUBLIC KEY-----\n",
    ],
)
def test_what_is_no_sm2_key_verifies_nothing(pem: str) -> None:
    assert find_point(pem) is None
    assert not verify(public_pem=pem, data=b"", signature=b"")


@pytest.mark.django_db
def test_an_owner_signs_with_one_key_for_ever() -> None:
    ensure_signing_key(owner="unit:11430182XX0000051E")
    pem = public_key_pem(owner="unit:11430182XX0000051E")
    ensure_signing_key(owner="unit:11430182XX0000051E")
    ensure_signing_key(owner="ledger")
    assert public_key_pem(owner="unit:11430182XX0000051E") == pem
    signature = sign(owner="unit:11430182XX0000051E", data=b"data")
    assert verify(public_pem=pem, data=b"data", signature=signature)
    assert not verify(public_pem=pem, data=b"other", signature=signature)
    assert not verify(public_pem=public_key_pem(owner="ledger"), data=b"data", signature=signature)


@pytest.mark.django_db
def test_the_private_part_is_not_in_the_clear(django_db_blocker: object) -> None:
    from django.db import connection

    ensure_signing_key(owner="ledger")
    scalar = SigningKey.objects.get().private
    with connection.cursor() as cursor:
        cursor.execute("SELECT private FROM keys_signing_key")
        stored = bytes(cursor.fetchone()[0])
    assert len(bytes.fromhex(scalar)) == 32
    assert scalar.encode() not in stored
    assert bytes.fromhex(scalar) not in stored


@pytest.mark.django_db
def test_an_owner_without_key_is_a_clear_refusal() -> None:
    with pytest.raises(Refusal) as refused:
        sign(owner="nobody", data=b"")
    assert refused.value.code == "keys.signing_key.unknown"


@pytest.mark.skipif(not _openssl_has_sm2(), reason="no openssl with SM2 on this machine")
@both
def test_openssl_alone_verifies(provider: Sm2Provider, tmp_path: Path) -> None:
    scalar = new_private_scalar()
    (tmp_path / "pub.pem").write_text(write_public_pem(provider.public_point(scalar)))
    (tmp_path / "data").write_bytes(b"what is signed")
    (tmp_path / "sig").write_bytes(provider.sign(scalar, data=b"what is signed"))
    command = [
        "openssl", "dgst", "-sm3", "-verify", "pub.pem", "-sigopt", "distid:1234567812345678", "-signature", "sig", "data",
    ]  # fmt: skip
    good = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert (good.returncode, good.stdout.strip()) == (0, b"Verified OK"), good.stderr
    (tmp_path / "data").write_bytes(b"what is forged")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode != 0
