"""A question in review through the pages: asked at the desk, answered by the applicant or at the window, counted."""

from django.core.files.uploadedfile import SimpleUploadedFile

from onething.directory.contracts import Post
from onething.journey import flow
from onething.journey.demonstration_values import make_paper
from tests.desk.test_step_case import MARKET, address, sent
from tests.factories.city import SMALL, dispatched, step_of

WORDS = {"asked_applicant": "招牌用哪个名称？", "why_late": "现场核查时才看到招牌。"}


def under_review(city):
    case_id = dispatched(city, city.citizen(), SMALL)
    step = step_of(case_id, "M01")
    flow.start_review(city.viewer(Post.REVIEWER, MARKET), step_id=step.id, at=city.at)
    return case_id, step


def text(client, page):
    return client.get(page).content.decode()


def test_asked_at_the_desk_and_answered_with_a_paper_in_the_portal(city, seat):
    case_id, step = under_review(city)
    reviewer, citizen = seat(Post.REVIEWER, MARKET), seat(Post.CITIZEN)
    page = f"/cases/{case_id}/steps/{step.id}/question"
    assert citizen.get(page).headers["Location"] == f"/cases/{case_id}/"
    wrong = reviewer.post(address(case_id), sent(step, "ask_applicant", **WORDS | {"why_late": ""}))
    assert wrong.status_code == 422
    assert WORDS["asked_applicant"] in wrong.content.decode()
    assert reviewer.post(address(case_id), sent(step, "ask_applicant", **WORDS)).status_code == 302
    assert "例外·审查中询问申请人（等待申请人答复）" in text(reviewer, address(case_id))
    assert page in text(citizen, f"/cases/{case_id}/")
    assert WORDS["why_late"] in text(citizen, page)
    assert citizen.post(page, {"answer": "好"}).status_code == 422
    paper = SimpleUploadedFile("招牌.pdf", make_paper("招牌"), content_type="application/pdf")
    answer = citizen.post(page, {"answer": "用执照上的名称。", "paper": paper})
    assert "答复已提交" in text(citizen, answer.headers["Location"])
    assert page not in text(citizen, f"/cases/{case_id}/")
    desk = text(reviewer, address(case_id))
    assert "申请人答复：用执照上的名称。" in desk
    assert 'value="ask_applicant"' not in desk
    link = (
        desk.split("/evidence/")[0].rsplit('"', 1)[1]
        + "/evidence/"
        + desk.split("/evidence/")[1].split('"')[0]
    )
    assert reviewer.get(link).status_code == 200


def test_answered_at_the_window_and_counted(city, seat):
    case_id, step = under_review(city)
    seat(Post.REVIEWER, MARKET).post(address(case_id), sent(step, "ask_applicant", **WORDS))
    clerk, window = seat(Post.CLERK), f"/counter/cases/{case_id}/"
    page = f"{window}steps/{step.id}/question"
    assert page in text(clerk, window)
    answer = clerk.post(page, {"answer": "用执照上的名称。"})
    assert "答复已登记" in text(clerk, answer.headers["Location"])
    assert page not in text(clerk, window)
    lead, supervisor = seat(Post.LEAD, MARKET), seat(Post.SUPERVISOR)
    line = f"{MARKET}：问过 1 次，0 次等答复"
    assert line in text(lead, "/desk/lead/")
    assert line in text(supervisor, "/desk/supervision/")
    assert "例外·审查中询问申请人（申请人已答复）" in text(lead, f"/desk/lead/cases/{case_id}/")
