"""Letters at the portal: one's own, when they exist; the one-time notice for anybody who has its code."""

import re

import pytest

from onething.catalogue.queries import get_current_thing
from onething.directory.contracts import Post
from onething.journey import flow
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import ANONYMOUS
from onething.planning.queries import write_notice_code
from tests.factories.city import ANSWERS, SMALL, submitted


@pytest.fixture
def accepted(city):
    case_id = submitted(city, city.citizen(), SMALL)
    for act in (flow.receive, flow.accept):
        act(city.viewer(Post.CLERK), case_id=case_id, at=city.later(minutes=5))
    return case_id


def test_progress_and_receipt_offer_the_letters_there_are(accepted, citizen, somebody_else):
    for page in ("", "receipt"):
        text = citizen.get(f"/cases/{accepted}/{page}").content.decode()
        kinds = re.findall(rf'href="/cases/{accepted}/letters/([a-z_]+)" target="_blank"', text)
        assert kinds == ["receipt", "acceptance"]
    for kind in ("receipt", "acceptance"):
        answer = citizen.get(f"/cases/{accepted}/letters/{kind}")
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")
        assert somebody_else.get(f"/cases/{accepted}/letters/{kind}").status_code == 404
    assert citizen.get(f"/cases/{accepted}/letters/correction").status_code == 404
    assert citizen.get(f"/cases/{accepted}/letters/love").status_code == 404


def test_before_the_window_took_it_in_there_is_none(city, citizen):
    case_id = submitted(city, city.citizen(), SMALL)
    assert "/letters/" not in citizen.get(f"/cases/{case_id}/receipt").content.decode()


def test_the_one_time_notice_is_a_pdf_for_anybody(city, client):
    published = get_current_thing(ANONYMOUS, code="YJS-002", at=city.at)
    code = write_notice_code(published, answers=ANSWERS, day=local_day(city.at))
    page = client.get(f"/things/YJS-002/notice/{code}").content.decode()
    assert f'href="/notices/{code}"' in page
    answer = client.get(f"/notices/{code}")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert client.get("/notices/YJS-002").status_code in (404, 422)
