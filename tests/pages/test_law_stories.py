"""Four ways of the law lived through the pages: special procedure and extension, commitment, refusal-mend, refusal-drop."""

import re
from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile

from onething.cases.models.case import Case
from onething.cases.models.step import Step
from onething.cases.queries.one_case import get_case
from onething.directory.contracts import Post
from onething.journey import flow
from onething.journey.demonstration_values import make_paper
from onething.notify.models import LocalMessage
from tests.factories.city import (
    ANSWERS,
    SMALL,
    begin_and_fill,
    carry_out_effects,
    dispatched,
    permit,
    refuse,
    states,
    step_of,
)
from tests.factories.seats import city, seat
from tests.journey.test_choosing import change, fields_of, oppose
from tests.journey.test_promising import PROMISED, Fire

__all__ = ["city", "seat"]
FIRE, MARKET = "消防救援大队", "市场监督管理局"


def read(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:2500]
    return unescape(answer.content.decode())


def send(client, step, verb, file="", **typed):
    """Send one small form of a desk, as its fields are named."""
    ending = step.number[-2:]
    sent = {"step": str(step.id), "verb": verb} | {f"{name}_{ending}": text for name, text in typed.items()}
    if file:
        sent[f"{file}_{ending}"] = SimpleUploadedFile("凭据.pdf", make_paper("凭据"))
    return client.post(f"/desk/cases/{step.case_id}/", sent)


def newest_code():
    found = re.findall(r"码(\d{6})", "".join(one.text for one in LocalMessage.objects.order_by("sent_at")))
    return found[-1]


def test_a_special_procedure_and_an_extension_through_the_pages(city, seat):
    case_id = dispatched(city, city.citizen(), SMALL)
    step = step_of(case_id, "M01")
    reviewer, decider, applicant = seat(Post.REVIEWER, MARKET), seat(Post.DECIDER, MARKET), seat(Post.CITIZEN)
    send(reviewer, step, "start_review")
    wrong = send(
        reviewer, step, "propose_pause", pause_kind="testing", pause_days="五", pause_reason="需要检测水质。"
    )
    assert "需要检测水质。" in read(wrong, 422)  # nothing typed is lost
    typed = {
        "pause_kind": "testing",
        "pause_days": "5",
        "pause_reason": "需要检测水质。",
        "pause_evidence": "委托书001",
    }
    assert send(reviewer, step, "propose_pause", file="pause_file", **typed).status_code == 302
    assert "批准特别程序或中止" in read(decider.get(f"/desk/cases/{case_id}/"))
    assert send(decider, step, "approve_pause").status_code == 302
    assert "检测进行中，需要5个工作日" in read(applicant.get(f"/cases/{case_id}/"))
    assert "请上传“检测”结果的凭据文件" in read(
        send(reviewer, step, "resume", pause_result="检测合格。"), 422
    )
    assert send(reviewer, step, "resume", file="proof", pause_result="检测合格。").status_code == 302
    assert "检测已结束：检测合格。" in read(applicant.get(f"/cases/{case_id}/"))
    send(reviewer, step, "ask_extension", extend_by="organ", extend_reason="需要再核实。")
    head = seat(Post.HEAD, MARKET)
    assert "需要再核实。" in read(head.get("/desk/head/"))
    answer = head.post(
        "/desk/head/", {"step": str(step.id), "verb": "decline_extension", f"reason_{step.id}": "否"}
    )
    assert "请写明理由" in read(answer, 422)
    assert head.post("/desk/head/", {"step": str(step.id), "verb": "extend"}).status_code == 302
    assert "没有要批准的" in read(head.get("/desk/head/"))
    assert "经本机关负责人批准延长办理期限" in read(applicant.get(f"/cases/{case_id}/"))
    assert send(decider, step, "permit", reason="材料齐全，符合条件。").status_code == 302


def test_a_commitment_through_the_pages(city, seat):
    citizen, applicant = city.citizen(), seat(Post.CITIZEN)
    case_id = begin_and_fill(city, citizen, PROMISED)
    address = f"/cases/{case_id}/review"
    page = read(applicant.get(applicant.post(address)["Location"]))
    assert "告知承诺书：公众聚集场所投入使用、营业前消防安全检查" in page
    assert "疏散通道、安全出口" in page
    snapshot = re.search(r'name="snapshot" value="(\w{64})"', page).group(1)
    text = re.search(r'name="(promise-[\w-]+)-sm3" value="(\w{64})"', page)
    sent = {"sign": "1", "snapshot": snapshot, "code": newest_code(), f"{text[1]}-sm3": text[2]}
    assert "勾选承诺后再签名" in read(applicant.post(address, sent), 422)
    assert applicant.post(address, sent | {text[1]: "true"}).status_code == 302
    clerk = city.viewer(Post.CLERK)
    for act in (flow.receive, flow.accept, flow.dispatch):
        act(clerk, case_id=case_id, at=city.later(minutes=5))
    permit(city, case_id, "M01")
    step = step_of(case_id, "M03")
    assert "决定前可以撤回承诺" in read(applicant.get(f"/cases/{case_id}/"))
    reviewer, decider = seat(Post.REVIEWER, FIRE), seat(Post.DECIDER, FIRE)
    assert send(decider, step, "permit_on_promise").status_code == 302
    carry_out_effects(city)
    assert step.number in read(reviewer.get("/desk/promises/"))
    day = city.later(days=5).date().isoformat()
    reviewer, decider, applicant = seat(Post.REVIEWER, FIRE), seat(Post.DECIDER, FIRE), seat(Post.CITIZEN)
    typed = {"checked_on": day, "checkers": "丙审查\n丙同事", "outcome": "unfit", "findings": "通道堵塞。"}
    assert "请上传核查记录" in read(send(reviewer, step, "check_promise", **typed), 422)
    assert send(reviewer, step, "check_promise", file="record", **typed).status_code == 302
    assert send(decider, step, "order_mending", order="请清空疏散通道。").status_code == 302
    assert "请清空疏散通道。" in read(applicant.get(f"/cases/{case_id}/"))
    assert send(reviewer, step, "check_promise", file="record", **typed).status_code == 302
    assert send(decider, step, "break_promise", broken="逾期没有整改。").status_code == 302
    question = "/things/YJS-002/questions/?" + "&".join(
        f"{key}={value}" for key, value in (SMALL | {"fire_scope": "true"}).items()
    )
    assert "照样可以办理" in read(applicant.get(f"{question}&_at=fire_mode"))
    assert send(decider, step, "repair_record", repaired="已整改并复查合格。").status_code == 302
    assert "照样可以办理" not in read(applicant.get(f"{question}&_at=fire_mode"))


def test_a_promise_is_taken_back_on_the_page_of_the_case(city, seat):
    fire, applicant = Fire(city), seat(Post.CITIZEN)
    address = f"/cases/{fire.case_id}/steps/{fire.step.id}/withdraw-promise"
    assert applicant.post(address).status_code == 302
    assert "您撤回了承诺" in read(applicant.get(f"/cases/{fire.case_id}/?done=promise_back"))


def test_refusal_and_mend_through_the_pages(city, seat):
    citizen, applicant = city.citizen(), seat(Post.CITIZEN)
    case_id = dispatched(city, citizen, SMALL)
    permit(city, case_id, "M01")
    case = get_case(citizen, case_id=case_id)
    key = fields_of(case, "M02", alone=True)[0]
    step = oppose(city, case_id, "M02", places=[f"form.{key}"])
    page = read(applicant.get(f"/cases/{case_id}/"))
    assert "先改表格" in page
    form = read(applicant.get(f"/cases/{case_id}/form"))
    assert set(re.findall(r'name="(f\.[^"]+)"', form)) == {f"f.{key}"}
    revision = re.search(r'name="revision" value="(\d+)"', form).group(1)
    changed = str(change(case, key))
    answer = applicant.post(f"/cases/{case_id}/form", {"revision": revision, f"f.{key}": changed})
    assert answer["Location"] == f"/cases/{case_id}/#choices"
    mend = f"/cases/{case_id}/steps/{step.id}/mend"
    page = read(applicant.post(mend, {"explanation": "已按要求改好。"}))
    snapshot = re.search(r'name="snapshot" value="(\w{64})"', page).group(1)
    sent = {"explanation": "已按要求改好。", "snapshot": snapshot, "sign": "1"}
    assert "已按要求改好。" in read(applicant.post(mend, sent | {"code": "000000x"}), 422)
    assert applicant.post(mend, sent | {"code": newest_code()}).status_code == 302
    assert states(case_id)["M02"] == "pending"
    assert Case.objects.get(id=case_id).is_unsigned is False


def test_refusal_and_drop_through_the_pages(city, seat):
    citizen, applicant = city.citizen(), seat(Post.CITIZEN)
    case_id = dispatched(city, citizen, ANSWERS)
    permit(city, case_id, "M01")
    refuse(city, case_id, "M03")
    page = read(applicant.get(f"/cases/{case_id}/"))
    assert "不再要交：场所平面布置图、消防设施平面图" in page
    assert "承诺办结日" in page
    step = step_of(case_id, "M03")
    assert applicant.post(f"/cases/{case_id}/steps/{step.id}/drop").status_code == 302
    assert states(case_id)["M03"] == "dropped"
    ready = Step.objects.get(case_id=case_id, matter_code="YJS-002/M01")
    assert "不等其他事项" in read(applicant.get(f"/cases/{case_id}/"))
    assert applicant.post(f"/cases/{case_id}/steps/{ready.id}/separate").status_code == 302
    carry_out_effects(city)
    assert states(case_id)["M01"] == "issued"


def test_open_points_on_the_leads_page(city, seat):
    case_id = dispatched(city, city.citizen(), SMALL)
    lead, address = seat(Post.LEAD, MARKET), f"/desk/lead/cases/{case_id}/"
    point = {"verb": "raise_point", "kind": "back", "text": "两家对面积口径不一致。", "owner": MARKET}
    assert "两家对面积口径不一致。" in read(lead.post(address, point | {"due_on": "昨天"}), 422)
    assert lead.post(address, point | {"due_on": city.at.date().isoformat()}).status_code == 302
    page = read(lead.get(address))
    assert "没了结不能确认" in page
    found = re.search(r'name="point" value="([^"]+)"', page).group(1)
    meeting = {"verb": "record_meeting", "held_on": city.at.date().isoformat(), "attendees": "甲局\n乙局"}
    assert lead.post(address, meeting | {"agreed": "按现场测量为准。"}).status_code == 302
    assert "按现场测量为准。" in read(lead.get(address))
    assert "请写明理由" in read(
        lead.post(address, {"verb": "close_point", "point": found, "closing": "好"}), 422
    )
    assert (
        lead.post(address, {"verb": "close_point", "point": found, "closing": "已统一口径。"}).status_code
        == 302
    )
    assert "已统一口径。" in read(lead.get(address))
