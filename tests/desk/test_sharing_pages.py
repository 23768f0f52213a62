"""Shared data on the pages: a steward asks, the authority checks, the provider answers, and nothing typed is lost."""

import re
from urllib.parse import quote

import pytest

from onething.directory.contracts import Post
from onething.exchange.models import Grant
from onething.journey import sharing
from tests.exchange.making import make_request

pytestmark = pytest.mark.django_db
FIRE, POLICE, MARKET = "消防救援大队", "公安局", "市场监督管理局"
HOME, POPULATION = "/desk/data/", "/desk/data/catalogue/population/"
WHY = "预填申请人的出生日期，核对是否成年。"
TYPED = {"items": ["name", "birth_date"], "matter": "YJS-002/M03", "purpose": "prefill", "explanation": WHY,
         "until": "2027-03-01", "industry": "h62"}  # fmt: skip


def text_of(answer) -> str:
    return answer.content.decode()


def answer(who, verb: str, **sent: str):
    address = f"{HOME}grants/{Grant.objects.get().id}/"
    revision = re.search(r'name="revision" value="(\d+)"', text_of(who.get(address)))
    assert revision is not None
    return who.post(address, {"verb": verb, "revision": revision[1]} | sent, follow=True)


def test_asked_checked_passed_on_and_consented_to(city, seat):
    user, provider, authority = (
        seat(Post.DATA_STEWARD, FIRE), seat(Post.DATA_STEWARD, POLICE), seat(Post.DATA_AUTHORITY),
    )  # fmt: skip
    assert "人口基础信息" in text_of(user.get("/desk/data/catalogue/"))
    form = text_of(user.get(f"{POPULATION}ask"))
    assert "公众聚集场所投入使用、营业前消防安全检查" in form
    assert "食品经营许可" not in form, "only the unit's own matters are offered"
    assert "相片" not in form, "what is not shared is not offered"
    assert "等数据主管部门审查" in text_of(user.post(f"{POPULATION}ask", TYPED, follow=True))
    grant = Grant.objects.get()
    assert (grant.industry, grant.items) == ("H62", ["birth_date", "name"])
    address = f"{HOME}grants/{grant.id}/"
    assert 'value="pass_on"' not in text_of(user.get(address))
    assert 'value="grant"' not in text_of(authority.get(address)), "a conditional item waits for its provider"
    assert "已转提供单位" in text_of(answer(authority, "pass_on"))
    refused = answer(provider, "object", reason_object="否")
    assert refused.status_code == 422
    assert "请写明理由" in text_of(refused)
    assert "否</textarea>" in text_of(refused)
    assert "已同意共享" in text_of(answer(provider, "consent"))
    assert "已授权" in text_of(user.get(f"{HOME}?state=granted"))
    assert "这样筛选没有申请" in text_of(user.get(f"{HOME}?state=asked"))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"items": []}, "请选择需要的信息项"),
        ({"purpose": ""}, "请选择用途"),
        ({"until": "明年"}, "请填写日期"),
        ({"until": "2026-03-01"}, "使用期限要晚于今天"),
        ({"matter": "YJS-002/M02"}, "请由它申请"),
        ({"industry": "餐饮"}, "GB/T 4754"),
        ({"items": ["photo"]}, "不予共享"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_typed_is_lost(city, seat, changes, sentence):
    answered = seat(Post.DATA_STEWARD, FIRE).post(f"{POPULATION}ask", TYPED | changes)
    assert answered.status_code in (403, 422)
    assert sentence in text_of(answered)
    assert WHY in text_of(answered)
    assert not Grant.objects.exists()


def test_a_unit_without_a_part_sees_nothing(city, seat):
    draft = make_request()
    grant = sharing.ask(city.viewer(Post.DATA_STEWARD, FIRE), draft=draft, at=city.at)
    stranger = seat(Post.DATA_STEWARD, MARKET)
    assert "还没有共享申请" in text_of(stranger.get(HOME))
    assert stranger.get(f"{HOME}grants/{grant.id}/").status_code == 404
    assert seat(Post.REVIEWER, FIRE).get(HOME).status_code == 403


def test_only_its_provider_takes_a_resource_down(city, seat):
    user, provider = seat(Post.DATA_STEWARD, FIRE), seat(Post.DATA_STEWARD, POLICE)
    assert "撤下这个资源" not in text_of(user.get(POPULATION))
    assert user.post(POPULATION, {"reason": "不想看到它了。"}).status_code == 403
    assert "请写明理由" in text_of(provider.post(POPULATION, {"reason": "停"}))
    assert "已撤下共享目录" in text_of(provider.post(POPULATION, {"reason": "系统停用。"}, follow=True))
    assert "人口基础信息" not in text_of(user.get("/desk/data/catalogue/"))
    assert "申请使用" not in text_of(user.get(POPULATION))


def test_an_unknown_resource_is_not_found(city, seat):
    assert seat(Post.DATA_STEWARD, FIRE).get(f"/desk/data/catalogue/{quote('天气')}/").status_code == 404
