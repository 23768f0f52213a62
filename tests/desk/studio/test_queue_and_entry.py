"""The studio's read pages and the acts on an entry: three people, four eyes, nothing typed lost."""

import re
from datetime import timedelta
from typing import Any

from onething.catalogue.models import Entry
from onething.directory.contracts import Post
from onething.directory.models import Appointment
from onething.journey import publishing
from onething.kernel.clock_port import local_day
from tests.catalogue.test_publishing import changed_package
from tests.factories.catalogue import BASIS, REASON, content_of, drafted, published, repealed

HOME = "/desk/studio/"
NAMES = ("editor", "reviewer", "approver", "foreign")


def text_of(client, address: str, **data: str) -> str:
    answer = client.get(address, data)
    assert answer.status_code == 200, address
    return answer.content.decode()


def act(client, entry_id, verb: str, **typed: str):
    address = f"{HOME}entries/{entry_id}/"
    revision = Entry.objects.get(id=entry_id).revision
    return client.post(address, {"verb": verb, "revision": revision, **typed})


def bring_to(posts, entry_id, state: str) -> None:
    """Bring a draft on by the pages."""
    steps = (
        ("submitted", "editor", "submit", {"reason": REASON, "basis": BASIS}),
        ("reviewed", "reviewer", "endorse", {}),
        ("approved", "approver", "approve", {}),
    )
    for reached, post, verb, typed in steps:
        answer = act(posts[post], entry_id, verb, **typed)
        assert answer.headers["Location"].endswith(f"?done={verb}")
        if reached == state:
            return


def test_an_entry_waits_for_one_after_the_other(city, posts):
    entry_id = drafted(city)
    address = f"{HOME}entries/{entry_id}/"
    holders = {"draft": "editor", "submitted": "reviewer", "reviewed": "approver", "approved": "approver"}
    for state, holder in holders.items():
        if state != "draft":
            bring_on = {"submitted": "submit", "reviewed": "endorse", "approved": "approve"}[state]
            who = {"submit": "editor", "endorse": "reviewer", "approve": "approver"}[bring_on]
            act(posts[who], entry_id, bring_on, reason=REASON, basis=BASIS)
        mine = {name: address in text_of(posts[name], HOME) for name in NAMES}
        assert mine == {name: name == holder for name in NAMES}, state
        assert address in text_of(posts["approver"], HOME, show="open")
        assert address not in text_of(posts["foreign"], HOME, show="open")
        assert posts["foreign"].get(address).status_code == 404


def test_who_keeps_it_longer_than_the_house_allows_is_late(city, posts, settings):
    entry_id = drafted(city)
    bring_to(posts, entry_id, "submitted")
    address = f"{HOME}entries/{entry_id}/"
    city.later(days=3)  # Monday to Thursday: the third working day
    assert address not in text_of(posts["approver"], HOME, show="late")
    assert "第 3 个工作日，限 3 日" in text_of(posts["approver"], HOME, show="open")
    city.later(days=4)  # over a weekend, two working days more than three
    late = text_of(posts["approver"], HOME, show="late")
    assert address in late
    assert "超 2 个工作日，限 3 日" in late
    assert "市场监督管理局 审核岗" in late
    settings.CATALOGUE_DAYS = settings.CATALOGUE_DAYS | {"submitted": 10}
    assert address not in text_of(posts["approver"], HOME, show="late")


def test_submitting_wants_reason_and_basis_and_loses_nothing(city, posts):
    entry_id = drafted(city)
    answer = act(posts["editor"], entry_id, "submit", reason="写了很久的理由", basis="")
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "请写明调整的依据" in text
    assert "写了很久的理由" in text
    assert Entry.objects.get(id=entry_id).state == "draft"


def test_a_return_says_why_and_the_day_may_not_be_past(city, posts):
    entry_id = drafted(city)
    bring_to(posts, entry_id, "submitted")
    assert act(posts["reviewer"], entry_id, "return", return_reason="改").status_code == 422
    act(posts["reviewer"], entry_id, "return", return_reason="请把店名改回原来的。")
    assert "退回原因：请把店名改回原来的。" in text_of(posts["editor"], f"{HOME}entries/{entry_id}/")
    bring_to(posts, entry_id, "approved")
    for day in ("", "明天", "2020-01-01"):
        answer = act(posts["approver"], entry_id, "publish", effective_from=day)
        assert answer.status_code == 422
        assert f'value="{day}"' in answer.content.decode()


def test_what_others_changed_meanwhile_is_not_endorsed_unread(city, posts):
    entry_id = drafted(city)
    bring_to(posts, entry_id, "submitted")
    answer = posts["reviewer"].post(f"{HOME}entries/{entry_id}/", {"verb": "endorse", "revision": "1"})
    assert answer.status_code == 412
    assert "刚刚在别处修改过" in answer.content.decode()
    assert posts["reviewer"].post(f"{HOME}entries/{entry_id}/", {"verb": "x"}).status_code == 400


def test_an_edition_for_a_day_to_come_stands_in_the_calendar(city, posts):
    day = local_day(city.at) + timedelta(days=10)
    entry_id = drafted(city)
    bring_to(posts, entry_id, "approved")
    act(posts["approver"], entry_id, "publish", effective_from=day.isoformat())
    for client in (posts[one] for one in NAMES):  # what is published is public, its future too
        shown = text_of(client, f"{HOME}calendar")
        assert "换用新版" in shown
        assert "还有 10 天" in shown
    assert "（还没到）" in text_of(posts["editor"], f"{HOME}things/YJS-002/")
    city.later(days=10)
    assert "换用新版" not in text_of(posts["editor"], f"{HOME}calendar")


def test_a_repeal_for_a_day_to_come_stands_in_the_calendar_with_its_reason(city, posts):
    repealed(city, day=local_day(city.at) + timedelta(days=3))
    shown = text_of(posts["approver"], f"{HOME}calendar")
    assert "停止办理" in shown
    assert REASON in shown
    assert "起施行，2026年3月5日（周四）起停止" in text_of(posts["approver"], f"{HOME}things/YJS-002/")
    city.later(days=3)
    assert "至2026年3月4日（周三）施行（已停止办理）" in text_of(posts["approver"], f"{HOME}things/YJS-002/")


def test_two_versions_are_compared_in_sentences(city, posts):
    published(city)
    changed = content_of(name="我要开面馆")
    changed["thing"]["matters"][0]["committed_days"] = 2
    published(city, changed)
    address = f"{HOME}things/YJS-002/"
    last = text_of(posts["editor"], address)
    assert "第 2 版 → 第 3 版" in last
    assert "我要开面馆" in last
    assert "2 个工作日" in last
    first = text_of(posts["editor"], address, earlier="1", later="2")
    assert "第 1 版 → 第 2 版" in first
    assert "第 2 版 → 第 3 版" in text_of(posts["editor"], address, earlier="77", later="x" * 9)
    assert posts["editor"].get(f"{HOME}things/YJS-404/").status_code == 404


def test_findings_lead_to_the_very_field(city, posts):
    content = content_of()
    matter = content["thing"]["matters"][0]
    matter["materials"][0]["name"] = "其他材料"
    matter["statutory_days"], matter["statutory_basis"] = 60, None
    entry_id = drafted(city, content)
    text = text_of(posts["editor"], f"{HOME}entries/{entry_id}/")
    below = f"{HOME}entries/{entry_id}/matters/{matter['id']}/"
    assert re.search(rf'href="{below}materials/1/"[^>]*>去改<span class="unseen">：[^<]*其他材料', text)
    assert re.search(rf'href="{below}#id_statutory_days"[^>]*>去改', text)
    assert "2 处不改不能发布" in text


def test_answers_are_tried_out_on_the_draft(city, posts):
    entry_id = drafted(city)
    address = f"{HOME}entries/{entry_id}/trial"
    nothing = text_of(posts["editor"], address)
    tried = text_of(posts["editor"], address, **{"try.entity": "limited_company", "try.has_licence": "false"})
    assert "公司章程" in tried
    assert "公司章程" not in nothing
    assert "市场主体设立登记" in tried
    assert text_of(posts["editor"], address, **{"try.entity": "nonsense"})  # what is not offered is no answer


def test_a_draft_that_was_overtaken_says_so_and_follows_on_a_press(city, posts):
    entry_id = drafted(city, content_of(name="我要开面馆"))
    publishing.publish_package(package=changed_package(name="运维直接改名"), at=city.at)
    assert "起草以后又发布了第 2 版" in text_of(posts["editor"], f"{HOME}entries/{entry_id}/")
    assert "起草以后" not in text_of(posts["reviewer"], f"{HOME}entries/{entry_id}/")
    assert act(posts["editor"], entry_id, "rebase").headers["Location"].endswith("?done=rebase")
    text = text_of(posts["editor"], f"{HOME}entries/{entry_id}/")
    assert "起草以后又发布了" not in text
    assert "运维直接改名" in text  # what it would undo


def test_who_had_a_hand_in_it_is_told_why_there_is_no_button(city, posts):
    entry_id = drafted(city)
    bring_to(posts, entry_id, "reviewed")
    hand = Entry.objects.get(id=entry_id).reviewer
    Appointment.objects.filter(post=Post.CATALOGUE_APPROVER).update(person_id=hand)
    text = text_of(posts["approver"], f"{HOME}entries/{entry_id}/")
    assert "必须是三个不同的人" in text
    assert 'value="approve"' not in text
    assert act(posts["approver"], entry_id, "approve").status_code == 403


def spoil(thing: dict[str, Any]) -> None:
    """Something for the lint to find at every kind of place."""
    first, second = thing["matters"][0], thing["matters"][2]
    first |= {"statutory_days": 60, "statutory_basis": None, "extension_days": 99, "visits": 3, "visits_basis": "某处",
              "visits_reason": None, "fees": [{"name": "工本费", "fen": 5}], "included_when": None,
              "included_by_default": False, "power": "没有的"}  # fmt: skip
    second |= {"result_kind": "其他", "conditions": ["fee_paid"], "fees": [], "case_kind": "即办件",
               "codes": [{"level": "国家", "code": "1"}],
               "intermediaries": [{"name": "检测"}],
               "commitment": {"allowed": True, "concern": "金融审慎监管"}}  # fmt: skip
    second["materials"][0]["name"] = "其他/相关材料"
    option = thing["situations"][0]["options"][0]
    option |= {"adds_matters": ["M05"], "removes_matters": ["M05"]}
    thing["situations"][1]["options"][0]["gate"] = {"reason": "不行", "road": "去别处", "thing": "YJS-404"}
    thing["situations"].append(
        {"key": "area", "question": "多大？", "multi": False, "kind": "number", "unit": "平方米", "only_when": None, "options": [
            {"value": "small", "label": "小", "adds_matters": [], "removes_matters": [], "adds_materials": [], "below": 50},
            {"value": "middle", "label": "中", "adds_matters": [], "removes_matters": [], "adds_materials": [], "at_least": 40,
             "below": 60}]}
    )  # fmt: skip


def test_every_finding_leads_to_a_field_that_is_there(city, posts):
    content = content_of()
    spoil(content["thing"])
    entry_id = drafted(city, content)
    editor = posts["editor"]
    page = text_of(editor, f"{HOME}entries/{entry_id}/")
    found = dict(
        re.findall(r'<a href="([^"]+)">去改<.*?<span class="small muted number">([a-z_.]+)</span>', page)
    )
    assert len(set(found.values())) >= 14
    pages = {href.partition("#")[0]: "" for href in found}
    pages |= {address: text_of(editor, address) for address in pages}
    missing = [
        (rule, href) for href, rule in found.items()
        if "#" in href and f'id="{href.partition("#")[2]}"' not in pages[href.partition("#")[0]]
    ]  # fmt: skip
    assert missing == []
