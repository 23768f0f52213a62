"""What the public learns, and what an outsider can prove without us."""

import io
import json
import re
import shutil
import subprocess
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from pypdf import PdfReader

from onething.credentials import queries
from onething.credentials.contracts import Standing
from onething.credentials.models import Result
from onething.kernel.canonical import canonical_json
from onething.kernel.errors import Refusal
from onething.kernel.sm import sm3
from onething.kernel.viewer import ANONYMOUS, SYSTEM, Viewer, ViewerKind
from onething.keys.actions import create_data_key, destroy_data_key, ensure_signing_key
from onething.keys.queries import public_key_pem, sign, verify
from tests.credentials.orders import AT, FIRE, HOUSEHOLD, MARKET, issue, issue_one, make_order

pytestmark = pytest.mark.django_db

OWNER = Viewer(kind=ViewerKind.PERSON, person_id=uuid4(), post="citizen", level=2)
REVIEWER = Viewer(kind=ViewerKind.PERSON, person_id=uuid4(), post="reviewer", unit_code=MARKET)
UNKNOWN = "1.2.156.3005.2.11430182XX0000051E001.11430182XX0000051E.TEST2019000001.001.D"


def ask(identifier, *, at=AT):
    """Ask as anybody."""
    return queries.verify_identifier(ANONYMOUS, identifier=identifier, at=at)


def test_a_valid_result():
    card = issue_one()
    answer = ask(card.identifier)
    assert (answer.found, answer.valid, answer.signature_ok) == (True, True, True)
    assert (answer.status, answer.status_word) == (Standing.VALID, "有效")
    assert (answer.name, answer.issuer) == ("食品经营许可证", "宁乡市市场监督管理局")
    assert (answer.licence_identifier, answer.issued_on) == (card.identifier, date(2026, 11, 24))
    assert answer.holder_masked == "宁乡市小炉灶餐饮店"
    assert answer.public_key_pem == public_key_pem(owner=f"unit:{MARKET}")
    assert answer.data == {
        "number": "市场监督管理局 2026 第 1 号",
        "public": [],
        "document_sm3": card.document_sm3,
        "demonstration": True,
    }


def test_a_person_is_masked_and_the_content_kept_back():
    rows = [["住所", "玉潭街道某处"], ["姓名", "王小明"]]
    data = {"number": "1 号", "rows": rows, "public": [["准驾车型", "C1"]]}
    answer = ask(issue_one(holder_name="王小明", holder_number="430182190001010009", data=data).identifier)
    assert (answer.holder_masked, answer.data["public"]) == ("王**", [["准驾车型", "C1"]])
    whole = str(asdict(answer))
    for kept in ("小明", "某处", "430182190001010009"):
        assert kept not in whole


def test_by_document():
    card = issue_one()
    digest = sm3(queries.get_result_document(SYSTEM, result_id=card.id)).hex()
    for text in (digest, digest.upper(), f" {digest}\n"):
        assert queries.verify_document(ANONYMOUS, digest_sm3=text, at=AT) == ask(card.identifier)


@pytest.mark.parametrize("digest", ["", "ab", "g" * 64, "a" * 63, "a" * 65])
def test_what_is_no_digest_is_refused(digest):
    with pytest.raises(Refusal) as refused:
        queries.verify_document(ANONYMOUS, digest_sm3=digest, at=AT)
    assert refused.value.code == "credentials.digest.form"


def test_the_unknown_is_answered():
    for answer in (ask(UNKNOWN), queries.verify_document(ANONYMOUS, digest_sm3="0" * 64, at=AT)):
        assert (answer.found, answer.valid, answer.status) == (False, False, Standing.UNKNOWN)
        assert (answer.holder_masked, answer.signature_hex, answer.data) == (None, None, {})


@pytest.mark.parametrize(
    ("identifier", "code"), [(UNKNOWN[:-1] + "E", "check_character"), ("1.2.3", "form"), ("", "form")]
)
def test_a_mistyped_identifier_is_told(identifier, code):
    for call in (ask, lambda text: queries.find_result(ANONYMOUS, identifier=text)):
        with pytest.raises(Refusal) as refused:
            call(identifier)
        assert refused.value.code == f"identifier.licence_identifier.{code}"


@pytest.mark.parametrize(
    ("at", "status"),
    [
        (datetime(2026, 11, 23, 15, 59, tzinfo=UTC), Standing.NOT_YET),
        (datetime(2026, 11, 23, 16, 0, tzinfo=UTC), Standing.VALID),
        (datetime(2031, 11, 23, 15, 59, tzinfo=UTC), Standing.VALID),
        (datetime(2031, 11, 23, 16, 0, tzinfo=UTC), Standing.EXPIRED),
    ],
)
def test_validity_goes_by_the_local_day(at, status):
    answer = ask(issue_one(valid_until=date(2031, 11, 23)).identifier, at=at)
    assert (answer.status, answer.valid) == (status, status is Standing.VALID)
    assert answer.signature_ok


@pytest.mark.parametrize(
    "changed",
    [
        {"valid_until": "2099-01-01"},
        {"valid_from": "2020-01-01"},
        {"result_name": "烟草专卖零售许可证"},
        {"matter_code": "YJS-002/M05"},
        {"unit_name": "另一个局"},
        {"document_sm3": "0" * 64},
        {"signature": b"\x30\x00"},
        {"signed_data_sealed": b"\x00" * 200},
    ],
)
def test_a_changed_row_is_found(changed):
    card = issue_one()
    Result.objects.filter(id=card.id).update(**changed)
    answer = ask(card.identifier)
    assert (answer.found, answer.valid, answer.signature_ok) == (True, False, False)
    assert (answer.status, answer.holder_masked, answer.data) == (Standing.BROKEN, None, {})


def test_another_results_signed_data_do_not_pass():
    first, second = issue_one(), issue_one()
    taken = Result.objects.values("signed_data_sealed", "signature", "data_key").get(id=first.id)
    Result.objects.filter(id=second.id).update(**taken)
    assert ask(second.identifier).status is Standing.BROKEN


def test_another_units_signature_does_not_pass():
    card = issue_one()
    ensure_signing_key(owner=f"unit:{FIRE}")
    data = queries.export_result(SYSTEM, result_id=card.id).data
    Result.objects.filter(id=card.id).update(signature=sign(owner=f"unit:{FIRE}", data=data))
    assert ask(card.identifier).status is Standing.BROKEN


def test_after_erasure_it_is_known_but_empty():
    key = create_data_key()
    order = make_order(data_key_id=key)
    issue(order)
    (card,) = queries.list_results(SYSTEM, step_ids=[order.step_id])
    destroy_data_key(data_key_id=key, at=AT)
    answer = ask(card.identifier)
    assert (answer.found, answer.valid, answer.status, answer.holder_masked) == (
        True,
        False,
        Standing.ERASED,
        None,
    )
    for read in (queries.get_result_document, queries.export_result):
        with pytest.raises(Refusal) as refused:
            read(OWNER, result_id=card.id)
        assert refused.value.status == 410


def test_nobody_known_reads_no_document_and_only_the_system_reads_orders():
    card = issue_one()
    assert queries.get_result_document(OWNER, result_id=card.id).startswith(b"%PDF-")
    for read in (queries.get_result_document, queries.export_result):
        with pytest.raises(Refusal) as refused:
            read(ANONYMOUS, result_id=card.id)
        assert refused.value.status == 404
    for viewer in (ANONYMOUS, OWNER, REVIEWER):
        with pytest.raises(Refusal):
            queries.find_order(viewer, result_id=card.id)
        with pytest.raises(Refusal):
            queries.list_planned(viewer, issuance_id=uuid4())


def test_the_export_is_whole_and_checks():
    card = issue_one(holder_name="小炉灶")
    exported = queries.export_result(OWNER, result_id=card.id)
    data = json.loads(exported.data)
    assert exported.data == canonical_json(data)
    assert data["holder"] == {"name": "小炉灶", "credit_code": HOUSEHOLD}
    assert data["document_sm3"] == sm3(exported.document).hex() == card.document_sm3
    assert data["identifier"] == exported.identifier == card.identifier
    assert verify(public_pem=exported.public_key_pem, data=exported.data, signature=exported.signature)
    changed = exported.data.replace("小炉灶".encode(), "大炉灶".encode())
    assert not verify(public_pem=exported.public_key_pem, data=changed, signature=exported.signature)


def test_the_document_carries_what_was_ordered_and_where_to_ask(settings):
    settings.PUBLIC_ADDRESS = "https://city.example"
    card = issue_one(
        holder_name="王䶮", holder_number="", data={"number": "9 号", "rows": [["成立日期", "2026-11-04"]]}
    )
    reader = PdfReader(io.BytesIO(queries.get_result_document(SYSTEM, result_id=card.id)))
    text = re.sub(r"[\s\u200b]", "", reader.pages[0].extract_text())
    address = f"https://city.example/verify/{card.identifier}"
    for part in (
        "食品经营许可证",
        "9号",
        "王䶮",
        "2026年11月4日",
        "宁乡市市场监督管理局",
        card.identifier,
        address,
    ):
        assert part in text
    assert "统一社会信用代码" not in text


def can_openssl_sm2() -> bool:
    """Whether this machine has an openssl with SM2 and SM3."""
    if shutil.which("openssl") is None:
        return False
    listed = subprocess.run(
        ["openssl", "list", "-public-key-algorithms"], capture_output=True, text=True, check=False
    )
    return "SM2" in listed.stdout


@pytest.mark.skipif(not can_openssl_sm2(), reason="no openssl with SM2 here")
def test_openssl_alone_verifies_as_the_docs_say(tmp_path):
    exported = queries.export_result(SYSTEM, result_id=issue_one().id)
    (tmp_path / "data.json").write_bytes(exported.data)
    (tmp_path / "signature.der").write_bytes(exported.signature)
    (tmp_path / "public.pem").write_text(exported.public_key_pem)
    (tmp_path / "document.pdf").write_bytes(exported.document)
    text = (Path(__file__).parents[2] / "docs" / "verification.md").read_text(encoding="utf-8")
    check, digest = re.findall(r"^openssl .*$", text, re.MULTILINE)

    def run(command):
        return subprocess.run(command.split(), cwd=tmp_path, capture_output=True, text=True, check=False)

    assert run(check).stdout.strip() == "Verified OK"
    assert run(digest).stdout.strip().endswith(json.loads(exported.data)["document_sm3"])
    (tmp_path / "data.json").write_bytes(exported.data + b"\n")
    assert run(check).returncode != 0
