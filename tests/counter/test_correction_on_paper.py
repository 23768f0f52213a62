"""What was applied for online and is corrected at the window, signed on paper: the signed sheet is scanned into the file."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from onething.cases.contracts.given import CorrectionItem, Signature
from onething.cases.queries.one_case import get_case, list_case_acts
from onething.directory.contracts import Post
from onething.files.models import StoredContent
from onething.journey import flow, signing
from onething.journey.demonstration_values import make_paper
from onething.journey.ways import sheets
from onething.kernel.errors import Refusal
from onething.kernel.sm import sm3
from onething.kernel.viewer import SYSTEM
from tests.factories.city import SMALL, states, submitted

pytestmark = pytest.mark.django_db
SHEET = make_paper("签名的补正页")
PHONE = "13900000002"


@pytest.fixture
def correcting(city):
    """An online case whose area is to be corrected."""
    case_id, clerk = submitted(city, city.citizen(), SMALL), city.viewer(Post.CLERK)
    flow.receive(clerk, case_id=case_id, at=city.later(minutes=1))
    items = [CorrectionItem(place="form.premises_area", sentence="面积与合同不一致。")]
    flow.ask_correction(clerk, case_id=case_id, items=items, at=city.later(minutes=1))
    return case_id


def text_of(response, status=200):
    assert response.status_code == status, response.content.decode()[:3000]
    return response.content.decode()


def open_signing(clerk, case_id):
    here = f"/counter/cases/{case_id}"
    revision = get_case(SYSTEM, case_id=case_id).revision
    assert clerk.post(f"{here}/form", {"revision": revision, "f.premises_area": "98"}).status_code == 302
    page = text_of(clerk.post(f"{here}/review", follow=True))
    assert 'type="file" id="id_sheet"' in page
    snapshot = re.search(r'name="snapshot" value="(\w{64})"', page).group(1)
    return f"{here}/review", {"snapshot": snapshot, "sign": "1", "code": "true"}


def sheet():
    return SimpleUploadedFile("补正页.pdf", SHEET)


def test_without_the_sheet_nothing_is_handed_in_and_with_it_everybody_concerned_reads_it(
    city, correcting, seat
):
    clerk = seat(Post.CLERK)
    address, sent = open_signing(clerk, correcting)
    page = text_of(clerk.post(address, sent), status=422)
    assert 'href="#id_sheet"' in page
    assert "请上传申请人签名的补正页" in page
    assert states(correcting)["case"] == "correcting"
    done = clerk.post(address, sent | {"sheet": sheet()})
    assert done["Location"] == f"/counter/cases/{correcting}/?done=corrected"
    act = next(one for one in list_case_acts(SYSTEM, case_id=correcting) if one.verb == "correct")
    assert (act.facts["signed_by"], act.facts["sheet_sm3"]) == ("paper", sm3(SHEET).hex())
    assert f"/counter/cases/{correcting}/signed-sheet" in text_of(clerk.get(f"/counter/cases/{correcting}/"))
    for reader in (clerk.get(f"/counter/cases/{correcting}/signed-sheet"),
                   seat(Post.CITIZEN, phone=PHONE).get(f"/cases/{correcting}/signed-sheet")):  # fmt: skip
        assert reader.content == SHEET
    assert seat(Post.CITIZEN, phone="13900000001").get(f"/cases/{correcting}/signed-sheet").status_code == 404
    assert seat(Post.REVIEWER).get(f"/counter/cases/{correcting}/signed-sheet").status_code == 403


def test_a_sheet_signed_for_other_content_counts_for_nothing(city, correcting):
    clerk = city.viewer(Post.CLERK)
    sheets.lay_in(clerk, case_id=correcting, name="页.pdf", content=SHEET, at=city.at)
    revision = get_case(SYSTEM, case_id=correcting).revision
    flow.fill(clerk, case_id=correcting, values={"premises_area": "77"}, revision=revision, at=city.at)
    digest = signing.request_signing_code(clerk, case_id=correcting, at=city.at)
    with pytest.raises(Refusal) as refused:
        flow.correct(clerk, case_id=correcting, signature=Signature(digest, "paper"), at=city.at)
    assert (refused.value.code, refused.value.field) == ("cases.sheet.missing", "sheet")


def test_the_applicant_signs_by_code_and_needs_no_sheet(city, correcting):
    citizen = city.citizen()
    digest = signing.request_signing_code(citizen, case_id=correcting, at=city.at)
    flow.correct(citizen, case_id=correcting, signature=Signature(digest, "phone_code"), at=city.at)
    assert states(correcting)["case"] == "received"


@pytest.mark.parametrize("post", [Post.CITIZEN, Post.REVIEWER, Post.LEAD])
def test_only_the_window_lays_a_sheet_in_and_only_while_it_is_asked(city, correcting, post):
    viewer = city.citizen() if post is Post.CITIZEN else city.viewer(post)
    for somebody, case_id in (
        (viewer, correcting),
        (city.viewer(Post.CLERK), submitted(city, city.citizen(0), SMALL)),
    ):
        kept = StoredContent.objects.count()
        with pytest.raises(Refusal) as refused:
            sheets.lay_in(somebody, case_id=case_id, name="页.pdf", content=SHEET, at=city.at)
        assert refused.value.status in (403, 404, 409)
        assert StoredContent.objects.count() == kept
