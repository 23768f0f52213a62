"""A hearing through the pages: told by the department, asked for by the applicant, dated and held by the host."""

from django.core.files.uploadedfile import SimpleUploadedFile

from onething.directory.contracts import Post
from onething.journey.demonstration_values import make_paper
from tests.factories.city import SMALL, dispatched, step_of
from tests.pages.test_law_stories import MARKET, read, send


def test_told_asked_and_dated(city, seat):
    case_id = dispatched(city, city.citizen(), SMALL)
    step = step_of(case_id, "M01")
    reviewer, decider, host = (
        seat(post, MARKET) for post in (Post.REVIEWER, Post.DECIDER, Post.HEARING_HOST)
    )
    applicant, own = seat(Post.CITIZEN), f"/cases/{case_id}/"
    send(reviewer, step, "start_review")
    assert "请写明理由" in read(send(reviewer, step, "tell_hearing_right", hearing_why=""), 422)
    assert send(reviewer, step, "tell_hearing_right", hearing_why="涉及相邻住户。").status_code == 302
    told = read(applicant.get(own))
    assert "前要求听证：涉及相邻住户。" in told
    assert "听证告知书" in told
    assert 'value="permit"' not in read(decider.get(f"/desk/cases/{case_id}/"))
    answer = applicant.post(f"{own}steps/{step.id}/hearing-right", {"answer": "ask"})
    assert answer.status_code == 302
    assert "您已要求听证" in read(applicant.get(own))
    assert "没有要主持的听证" in read(host.get("/desk/hearings/"))
    typed = {
        "pause_kind": "hearing",
        "pause_days": "20",
        "pause_reason": "申请人要求听证。",
        "pause_evidence": "听证告知书",
    }
    assert send(reviewer, step, "propose_pause", **typed).status_code == 302
    assert send(decider, step, "approve_pause").status_code == 302
    assert "应在2026年3月30日" in read(host.get("/desk/hearings/"))
    ends = {name: f"{name}_{step.id}" for name in ("day", "clock", "place", "result", "minutes")}
    sent = {
        "verb": "set_hearing",
        "step": str(step.id),
        ends["clock"]: "09:30",
        ends["place"]: "政务中心三楼",
    }
    early = read(host.post("/desk/hearings/", sent | {ends["day"]: "2026-03-04"}), 422)
    assert "七日前通知" in early
    assert "政务中心三楼" in early  # nothing typed is lost
    assert host.post("/desk/hearings/", sent | {ends["day"]: "2026-03-13"}).status_code == 302
    assert "听证定在2026年3月13日（周五）09:30，政务中心三楼" in read(applicant.get(own))
    minutes = SimpleUploadedFile("听证笔录.pdf", make_paper("听证笔录"))
    over = {
        "verb": "resume",
        "step": str(step.id),
        ends["result"]: "各方陈述见笔录。",
        ends["minutes"]: minutes,
    }
    assert "之后才能登记结果" in read(host.post("/desk/hearings/", over), 409)
