"""Papers, the last look, the signature and the receipt."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import escape

from onething.cases.models.case import Case
from onething.journey.demonstration_values import make_paper
from onething.notify.models import LocalMessage
from tests.factories.city import SMALL, submitted
from tests.factories.filling import begin, fill_everything

pytestmark = pytest.mark.django_db


def page_of(response, status=200):
    assert response.status_code == status, response.content.decode()[:3000]
    return response.content.decode()


def send(browser, case, material, content=None, name="合同.pdf"):
    file = SimpleUploadedFile(name, make_paper(material["name"]) if content is None else content)
    address = f"/cases/{case.id}/materials/{material['key']}/hand-in"
    return browser.post(address, {f"file-{material['key']}": file})


def asked(case):
    return [one for one in case.plan["materials"] if one["asked"]]


def make_ready(city, browser):
    case = begin(city)
    fill_everything(city, browser, case)
    for material in asked(case):
        assert send(browser, case, material).status_code == 302
    return case


def open_signing(browser, case):
    """Ask for the code: answered with the address of a page that can be gone back to."""
    answer = browser.post(f"/cases/{case.id}/review")
    assert answer.status_code == 302
    return page_of(browser.get(answer["Location"]))


def newest_code():
    texts = [message.text for message in LocalMessage.objects.order_by("sent_at")]
    return re.search(r"码(\d{6})", texts[-1]).group(1)


def test_every_paper_says_why_and_is_shown_back(city, citizen):
    case = begin(city)
    page = page_of(citizen.get(f"/cases/{case.id}/materials"))
    for material in case.plan["materials"]:
        assert material["name"] in page
        assert material["asked"] or material["reason"] in page
    first = asked(case)[0]
    response = send(citizen, case, first)
    assert response["Location"].endswith(f"#material-{first['key']}")
    page = page_of(citizen.get(f"/cases/{case.id}/materials"))
    assert "已交" in page
    assert "合同.pdf" in page
    file = citizen.get(f"/cases/{case.id}/materials/{first['key']}")
    assert file["Content-Type"] == "application/pdf"
    assert file.content == make_paper(first["name"])


def test_a_wrong_file_is_refused_at_its_row(city, citizen):
    case = begin(city)
    first = asked(case)[0]
    page = page_of(send(citizen, case, first, content=b"MZ\x90\x00 program", name="合同.pdf"), status=422)
    assert f'href="#material-{first["key"]}"' in page
    assert "field-error" in page
    again = citizen.get(f"/cases/{case.id}/materials/{first['key']}/hand-in")
    assert again.headers["Location"] == f"/cases/{case.id}/materials", (
        "an address opened again is no dead end"
    )
    response = citizen.post(f"/cases/{case.id}/materials/{first['key']}/hand-in")
    assert "请先选一个文件" in page_of(response, status=422)


def test_an_incomplete_application_lists_everything_at_once(city, citizen):
    case = begin(city)
    for answer, status in ((citizen.get, 200), (citizen.post, 422)):
        page = page_of(answer(f"/cases/{case.id}/review"), status=status)
        for field in case.plan["form"]:
            is_missing = field["filled_from"] is None and field["required"]
            assert (f'#id_f.{field["key"]}">{escape(field["label"])}</a>' in page) is is_missing
        assert all(
            f'/materials#material-{one["key"]}"' in page for one in asked(case) if not one["is_deferrable"]
        )
        assert "去补第一处" in page
        assert "获取签名码" not in page, "nobody is offered to sign what is not whole"
        assert "（已完成）" not in page
    assert LocalMessage.objects.count() == 0


def test_the_gaps_shrink_to_the_last_and_then_signing_is_offered(city, citizen):
    case = begin(city)
    fill_everything(city, citizen, case)
    first, *others = asked(case)
    for material in others:
        send(citizen, case, material)
    page = page_of(citizen.get(f"/cases/{case.id}/review"))
    assert "还差 1 处" in page
    assert f'href="/cases/{case.id}/materials#material-{first["key"]}">去补第一处' in page
    assert page.count("（已完成）") == 1, "the form is done, the papers are not"
    send(citizen, case, first)
    page = page_of(citizen.get(f"/cases/{case.id}/review"))
    assert "还差" not in page
    assert "获取签名码" in page


def test_an_address_of_signing_offers_nothing_for_a_form_that_is_not_whole(city, citizen):
    case = begin(city)
    page = page_of(citizen.get(f"/cases/{case.id}/review?signing={'0' * 64}"))
    assert 'name="code"' not in page
    whole = make_ready(city, citizen)
    assert 'name="code"' not in page_of(citizen.get(f"/cases/{whole.id}/review?signing=<b>"))


def test_signed_submitted_and_receipt(city, citizen):
    case = make_ready(city, citizen)
    page = open_signing(citizen, case)
    snapshot = re.search(r'name="snapshot" value="(\w{64})"', page).group(1)
    wrong = citizen.post(f"/cases/{case.id}/review", {"sign": "1", "snapshot": snapshot, "code": "000000x"})
    assert "field-error" in page_of(wrong, status=422)
    sent = {"sign": "1", "snapshot": snapshot, "code": newest_code()}
    assert citizen.post(f"/cases/{case.id}/review", sent)["Location"] == f"/cases/{case.id}/receipt"
    number = Case.objects.get().number
    assert number in page_of(citizen.get(f"/cases/{case.id}/receipt"))
    assert citizen.post(f"/cases/{case.id}/review", sent)["Location"] == f"/cases/{case.id}/"
    back = citizen.get(f"/cases/{case.id}/review?signing={snapshot}")
    assert back["Location"] == f"/cases/{case.id}/", "going back after signing leads to where the case stands"


def test_a_change_after_the_code_needs_a_new_one(city, citizen):
    case = make_ready(city, citizen)
    page = open_signing(citizen, case)
    snapshot = re.search(r'name="snapshot" value="(\w{64})"', page).group(1)
    assert send(citizen, case, asked(case)[0], content=make_paper("另一份")).status_code == 302
    sent = {"sign": "1", "snapshot": snapshot, "code": newest_code()}
    assert "重新核对" in page_of(citizen.post(f"/cases/{case.id}/review", sent), status=409)
    assert Case.objects.get().state == "draft"


def test_a_code_asked_twice_at_once_still_signs(city, citizen):
    case = make_ready(city, citizen)
    page = open_signing(citizen, case)
    snapshot = re.search(r'name="snapshot" value="(\w{64})"', page).group(1)
    again = citizen.post(f"/cases/{case.id}/review", {"again": "1", "snapshot": snapshot})
    assert snapshot in page_of(again, status=again.status_code)
    assert again.status_code in (422, 429)
    sent = {"sign": "1", "snapshot": snapshot, "code": newest_code()}
    assert citizen.post(f"/cases/{case.id}/review", sent).status_code == 302


@pytest.mark.parametrize("page", ["materials", "review", "receipt"])
def test_another_persons_case_is_unknown(city, somebody_else, page):
    case_id = submitted(city, city.citizen(), SMALL)
    assert somebody_else.get(f"/cases/{case_id}/{page}").status_code == 404


@pytest.mark.parametrize("page", ["materials", "review"])
def test_few_queries(city, citizen, page, django_assert_max_num_queries):
    case = begin(city)
    with django_assert_max_num_queries(15):
        assert citizen.get(f"/cases/{case.id}/{page}").status_code == 200
