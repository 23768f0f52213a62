"""An obvious slip through the pages: put right at the desk or the window, shown on the phone, undone there."""

from onething.cases.queries.one_case import get_case
from onething.directory.contracts import Post
from onething.kernel.viewer import SYSTEM
from tests.factories.city import SMALL, dispatched
from tests.factories.seats import city, seat
from tests.pages.test_lacking_stories import read

__all__ = ["city", "seat"]
KEY, WHY = "premises_address", "合同上有房号。"


def test_put_right_at_the_desk_and_undone_on_the_phone(city, seat):
    case_id = dispatched(city, city.citizen(), SMALL)
    before = get_case(SYSTEM, case_id=case_id).form[KEY]
    reviewer, applicant = seat(Post.REVIEWER, "市场监督管理局"), seat(Post.CITIZEN)
    desk, mine = f"/desk/cases/{case_id}/", f"/cases/{case_id}/"
    assert f"{desk}slip" in read(reviewer.get(desk))
    wrong = {"key": KEY, "value": before + "二楼东侧", "reason": WHY}
    page = read(reviewer.post(f"{desk}slip", wrong), 422)
    assert "不是明显笔误" in page
    assert before + "二楼东侧" in page  # nothing typed is lost
    answer = reviewer.post(f"{desk}slip", wrong | {"value": before + "室"})
    assert "已更正，申请人会收到通知" in read(reviewer.get(answer["Location"]))
    page = read(applicant.get(mine))
    assert f"原填“{before}”，工作人员按明显笔误更正为“{before}室”（{WHY}）" in page
    action = page.split('id="slips"')[1].split('action="')[1].split('"')[0]
    answer = applicant.post(action)
    assert "已恢复您原来填的内容" in read(applicant.get(answer["Location"]))
    assert get_case(SYSTEM, case_id=case_id).form[KEY] == before
    assert f"申请人不同意，仍按“{before}”办理" in read(reviewer.get(desk))


def test_put_right_at_the_window(city, seat):
    case_id = dispatched(city, city.citizen(), SMALL)
    before = get_case(SYSTEM, case_id=case_id).form[KEY]
    clerk, window = seat(Post.CLERK), f"/counter/cases/{case_id}/"
    assert f"{window}slip" in read(clerk.get(window))
    sent = {"key": KEY, "value": before + "室", "reason": WHY}
    answer = clerk.post(f"{window}slip", sent)
    page = read(clerk.get(answer["Location"]))
    assert "已更正，申请人会收到通知" in page
    assert f"更正为“{before}室”" in page
    assert "已经更正过一次" in read(clerk.post(f"{window}slip", sent | {"value": before}), 409)
