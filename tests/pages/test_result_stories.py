"""Results that change after their issue, through the pages: revoked after a hearing, put right, looked at by who rests on them."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from onething.cases.queries.changes import list_correctable_rows
from onething.directory.contracts import Post
from onething.journey.demonstration_values import make_paper
from tests.factories.city import SMALL, carry_out_effects, step_of
from tests.factories.living import live
from tests.factories.seats import city, seat
from tests.journey.test_promising import Fire
from tests.pages.test_law_stories import read, send

__all__ = ["city", "seat"]
MARKET, FIRE = "市场监督管理局", "消防救援大队"
REASON = "租赁合同系伪造，不符合法定条件。"


def test_a_licence_is_revoked_through_the_pages(city, seat):
    case_id = live(city, thing="YJS-002", answers=SMALL).case.id
    step, later = step_of(case_id, "M01"), step_of(case_id, "M02")
    reviewer, decider, holder = seat(Post.REVIEWER, MARKET), seat(Post.DECIDER, MARKET), seat(Post.CITIZEN)
    typed = {"ground": "not_qualified", "ground_reason": REASON}
    assert REASON in read(
        send(reviewer, step, "propose_ending", **typed), 422
    )  # no file: nothing typed is lost
    assert send(reviewer, step, "propose_ending", file="ground_file", **typed).status_code == 302
    assert "撤销：待决定" in read(decider.get("/desk/changes/"))
    page = read(decider.get(f"/desk/cases/{case_id}/"))
    assert f"提出撤销：对不具备申请资格或者不符合法定条件的申请人准予许可。{REASON}" in page
    assert "决定撤销" not in page  # not before the holder was told
    assert "去陈述申辩" not in read(holder.get(f"/cases/{case_id}/"))
    assert send(decider, step, "tell_holder").status_code == 302
    assert "2026年3月9日（周一）前" in read(decider.get(f"/desk/cases/{case_id}/"))
    hearing = re.search(r'href="(/cases/[^"]+/hearing)"', read(holder.get(f"/cases/{case_id}/")))[1]
    told = read(holder.get(hearing))
    assert REASON in told
    assert "行政许可法第六十九条第一款第四项" in told
    assert "请写下陈述申辩的意见" in read(holder.post(hearing, {"statement": "不"}), 422)
    assert "持有人可以在2026-03-09前" in read(send(decider, step, "revoke_result"), 409)
    answer = holder.post(hearing, {"statement": "合同是中介给的，我不知情。"})
    assert "您的意见已提交" in read(holder.get(answer["Location"]))
    assert holder.get(hearing).status_code == 302  # answered: nothing more to say here
    assert "持有人陈述申辩：合同是中介给的，我不知情。" in read(decider.get(f"/desk/cases/{case_id}/"))
    assert send(decider, step, "revoke_result").status_code == 302
    carry_out_effects(city)
    results = read(holder.get(f"/cases/{case_id}/results"))
    assert "已撤销，不再有效" in results
    verify = re.search(r'href="(/verify/[^"]+)"', results)[1]
    assert "已撤销" in read(Client().get(verify))
    assert (
        holder.get(f"/cases/{case_id}/letters/revocation?step={step.id}")
        .headers["Content-Type"]
        .endswith("pdf")
    )
    ended = read(holder.get(f"/cases/{case_id}/"))
    assert "撤销行政许可决定书" in ended
    assert "六十日内" in ended
    assert "行政复议法第二十条" in ended
    assert "核查是否受影响" in read(reviewer.get("/desk/changes/"))
    assert send(reviewer, later, "settle_affected", settled="已核查，另行提出撤销。").status_code == 302
    assert later.number not in read(reviewer.get("/desk/changes/"))


def name_all(step, typed):
    """The fields of the correction's page as a browser sends them, with the file."""
    ending = step.number[-2:]
    sent = {f"{name}_{ending}": text for name, text in typed.items()}
    return sent | {f"slip_file_{ending}": SimpleUploadedFile("凭据.pdf", make_paper("凭据"))}


def test_a_slip_is_put_right_through_the_pages(city, seat):
    case_id = live(city, thing="YJS-002", answers=SMALL).case.id
    step = step_of(case_id, "M02")
    reviewer, decider, holder = seat(Post.REVIEWER, MARKET), seat(Post.DECIDER, MARKET), seat(Post.CITIZEN)
    rows = list_correctable_rows(city.viewer(Post.REVIEWER, MARKET), step_id=step.id)
    address = f"/desk/cases/{case_id}/steps/{step.id}/correction"
    assert address in read(reviewer.get(f"/desk/cases/{case_id}/"))
    page = read(reviewer.get(address))
    assert all(value in page for _label, value in rows)
    typed = {f"row{index}": value for index, (_label, value) in enumerate(rows)}
    typed |= {"slip": "slip", "slip_reason": "门牌号录入有误。"}
    same = reviewer.post(address, name_all(step, typed))
    assert "没有要更正的内容" in read(same, 422)
    typed["row0"] = f"{rows[0][1]}（一楼）"
    assert reviewer.post(address, name_all(step, typed)).status_code == 302
    assert reviewer.get(address).status_code == 302  # proposed: nothing more to propose
    assert f"“{rows[0][0]}”改为：{rows[0][1]}（一楼）" in read(decider.get(f"/desk/cases/{case_id}/"))
    assert send(decider, step, "correct_result").status_code == 302
    carry_out_effects(city)
    results = read(holder.get(f"/cases/{case_id}/results"))
    assert "已由新的一版代替" in results
    assert "第 2 版" in results
    old = re.search(r'href="(/verify/[^"]+)"', results.split("已由新的一版代替")[1])[1]
    answer = read(Client().get(old))
    assert "已更正，由新的一版代替" in answer
    assert ".002." in answer
    assert "更正通知书" in read(holder.get(f"/cases/{case_id}/"))


def test_after_a_broken_promise_the_desk_leads_to_the_revocation(city, seat):
    fire = Fire(city)
    fire.end_broken()
    reviewer = seat(Post.REVIEWER, FIRE)
    listed = read(reviewer.get("/desk/promises/"))
    assert "请提出撤销" in listed
    assert f"/desk/cases/{fire.case_id}/#step-{fire.step.id}" in listed
    typed = {"ground": "promise_broken", "ground_reason": "整改后仍不符合承诺。"}
    assert send(reviewer, fire.step, "propose_ending", file="ground_file", **typed).status_code == 302
    assert "请提出撤销" not in read(reviewer.get("/desk/promises/"))
    assert "撤销：待决定" in read(reviewer.get("/desk/changes/"))


def test_the_supervising_unit_confirms_on_its_page(city, seat):
    case_id = live(city, thing="YJS-002", answers=SMALL).case.id
    step = step_of(case_id, "M02")
    reviewer, decider, other = (
        seat(Post.REVIEWER, MARKET),
        seat(Post.DECIDER, MARKET),
        seat(Post.REVIEWER, FIRE),
    )
    address = f"/desk/supervised/{step.id}/"
    listed = read(reviewer.get("/desk/supervised/"))
    assert "请在3月5日（周四）前确认接收" in listed
    assert address in listed
    assert "没有移交本单位监管的事项" in read(other.get("/desk/supervised/"))
    assert other.get(address).status_code == 404
    city.later(days=5)
    reviewer, decider = seat(Post.REVIEWER, MARKET), seat(Post.DECIDER, MARKET)
    assert "逾期未确认" in read(reviewer.get("/desk/supervised/"))
    page = read(reviewer.get(address))
    assert "从业人员健康证明在有效期内" in page
    assert "有效期至" in page
    assert "确认接收</button>" not in read(decider.get(address))
    answer = reviewer.post(address)
    assert "已确认接收" in read(reviewer.get(answer["Location"]))
    assert "已经确认接收过" in read(reviewer.post(address), 409)
    assert "3月7日（周六）确认接收" in read(reviewer.get("/desk/supervised/"))
