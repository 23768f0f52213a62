"""Countersigning on pages: the joint department finds the draft, objects, is answered; the bureau sees it before deciding."""

import re

from onething.directory.contracts import Post
from tests.factories.catalogue import BASIS, REASON
from tests.factories.countersigning import FIRE, joint_draft

HOME = "/desk/studio/"
OBJECTION = "消防检查的时限写错了。"


def test_a_joint_department_objects_and_is_answered_before_the_bureau_approves(city, posts, seat):
    entry_id = joint_draft(city)
    address = f"{HOME}entries/{entry_id}/"
    fire = seat(Post.CATALOGUE_REVIEWER, FIRE)
    assert address in fire.get(f"{HOME}?show=joint").content.decode()
    assert address not in posts["foreign"].get(f"{HOME}?show=joint").content.decode()
    page = fire.get(address).content.decode()
    assert 'value="countersign"' in page
    assert 'value="submit"' not in page
    assert "还没有会签" in page
    empty = fire.post(address, {"verb": "countersign", "stance": "object", "text": "错"})
    assert empty.status_code == 422
    assert ">错</textarea>" in empty.content.decode()
    none = fire.post(address, {"verb": "countersign", "text": OBJECTION})
    assert "请选择同意还是有异议" in none.content.decode()
    assert OBJECTION in none.content.decode()
    done = fire.post(address, {"verb": "countersign", "stance": "object", "text": OBJECTION}, follow=True)
    assert "会签意见已签署" in done.content.decode()
    posts["editor"].post(address, {"verb": "submit", "reason": REASON, "basis": BASIS})
    assert "有异议还没有答复" in posts["reviewer"].get(address).content.decode()
    posts["reviewer"].post(address, {"verb": "endorse"})
    refused = posts["approver"].post(address, {"verb": "approve"})
    assert refused.status_code == 409
    assert f"{FIRE}的会签异议还没有答复" in refused.content.decode()
    assert OBJECTION in refused.content.decode()
    answering = posts["editor"].get(address).content.decode()
    opinion = re.search(r'name="opinion" value="([^"]+)"', answering)
    assert opinion is not None
    posts["editor"].post(
        address, {"verb": "answer_opinion", "opinion": opinion[1], "answer": "已经改成十个工作日。"}
    )
    assert "已答复：已经改成十个工作日。" in fire.get(address).content.decode()
    assert posts["approver"].post(address, {"verb": "approve"}).status_code == 302


def test_a_joint_department_opens_every_part_and_saves_none(city, seat):
    address = f"{HOME}entries/{joint_draft(city)}/"
    fire = seat(Post.CATALOGUE_EDITOR, FIRE)
    assert fire.get(f"{address}matters/M02/").status_code == 200
    assert fire.post(f"{address}matters/M02/", {"verb": "save"}).status_code in (403, 404)
