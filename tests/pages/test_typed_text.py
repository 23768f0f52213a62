"""A NUL in what is sent never reaches the database: pages answer as if it had not been there."""

import pytest

from onething.cases.queries.one_case import get_case
from onething.journey import flow
from tests.factories.city import SMALL

pytestmark = pytest.mark.django_db
ADDRESSES = (
    "/?q=开饭%00馆",
    "/?q=%00",
    "/sign-in/?next=%00",
    "/verify/?identifier=%00",
    "/things/YJS-002/questions/?entity=%00",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_with_a_nul_is_answered(citizen, address):
    assert citizen.get(address).status_code < 500


def test_a_search_with_a_nul_finds_what_was_meant(citizen):
    assert "开饭馆" in citizen.get("/?q=开饭%00馆").content.decode()


def test_a_form_with_a_nul_is_saved_without_it(city, citizen):
    viewer = city.citizen()
    case = get_case(viewer, case_id=flow.begin(viewer, thing="YJS-002", answers=SMALL, at=city.at))
    address = f"/cases/{case.id}/form?section=1"
    page = citizen.get(address).content.decode()
    key = page.split('name="f.')[1].split('"')[0]
    sent = {"background": "1", "revision": case.revision, f"f.{key}": "演\0示"}
    assert citizen.post(address, sent).status_code == 200
    assert get_case(viewer, case_id=case.id).form[key] == "演示"


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("/sign-in/", {"phone": "139\x0000000002"}),
        ("/sign-in/staff", {"login": "ck1\0", "password": "\0"}),
        ("/things/YJS-002/questions/", {"entity": "\0"}),
    ],
)
def test_no_form_fails_over_a_nul(city, client, address, sent):
    assert client.post(address, sent).status_code < 500
