"""Anybody can ask whether a licence is genuine, where its QR code leads."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from onething.credentials.queries import get_result_document
from onething.kernel.viewer import SYSTEM
from tests.credentials.orders import issue_one

pytestmark = pytest.mark.django_db


@pytest.fixture
def card(city):
    """A real result of the demonstration."""
    return issue_one()


def verdict_on(content):
    """Send a file as the page does; the answer stands at an address of its own."""
    answer = Client().post("/verify/", {"document": SimpleUploadedFile("a.pdf", content)})
    assert answer.status_code == 302
    return Client().get(answer["Location"]).content.decode()


def test_the_identifier_answers_what_anybody_may_know(card):
    answer = Client().get(f"/verify/{card.identifier}")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "有效" in text
    assert card.result_name in text
    assert "签名（SM2）完好" in text or "电子签名（SM2）完好" in text


def test_a_typed_identifier_leads_to_its_address():
    answer = Client().get("/verify/", {"identifier": " 1.2.156.3005.2.x/y "})
    assert answer["Location"] == "/verify/1.2.156.3005.2.x%2Fy"


def test_a_mistyped_identifier_is_told_at_the_field(card):
    answer = Client().get(f"/verify/{card.identifier[:-1]}_")
    text = answer.content.decode()
    assert answer.status_code == 422
    assert text.count("电子证照标识") == 2
    assert 'aria-invalid="true"' in text


def test_the_document_itself_is_recognised_and_a_changed_one_is_not(card):
    content = get_result_document(SYSTEM, result_id=card.id)
    whole = verdict_on(content)
    assert card.identifier in whole
    assert "有效" in whole
    text = verdict_on(content.replace(b"/Title", b"/Titel"))
    assert "被改动过，请勿采信" in text
    assert f'value="{card.identifier}"' in text, "the register's own content is one press away"
    assert "有效" not in text


def test_a_file_that_names_no_licence_of_ours_was_never_one(card):
    for content in (
        b"%PDF-1.7 nothing",
        card.identifier[:-1].encode() + b"_",
        b"1.2.156.3005.2." + b"9" * 200,
    ):
        text = verdict_on(content)
        assert "没有找到这份结果" in text
        assert "改动过" not in text


def test_a_made_up_address_accuses_nobody(card):
    text = (
        Client().get("/verify/", {"document": "0" * 64, "names": card.identifier[:-1] + "<"}).content.decode()
    )
    assert "没有找到这份结果" in text
    assert Client().get("/verify/", {"document": "<script>"}).status_code == 422


def test_nothing_chosen_is_told():
    answer = Client().post("/verify/", {})
    assert answer.status_code == 422
    assert "请填写证照标识，或选择要核验的文件。" in answer.content.decode()
