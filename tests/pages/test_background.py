"""Saving while somebody types: a line and a revision back, nothing of the case, nothing overtaken."""

import re

import pytest

from onething.cases.queries.one_case import get_case
from onething.journey import flow
from onething.ledger.models import Read
from onething.pages.applying.background import list_private
from onething.pages.applying.sections import list_sections
from tests.factories.city import SMALL, submitted


@pytest.fixture
def draft(city, citizen):
    """A fresh draft of the signed-in citizen, and the address of the section with the legal representative."""
    viewer = city.citizen()
    case = get_case(viewer, case_id=flow.begin(viewer, thing="YJS-002", answers=SMALL, at=city.at))
    number = next(
        one.number
        for one in list_sections(case.plan)
        if "legal_rep_mobile" in [field["key"] for field in one.asked]
    )
    return case, f"/cases/{case.id}/form?section={number}"


def send(browser, address, revision, **typed):
    fields = {f"f.{key}": text for key, text in typed.items()}
    return browser.post(address, {"background": "1", "revision": revision, **fields})


def form_of(city, case):
    return get_case(city.citizen(), case_id=case.id).form


def test_what_is_typed_is_saved_as_typed_and_the_next_revision_comes_back(city, citizen, draft):
    case, address = draft
    answer = send(citizen, address, case.revision, legal_rep_name="演示甲", legal_rep_mobile="123")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert answer.headers["X-Saved"] == "saved"
    assert f'value="{case.revision + 1}" id="form-revision" hx-swap-oob="true"' in text
    assert 'data-anchor="id_f.legal_rep_mobile"' in text
    assert "有 1 处要改" in text
    assert form_of(city, case)["legal_rep_mobile"] == "123"
    answer = send(
        citizen, address, case.revision + 1, legal_rep_name="演示甲", legal_rep_mobile="13900000002"
    )
    assert "处要改" not in answer.content.decode()


def test_a_page_that_was_overtaken_saves_nothing_by_itself_and_gets_no_new_revision(city, citizen, draft):
    case, address = draft
    send(citizen, address, case.revision, legal_rep_name="演示甲")
    answer = send(citizen, address, case.revision, legal_rep_name="演示乙")
    assert answer.headers["X-Saved"] == "stopped"
    assert "在别处改过" in answer.content.decode()
    assert "revision" not in answer.content.decode()
    assert form_of(city, case)["legal_rep_name"] == "演示甲"


@pytest.mark.parametrize("revision", ["", "x", "999999999999"])
def test_a_broken_page_is_said(citizen, draft, revision):
    _case, address = draft
    assert send(citizen, address, revision, legal_rep_name="演示甲").headers["X-Saved"] == "stopped"


def test_nothing_is_shown_so_no_read_is_noted(citizen, draft):
    case, address = draft
    before = Read.objects.count()
    assert "演示甲" not in send(citizen, address, case.revision, legal_rep_name="演示甲").content.decode()
    assert Read.objects.count() == before


def test_what_is_handed_in_or_somebody_elses_is_not_saved(city, citizen, clerk, draft):
    case, address = draft
    assert clerk.post(address, {"background": "1", "revision": 1}).status_code == 403
    assert send(citizen, address.replace(str(case.id), str(case.publication_id)), 1).status_code == 404
    done = submitted(city, city.citizen(), SMALL)
    answer = send(citizen, f"/cases/{done}/form", 1)
    assert answer.headers["X-Saved"] == "stopped"
    assert "不能改" in answer.content.decode()


def test_identity_numbers_are_named_to_the_script_and_nothing_else_is(citizen, draft):
    case, _address = draft
    fields = [field for section in list_sections(case.plan) for field in section.asked]
    private = list_private(fields)
    assert "legal_rep_id_number" in private or any("id" in key for key in private)
    assert "legal_rep_name" not in private
    rows = {"key": "staff", "type": "table", "columns": [{"type": "text"}, {"type": "citizen_id"}]}
    people = {"key": "agent", "type": "person"}
    assert list_private([rows, people]) == ("staff", "agent")


def test_the_form_tells_its_script_what_it_needs(citizen, draft):
    case, address = draft
    text = citizen.get(address).content.decode()
    assert f'data-keep="{address}"' in text
    assert re.search(r'data-private="[^"]+"', text)
    assert "data-keep-in" not in text  # a tab's memory only is the counter's
    assert f'value="{case.revision}" id="form-revision"' in text
