"""Letters and the hand-over at the window: PDF and page alike, who took the results, and what is refused."""

import re
from uuid import uuid4

import pytest

from onething.cases.models.issuance import Handover
from onething.directory.contracts import Post
from onething.journey import flow
from tests.factories.city import SMALL, carry_out_effects, dispatched, permit, states, submitted

PROXY = {
    "verb": "deliver",
    "method": "window",
    "relation": "proxy",
    "recipient": "演示丙",
    "document_kind": "111",
    "document_number": "430124190001010021",
}


def address(case_id) -> str:
    return f"/counter/cases/{case_id}/"


@pytest.fixture
def issued(city):
    case_id = dispatched(city, city.citizen(), SMALL)
    for matter in ("M01", "M02"):
        permit(city, case_id, matter)
    flow.confirm(city.viewer(Post.LEAD), case_id=case_id, at=city.at)
    carry_out_effects(city)
    return case_id


def list_letters(client, case_id):
    text = client.get(address(case_id)).content.decode()
    return re.findall(rf'href="{address(case_id)}letters/([a-z_]+)" target="_blank"', text)


def test_the_case_links_to_the_letters_that_exist(city, seat):
    case_id, clerk = submitted(city, city.citizen(), SMALL), seat(Post.CLERK)
    assert list_letters(clerk, case_id) == []
    for act in (flow.receive, flow.accept):
        act(city.viewer(Post.CLERK), case_id=case_id, at=city.later(minutes=5))
    assert list_letters(clerk, case_id) == ["receipt", "acceptance"]
    for kind in ("receipt", "acceptance"):
        page = clerk.get(f"{address(case_id)}notices/{kind}").content.decode()
        assert f'href="{address(case_id)}letters/{kind}"' in page
        pdf = clerk.get(f"{address(case_id)}letters/{kind}")
        assert (pdf.headers["Content-Type"], pdf.headers["Cache-Control"]) == ("application/pdf", "no-store")
        assert pdf.headers["Content-Disposition"].startswith("inline")
        assert pdf.content.startswith(b"%PDF")


@pytest.mark.parametrize("kind", ["correction", "delivery", "non_acceptance", "love"])
def test_a_letter_that_does_not_exist_is_a_designed_page(city, seat, kind):
    case_id, clerk = submitted(city, city.citizen(), SMALL), seat(Post.CLERK)
    for folder in ("letters", "notices"):
        page = clerk.get(f"{address(case_id)}{folder}/{kind}")
        assert page.status_code == 404
        assert (
            "文书" in page.content.decode()
            or "书。" in page.content.decode()
            or "回证" in page.content.decode()
        )
    assert clerk.get(f"{address(uuid4())}letters/receipt").status_code == 404


def test_who_takes_the_results_is_asked_and_refused_at_the_field(issued, seat):
    clerk = seat(Post.CLERK)
    text = clerk.get(address(issued)).content.decode()
    for name in ("relation", "recipient", "document_kind", "document_number"):
        assert f'name="{name}"' in text
    refused = clerk.post(address(issued), PROXY | {"document_number": ""})
    assert refused.status_code == 422
    text = refused.content.decode()
    assert 'href="#id_document_number"' in text
    assert 'value="proxy" checked' in text
    assert 'value="演示丙"' in text
    stranger = clerk.post(address(issued), PROXY | {"relation": "self", "document_number": ""})
    assert 'href="#id_recipient"' in stranger.content.decode()
    assert states(issued)["case"] == "issued"


def test_the_delivery_receipt_is_printed_signed_and_archived(issued, seat):
    clerk = seat(Post.CLERK)
    blank = clerk.get(f"{address(issued)}notices/delivery").content.decode()
    assert "收件人签名" in blank
    assert clerk.post(address(issued), PROXY).headers["Location"].endswith("?done=deliver")
    assert Handover.objects.get().relation == "proxy"
    page = clerk.get(f"{address(issued)}notices/delivery").content.decode()
    assert "演示丙" in page
    assert "430*************21" in page
    assert "430124190001010021" not in page
    clerk.post(address(issued), {"verb": "archive"})
    assert states(issued)["case"] == "archived"
    assert clerk.get(f"{address(issued)}letters/delivery").status_code == 200


def test_nobody_else_opens_letters_at_the_window(city, seat):
    case_id = submitted(city, city.citizen(), SMALL)
    for post in (Post.REVIEWER, Post.LEAD, Post.AUDITOR, Post.CITIZEN):
        for folder in ("letters", "notices"):
            assert seat(post).get(f"{address(case_id)}{folder}/receipt").status_code == 403
