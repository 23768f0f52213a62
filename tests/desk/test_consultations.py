"""征求意见 through the pages: asked on the one-case screen, answered in the asked unit's list, seen by decider and lead."""

from django.core.files.uploadedfile import SimpleUploadedFile

from onething.cases.queries.consultations import list_incoming
from onething.directory.contracts import Post
from onething.journey.demonstration_values import make_paper
from tests.factories.city import SMALL, dispatched, states, step_of
from tests.pages.test_law_stories import MARKET, read, send

TOWN = "灰汤镇便民服务中心"
QUESTION = "这个地址在不在规划的商业区内？"
ANSWER = "现场在规划的商业区内，无意见。"


def test_a_town_is_asked_answers_late_and_the_decision_is_signed(city, seat):
    case_id = dispatched(city, city.citizen(), SMALL)
    step = step_of(case_id, "M01")
    reviewer, decider, town = (
        seat(Post.REVIEWER, MARKET),
        seat(Post.DECIDER, MARKET),
        seat(Post.REVIEWER, TOWN),
    )
    send(reviewer, step, "start_review")
    assert QUESTION in read(send(reviewer, step, "consult", question=QUESTION), 422)  # nothing typed is lost
    assert send(reviewer, step, "consult", question=QUESTION, unit=TOWN).status_code == 302
    assert "等答复" in read(reviewer.get(f"/desk/cases/{case_id}/"))
    asked = list_incoming(city.viewer(Post.REVIEWER, TOWN))[0]
    address = f"/desk/consultations/{asked.id}/"
    assert QUESTION in read(town.get("/desk/consultations/"))
    assert "演示乙" not in read(town.get(address))  # who applies is nothing that was given
    assert town.get(f"/desk/cases/{case_id}/").status_code == 404
    held = read(decider.get(f"/desk/cases/{case_id}/"))
    assert "不等答复作决定" in held
    assert 'value="permit"' not in held
    assert "请写明意见" in read(town.post(address, {"opinion": ""}), 422)
    file = SimpleUploadedFile("附图.pdf", make_paper("附图"))
    assert town.post(address, {"opinion": ANSWER, "file": file}).status_code == 302
    assert ANSWER in read(town.get(address))
    shown = read(decider.get(f"/desk/cases/{case_id}/"))
    assert ANSWER in shown
    href = shown.split('">书面意见')[0].rsplit('href="', 1)[1]
    assert decider.get(href).content.startswith(b"%PDF")
    assert town.get(href).status_code == 404
    assert ANSWER in read(seat(Post.LEAD, MARKET).get(f"/desk/lead/cases/{case_id}/"))
    assert send(decider, step, "permit", reason="符合条件。").status_code == 302
    assert states(case_id)["M01"] == "ready"


def test_withdrawn_filed_and_decided_without(city, seat):
    case_id = dispatched(city, city.citizen(), SMALL)
    step = step_of(case_id, "M01")
    reviewer, decider = seat(Post.REVIEWER, MARKET), seat(Post.DECIDER, MARKET)
    send(reviewer, step, "start_review")
    assert send(reviewer, step, "consult", question=QUESTION, unit=TOWN).status_code == 302
    asked = list_incoming(city.viewer(Post.REVIEWER, TOWN))[0]
    assert "请选择是哪一份征求意见" in read(
        send(reviewer, step, "withdraw_consultation", back_reason="已经查清。"), 422
    )
    back = {"taken_back": str(asked.id), "back_reason": "已经查清。"}
    assert send(reviewer, step, "withdraw_consultation", **back).status_code == 302
    assert "已撤回：已经查清。" in read(reviewer.get(f"/desk/cases/{case_id}/"))
    expert = {"question": "承重够不够？", "expert": "王某", "affiliation": "某建筑设计院"}
    assert send(reviewer, step, "consult", **expert).status_code == 302
    page = read(reviewer.get(f"/desk/cases/{case_id}/"))
    chosen = page.split('">王某（某建筑设计院）</option>')[0].rsplit('value="', 1)[1]
    opinion = {"expert_asked": chosen, "expert_opinion": "承重没有问题。"}
    assert "请上传专家的书面意见" in read(send(reviewer, step, "file_expert_opinion", **opinion), 422)
    assert send(reviewer, step, "file_expert_opinion", file="writing", **opinion).status_code == 302
    assert send(reviewer, step, "consult", question=QUESTION, unit=TOWN).status_code == 302
    assert send(decider, step, "waive_consultations", waived="规划图已能说明。").status_code == 302
    assert "没有等答复：规划图已能说明。" in read(decider.get(f"/desk/cases/{case_id}/"))
    assert send(decider, step, "permit", reason="符合条件。").status_code == 302
