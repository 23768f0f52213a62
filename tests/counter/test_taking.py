"""An application taken across the counter: the whole way, wrong people, other windows, and the person's own account."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from onething.cases.models.case import Case
from onething.cases.queries.one_case import get_case, list_case_acts
from onething.directory.contracts import Post
from onething.journey.demonstration_values import make_paper
from onething.kernel.clock_port import now
from onething.kernel.viewer import SYSTEM
from tests.factories.city import CITIZEN, SMALL, states
from tests.factories.filling import fill_everything
from tests.factories.seats import CITIZEN_PHONE, open_another_window

TAKE = "/counter/take/"
THING = "/counter/take/YJS-002"
CASES = "/counter/cases"
PERSON = {"name": CITIZEN["name"], "kind": "111", "number": CITIZEN["number"], "phone": CITIZEN_PHONE}


@pytest.fixture
def clerk(city, seat):
    city.at = now()
    return seat(Post.CLERK)


def text_of(response, status=200):
    assert response.status_code == status, response.content.decode()[:3000]
    return response.content.decode()


def begin(clerk, **changed) -> Case:
    response = clerk.post(f"{THING}/person", SMALL | PERSON | changed)
    assert response.status_code == 302, response.content.decode()[:3000]
    case = Case.objects.get()
    assert response["Location"] == f"{CASES}/{case.id}/form"
    return case


def hand_everything_in(clerk, case) -> None:
    for one in get_case(SYSTEM, case_id=case.id).materials:
        if one.asked:
            file = SimpleUploadedFile("扫描件.pdf", make_paper(one.name), content_type="application/pdf")
            sent = clerk.post(f"{CASES}/{case.id}/materials/{one.key}/hand-in", {f"file-{one.key}": file})
            assert sent.status_code == 302


def ready_to_sign(city, clerk) -> Case:
    case = begin(clerk)
    fill_everything(city, clerk, get_case(SYSTEM, case_id=case.id), base=CASES)
    hand_everything_in(clerk, case)
    return case


def snapshot_of(page) -> str:
    return re.search(r'name="snapshot" value="([0-9a-f]{64})"', page).group(1)


def cursors(page) -> int:
    return len(re.findall(r" autofocus", page))


def test_from_the_search_to_the_person(clerk):
    page = text_of(clerk.get(TAKE, {"q": "开饭馆"}))
    assert cursors(page) == 1
    assert f'href="{THING}/questions/"' in page
    response = clerk.get(f"{THING}/questions/", SMALL | {"_at": "end"})
    query = {}
    page = text_of(clerk.get(f"{THING}/questions/"))
    while True:
        assert cursors(page) == 1
        key = re.search(r'name="_from" value="([^"]+)"', page).group(1)
        onward = re.search(r'name="_at" value="([^"]+)"', page).group(1)
        query[key] = SMALL[key]
        response = clerk.get(f"{THING}/questions/", query | {"_from": key, "_at": onward})
        if response.status_code == 302:
            break
        page = text_of(response)
    assert response["Location"].startswith(f"{THING}/plan?")
    plan = text_of(clerk.get(response["Location"]))
    assert "申请人的方案" in plan
    assert "您的" not in re.search(r"<main.*</main>", plan, re.DOTALL).group()
    address = re.search(rf'href="({THING}/person\?[^"]+)"', plan).group(1).replace("&amp;", "&")
    person = text_of(clerk.get(address))
    assert cursors(person) == 1
    assert all(f'name="{name}"' in person for name in PERSON)
    assert f'href="{THING}/plan?' in person


def test_the_whole_way_across_the_counter(city, clerk):
    case = begin(clerk)
    page = text_of(clerk.get(f"{CASES}/{case.id}/form"))
    assert cursors(page) == 1
    fill_everything(city, clerk, get_case(SYSTEM, case_id=case.id), base=CASES)
    page = text_of(clerk.get(f"{CASES}/{case.id}/materials"))
    assert cursors(page) == 1
    assert "核对原件后扫描" in page
    hand_everything_in(clerk, case)
    review = text_of(clerk.get(f"{CASES}/{case.id}/review"))
    assert "没有问题，交申请人签名" in review
    signing = text_of(clerk.post(f"{CASES}/{case.id}/review", {}, follow=True))
    assert "登记签名，提交" in signing
    sent = {"snapshot": snapshot_of(signing), "sign": "1"}
    unsigned = text_of(clerk.post(f"{CASES}/{case.id}/review", sent), status=422)
    assert 'href="#id_code"' in unsigned
    done = clerk.post(f"{CASES}/{case.id}/review", sent | {"code": "true"})
    assert done["Location"] == f"{CASES}/{case.id}/?done=submit"
    page = text_of(clerk.get(done["Location"]))
    assert "请接着收件" in page
    assert 'value="receive"' in page
    assert states(case.id)["case"] == "submitted"


def test_the_ledger_says_for_whom_and_how_it_was_signed(city, clerk):
    case = ready_to_sign(city, clerk)
    signing = text_of(clerk.post(f"{CASES}/{case.id}/review", {}, follow=True))
    clerk.post(f"{CASES}/{case.id}/review", {"snapshot": snapshot_of(signing), "sign": "1", "code": "true"})
    case.refresh_from_db()
    assert case.number[14:16] == "10"
    submit = next(act for act in list_case_acts(SYSTEM, case_id=case.id) if act.verb == "submit")
    assert submit.facts["signed_by"] == "paper"
    assert submit.actor.post == Post.CLERK
    assert submit.actor.on_behalf_of == case.applicant_id


def test_what_changed_after_printing_is_signed_again(city, clerk):
    case = ready_to_sign(city, clerk)
    signing = text_of(clerk.post(f"{CASES}/{case.id}/review", {}, follow=True))
    hand_everything_in(clerk, case)
    revision = get_case(SYSTEM, case_id=case.id).revision
    clerk.post(f"{CASES}/{case.id}/form?section=1", {"revision": revision, "f.premises_area": "121"})
    stale = clerk.post(
        f"{CASES}/{case.id}/review", {"snapshot": snapshot_of(signing), "sign": "1", "code": "true"}
    )
    assert stale.status_code in (409, 422)
    assert states(case.id)["case"] == "draft"


def test_an_incomplete_draft_lists_everything_and_leads_there(clerk):
    case = begin(clerk)
    page = text_of(clerk.post(f"{CASES}/{case.id}/review", {}), status=422)
    assert f'href="{CASES}/{case.id}/form?section=' in page
    assert states(case.id)["case"] == "draft"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": "演"}, "name"),
        ({"name": ""}, "name"),
        ({"name": "演" * 501}, "name"),
        ({"phone": "1390000"}, "phone"),
        ({"phone": ""}, "phone"),
        ({"number": "430182190001010018"}, "number"),
        ({"number": ""}, "number"),
        ({"number": "4" * 500}, "number"),
        ({"kind": "511", "number": "12"}, "number"),
        ({"kind": "999"}, "kind"),
        ({"kind": ""}, "kind"),
    ],
)
def test_a_wrong_person_is_said_at_the_field_and_nothing_typed_is_lost(clerk, changed, field):
    page = text_of(clerk.post(f"{THING}/person", SMALL | PERSON | changed), status=422)
    assert f'href="#id_{field}"' in page
    assert "field-error" in page
    assert cursors(page) == 1
    for name, value in (PERSON | changed).items():
        if name != "kind":
            assert f'name="{name}" value="{value}"' in page
    assert all(f'name="{name}" value="{value}"' in page for name, value in SMALL.items())
    assert not Case.objects.exists()


def test_a_phone_of_somebody_else_is_refused_at_the_number(clerk, seat):
    seat(Post.CITIZEN)
    begin(clerk)
    other = {"number": "430182190001010009", "name": "演示甲"}
    page = text_of(clerk.post(f"{THING}/person", SMALL | PERSON | other), status=409)
    assert 'href="#id_number"' in page
    assert PERSON["number"] not in page
    assert Case.objects.count() == 1


def test_open_questions_lead_back_to_the_plan(clerk):
    for response in (
        clerk.get(f"{THING}/person", {"entity": "partnership"}),
        clerk.post(f"{THING}/person", {"entity": "partnership"} | PERSON),
    ):
        assert response["Location"] == f"{THING}/plan?entity=partnership"
    assert "接着回答" in text_of(clerk.get(f"{THING}/plan?entity=partnership"))


def test_a_draft_is_gone_on_with_at_its_own_window_only(city, clerk, seat):
    case = begin(clerk)
    assert f"{CASES}/{case.id}/form" in text_of(clerk.get("/counter/"))
    page = text_of(clerk.get("/counter/?state=draft"))
    assert "演**" in page
    assert CITIZEN["name"] not in page
    assert f'href="{CASES}/{case.id}/form"' in text_of(clerk.get(f"{CASES}/{case.id}/"))
    elsewhere = seat(Post.CLERK, open_another_window())
    assert str(case.id) not in text_of(elsewhere.get("/counter/?state=draft"))
    for path in ("", "form", "materials", "review"):
        assert elsewhere.get(f"{CASES}/{case.id}/{path}").status_code == 404
    assert elsewhere.post(f"{CASES}/{case.id}/form", {"revision": 1}).status_code == 404
    assert elsewhere.post(f"{CASES}/{case.id}/review", {}).status_code == 404
    assert elsewhere.post(f"{CASES}/{case.id}/materials/x/hand-in").status_code == 404


def test_a_draft_begun_online_is_nobodys_at_the_window(city, clerk):
    from tests.factories.city import begin_and_fill

    case_id = begin_and_fill(city, city.citizen(), SMALL)
    assert str(case_id) not in text_of(clerk.get("/counter/?state=draft"))
    assert clerk.get(f"{CASES}/{case_id}/form").status_code == 404


def test_the_person_finds_it_under_their_own_cases(clerk, seat):
    case = begin(clerk)
    citizen = seat(Post.CITIZEN, phone=CITIZEN_PHONE)
    assert f"/cases/{case.id}/" in text_of(citizen.get("/cases/"))
    assert text_of(citizen.get(f"/cases/{case.id}/form"))
    somebody = seat(Post.CITIZEN, phone="13900000001")
    assert somebody.get(f"/cases/{case.id}/").status_code == 404


@pytest.mark.parametrize("post", [Post.CITIZEN, Post.REVIEWER, Post.LEAD])
def test_nobody_else_takes_applications(seat, post):
    browser = seat(post)
    for path in (TAKE, f"{THING}/questions/", f"{THING}/plan", f"{THING}/person"):
        assert browser.get(path).status_code == 403
    assert browser.post(f"{THING}/person", SMALL | PERSON).status_code == 403
    assert not Case.objects.exists()


def test_submitted_there_is_nothing_left_to_type(city, clerk):
    case = ready_to_sign(city, clerk)
    signing = text_of(clerk.post(f"{CASES}/{case.id}/review", {}, follow=True))
    sent = {"snapshot": snapshot_of(signing), "sign": "1", "code": "true"}
    clerk.post(f"{CASES}/{case.id}/review", sent)
    for path in ("form", "materials", "review"):
        assert clerk.get(f"{CASES}/{case.id}/{path}")["Location"] == f"{CASES}/{case.id}/"
    assert clerk.post(f"{CASES}/{case.id}/review", sent)["Location"] == f"{CASES}/{case.id}/"


@pytest.mark.parametrize("path", [TAKE, f"{THING}/questions/", f"{THING}/plan", "/counter/?state=draft"])
def test_few_queries(clerk, path, django_assert_max_num_queries):
    with django_assert_max_num_queries(15):
        assert clerk.get(path).status_code == 200


@pytest.mark.parametrize("path", ["form", "materials", "review"])
def test_few_queries_on_a_draft(clerk, path, django_assert_max_num_queries):
    case = begin(clerk)
    with django_assert_max_num_queries(15):
        assert clerk.get(f"{CASES}/{case.id}/{path}").status_code == 200


def test_a_correction_is_answered_across_the_counter(city, clerk):
    case = ready_to_sign(city, clerk)
    here = f"{CASES}/{case.id}"
    signing = text_of(clerk.post(f"{here}/review", {}, follow=True))
    clerk.post(f"{here}/review", {"snapshot": snapshot_of(signing), "sign": "1", "code": "true"})
    clerk.post(f"{here}/", {"verb": "receive"})
    place, sentence = "form.premises_area", "面积与租赁合同不一致，请核对。"
    clerk.post(f"{here}/correction", {"place": place, f"sentence:{place}": sentence})
    assert states(case.id)["case"] == "correcting"
    assert "替申请人补正" in text_of(clerk.get(f"{here}/"))
    page = text_of(clerk.get(f"{here}/form"))
    assert sentence in page
    assert cursors(page) == 1
    revision = re.search(r'name="revision" value="(\d+)"', page).group(1)
    assert clerk.post(f"{here}/form", {"revision": revision, "f.premises_area": "98"}).status_code == 302
    signing = text_of(clerk.post(f"{here}/review", {}, follow=True))
    sent = {"snapshot": snapshot_of(signing), "sign": "1", "code": "true"}
    done = clerk.post(f"{here}/review", sent)
    assert done["Location"] == f"{here}/?done=corrected"
    assert "补正已提交" in text_of(clerk.get(done["Location"]))
    assert states(case.id)["case"] == "received"
