"""In a demonstration a newcomer need not invent values or look for files; elsewhere nothing of it exists."""

import pytest

from onething.cases.contracts.kinds import CaseState
from onething.cases.queries.one_case import get_case
from onething.journey.demonstration import list_companies
from onething.pages.applying.sections import list_sections
from tests.factories.city import ANSWERS, SMALL
from tests.factories.filling import begin

pytestmark = pytest.mark.django_db
LICENSED = SMALL | {"has_licence": "true"}


def read(city, case):
    return get_case(city.citizen(), case_id=case.id)


def fill(city, citizen, case, *, typed=None):
    for section in list_sections(case.plan):
        address = f"/cases/{case.id}/form?section={section.number}"
        sent = {"revision": read(city, case).revision, "demonstrate": "1"} | (typed or {})
        answer = citizen.post(address, sent)
        assert (answer.status_code, answer["Location"]) == (302, address), answer.content.decode()[:2000]


def test_a_form_filled_by_the_button_and_papers_of_the_demonstration_can_be_signed(city, citizen):
    case = begin(city, ANSWERS)
    fill(city, citizen, case)
    papers = f"/cases/{case.id}/materials"
    assert citizen.post(f"{papers}/demonstration")["Location"] == papers
    assert (
        "demonstration"
        not in citizen.get(papers).content.decode().partition("<main")[2].partition("</main")[0]
    )
    assert "还差" not in citizen.get(f"/cases/{case.id}/review").content.decode()
    assert citizen.post(f"/cases/{case.id}/review").status_code == 302


def test_what_was_typed_stays(city, citizen):
    case = begin(city)
    fill(city, citizen, case, typed={"f.legal_rep_name": "演示丙"})
    assert read(city, case).form["legal_rep_name"] == "演示丙"
    assert read(city, case).form["legal_rep_mobile"] == "13900000002", "the rest is the person who looks"


def test_who_has_a_licence_sees_codes_that_pass(city, citizen):
    case = begin(city, LICENSED)
    asking = next(one for one in list_sections(case.plan) if "uscc" in [field["key"] for field in one.asked])
    address = f"/cases/{case.id}/form?section={asking.number}"
    text = citizen.get(address).content.decode()
    for company in list_companies():
        assert company["code"] in text
    assert "演示专用" in text
    fill(city, citizen, case)
    assert read(city, case).form["uscc"] == list_companies()[0]["code"]


def test_elsewhere_there_is_no_such_thing(city, citizen, settings):
    case = begin(city, LICENSED)
    settings.IS_DEMONSTRATION = False
    for page in ("form?section=1", "materials"):
        assert "演示专用" not in citizen.get(f"/cases/{case.id}/{page}").content.decode()
    assert citizen.post(f"/cases/{case.id}/materials/demonstration").status_code == 404
    revision = read(city, case).revision
    citizen.post(f"/cases/{case.id}/form?section=1", {"revision": revision, "demonstrate": "1"})
    assert read(city, case).form == {}


def test_of_a_case_handed_in_nothing_is_replaced(city, citizen):
    case = begin(city)
    citizen.post(f"/cases/{case.id}/withdraw")
    assert read(city, case).state is CaseState.WITHDRAWN
    citizen.post(f"/cases/{case.id}/materials/demonstration")
    assert not [one for one in read(city, case).materials if one.file_id]
