"""The one form without scripts: saved at every submit, lawful or not, and never lost."""

import pytest

from onething.cases.queries.one_case import get_case
from onething.pages.applying.sections import list_sections
from tests.factories.city import ANSWERS, SMALL, submitted
from tests.factories.filling import begin, fill_everything, lawful_values

pytestmark = pytest.mark.django_db


def page_of(response, status=200):
    assert response.status_code == status, response.content.decode()[:3000]
    return response.content.decode()


def read(city, case):
    return get_case(city.citizen(), case_id=case.id)


def section_of(case, key):
    found = [one.number for one in list_sections(case.plan) if key in [field["key"] for field in one.asked]]
    return f"/cases/{case.id}/form?section={found[0]}"


@pytest.mark.parametrize("answers", [SMALL, ANSWERS])
def test_every_section_is_typed_saved_and_read_back(city, citizen, answers):
    case = begin(city, answers)
    fill_everything(city, citizen, case)
    typed = {key: value for key, value in read(city, case).form.items()}
    wanted = {key: _as_text(value) for key, value in lawful_values(city, case).items()}
    assert {key: _as_text(value) for key, value in typed.items()} == wanted
    for section in list_sections(case.plan):
        page = page_of(citizen.get(f"/cases/{case.id}/form?section={section.number}"))
        assert all(f"id_f.{field['key']}" in page for field in section.asked)


def _as_text(value):
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def test_sections_hold_every_field_once(city):
    case = begin(city, ANSWERS)
    sections = list_sections(case.plan)
    asked = [field["key"] for section in sections for field in section.asked]
    assert sorted(asked) == sorted(
        field["key"] for field in case.plan["form"] if field["filled_from"] is None
    )
    assert [section.number for section in sections] == list(range(1, len(sections) + 1))


def test_who_asks_is_said_at_each_field(city, citizen):
    page = page_of(citizen.get(section_of(case := begin(city, ANSWERS), "premises_address")))
    assert "消防救援大队" in page
    assert "要用" in page
    assert case.thing_name in page


def test_unlawful_is_saved_and_shown_at_the_field_and_the_top(city, citizen):
    case = begin(city)
    address = section_of(case, "legal_rep_mobile")
    page = page_of(
        citizen.post(address, {"revision": case.revision, "f.legal_rep_mobile": "123"}), status=422
    )
    assert 'href="#id_f.legal_rep_mobile"' in page
    assert "field-error" in page
    assert 'value="123"' in page
    assert read(city, case).form["legal_rep_mobile"] == "123"


def test_a_stale_page_loses_nothing_and_saves_the_second_time(city, citizen):
    case = begin(city)
    address = section_of(case, "legal_rep_name")
    assert citizen.post(address, {"revision": case.revision, "f.legal_rep_name": "演示甲"}).status_code == 302
    page = page_of(
        citizen.post(address, {"revision": case.revision, "f.legal_rep_name": "演示乙"}), status=412
    )
    assert 'value="演示乙"' in page
    assert "再点一次保存" in page
    assert f'name="revision" value="{case.revision + 1}"' in page
    assert read(city, case).form["legal_rep_name"] == "演示甲"
    citizen.post(address, {"revision": case.revision + 1, "f.legal_rep_name": "演示乙"})
    assert read(city, case).form["legal_rep_name"] == "演示乙"


def test_rows_are_added_by_a_button_and_emptied_away(city, citizen):
    case = begin(city)
    address, name = section_of(case, "equipment_list"), "f.equipment_list"
    sent = {"revision": case.revision, f"{name}.0.item_name": "灶台", "add_row": "equipment_list"}
    response = citizen.post(address, sent)
    assert response.status_code == 302
    assert "more=equipment_list#id_f.equipment_list" in response["Location"]
    page = page_of(citizen.get(response["Location"]))
    assert f'name="{name}.1.item_name"' in page
    assert 'value="灶台"' in page
    sent = {"revision": case.revision + 1, f"{name}.0.item_name": "", f"{name}.1.item_name": "冰柜"}
    citizen.post(address, sent)
    assert read(city, case).form["equipment_list"] == [{"item_name": "冰柜"}]


@pytest.mark.parametrize("revision", ["", "x", "-1", "１", "99999999999999"])
def test_a_broken_page_is_said_and_keeps_what_was_typed(city, citizen, revision):
    case = begin(city)
    response = citizen.post(
        section_of(case, "legal_rep_name"), {"revision": revision, "f.legal_rep_name": "演示乙"}
    )
    assert 'value="演示乙"' in page_of(response, status=400)


def test_hostile_text_is_only_text(city, citizen):
    case = begin(city)
    sent = {"revision": case.revision, "f.enterprise_name": '"><script>alert(1)</script>'}
    citizen.post(section_of(case, "enterprise_name"), sent)
    assert "<script>alert" not in page_of(citizen.get(section_of(case, "enterprise_name")))


def test_nobody_else_and_nothing_after_signing(city, citizen, somebody_else, browser):
    case = begin(city)
    assert somebody_else.get(f"/cases/{case.id}/form").status_code == 404
    assert somebody_else.post(f"/cases/{case.id}/form", {"revision": 1}).status_code == 404
    assert browser.get(f"/cases/{case.id}/form")["Location"].startswith("/sign-in/?next=")
    done = submitted(city, city.citizen(), SMALL)
    assert citizen.get(f"/cases/{done}/form")["Location"] == f"/cases/{done}/"


def test_few_queries(city, citizen, django_assert_max_num_queries):
    case = begin(city)
    with django_assert_max_num_queries(15):
        assert citizen.get(f"/cases/{case.id}/form").status_code == 200
