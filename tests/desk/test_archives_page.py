"""The archivist at the desk: search, the index, documents, a hold; the window's field for the place of papers."""

from datetime import date, datetime

from onething.archives.models import Archive
from onething.directory.contracts import Post
from onething.kernel.clock_port import SHANGHAI
from tests.factories.city import carry_out_effects
from tests.journey.test_archiving import PLACE, archive, deliver
from tests.journey.test_destroying import OFFICE, destroy, travel
from tests.pages.test_query_counts import MOST, count

HOME = "/desk/archives/"


def test_the_window_says_where_the_papers_lie(city, seat):
    case_id = deliver(city)
    clerk = seat(Post.CLERK)
    page = clerk.get(f"/counter/cases/{case_id}/").content.decode()
    assert "纸质原件存放位置" in page
    refused = clerk.post(f"/counter/cases/{case_id}/", {"verb": "archive", "originals": "盒" * 61})
    assert refused.status_code == 422
    assert "盒" * 61 in refused.content.decode()
    assert (
        clerk.post(f"/counter/cases/{case_id}/", {"verb": "archive", "originals": PLACE}).status_code == 302
    )
    archivist = seat(Post.ARCHIVIST)
    row = Archive.objects.get(case_id=case_id)
    assert "正在整理" in archivist.get(f"{HOME}{row.id}/").content.decode()
    carry_out_effects(city)
    assert "正在整理" not in archivist.get(f"{HOME}{row.id}/").content.decode()


def test_an_archive_is_found_and_read(city, seat):
    archive_id = archive(city)
    row, archivist = Archive.objects.get(id=archive_id), seat(Post.ARCHIVIST)
    assert row.number in archivist.get(HOME).content.decode()
    assert row.number in archivist.get(HOME, {"q": row.case_number}).content.decode()
    assert "没有找到" in archivist.get(HOME, {"q": "没有这个号"}).content.decode()
    assert "没有找到" in archivist.get(HOME, {"due": "1"}).content.decode()
    page = archivist.get(f"{HOME}{archive_id}/").content.decode()
    for word in (
        PLACE,
        "30年，至2056年12月31日",
        "申请表（填写内容）",
        "收件凭证",
        "营业执照",
        row.index_sm3,
    ):
        assert word in page
    assert len(count(archivist, address=f"{HOME}{archive_id}/")[1]) <= MOST
    assert archivist.get(f"{HOME}{archive_id}/index.pdf").content.startswith(b"%PDF")
    assert archivist.get(f"{HOME}{archive_id}/documents/1").status_code == 200
    assert archivist.get(f"{HOME}{archive_id}/documents/999").status_code == 404
    packed = archivist.get(f"{HOME}{archive_id}/export.zip")
    assert packed["Content-Type"] == "application/octet-stream"
    assert packed.content.startswith(b"PK")


def test_held_back_with_what_was_typed_kept(city, seat):
    archive_id, archivist = archive(city), seat(Post.ARCHIVIST)
    address = f"{HOME}{archive_id}/"
    refused = archivist.post(address, {"verb": "hold", "kind": "lawsuit", "hold_reason": "短"})
    assert refused.status_code == 422
    assert 'value="短"' in refused.content.decode()
    nothing = archivist.post(address, {"verb": "append"})
    assert nothing.status_code == 409
    assert "没有形成新的文件" in nothing.content.decode()
    done = archivist.post(
        address, {"verb": "hold", "kind": "lawsuit", "hold_reason": "（2026）湘0182行初1号"}
    )
    assert "行政诉讼未了结" in archivist.get(done["Location"]).content.decode()
    done = archivist.post(address, {"verb": "lift", "lift_reason": "判决已生效"})
    assert "已解除暂停" in archivist.get(done["Location"]).content.decode()


def test_others_have_no_such_page(city, seat):
    archive_id = archive(city)
    for post in (Post.CLERK, Post.AUDITOR):
        assert seat(post).get(f"{HOME}{archive_id}/").status_code == 403


def test_a_list_is_proposed_examined_and_carried_out_on_pages(city, seat):
    archive_id = archive(city)
    one, two = seat(Post.ARCHIVIST, login="da1"), seat(Post.ARCHIVIST, login="da2")
    lists = "/desk/destructions/"
    refused = one.post(lists)
    assert refused.status_code == 409
    assert "没有可以销毁的档案" in refused.content.decode()
    city.at = datetime(2057, 1, 1, 9, 30, tzinfo=SHANGHAI)
    one, two, head = (
        seat(Post.ARCHIVIST, login="da1"),
        seat(Post.ARCHIVIST, login="da2"),
        seat(Post.HEAD, OFFICE),
    )
    address = one.post(lists)["Location"].partition("?")[0]
    page = one.get(address).content.decode()
    assert "拟销毁" in page
    assert 'value="examine"' not in page
    assert 'value="examine"' in two.get(address).content.decode()
    assert len(count(two, address=address)[1]) <= MOST
    short = one.post(address, {"verb": "keep_back", "archive": str(archive_id), "keep_reason": "短"})
    assert short.status_code == 422
    assert ">短</textarea>" in short.content.decode()
    assert (
        one.post(address, {"verb": "keep_back", "archive": "", "keep_reason": "留作史料"}).status_code == 404
    )
    two.post(address, {"verb": "examine", "opinion": "期限已满，没有继续保存的价值。"})
    assert "密钥当场销毁" in head.get(address).content.decode()
    done = head.post(address, {"verb": "approve_destruction"})
    page = head.get(done["Location"]).content.decode()
    assert "内容不能恢复" in page
    assert head.get(f"{address}certificate.pdf").content.startswith(b"%PDF")
    assert "已按销毁清单" in one.get(f"{HOME}{archive_id}/").content.decode()


def test_the_applicant_is_told_plainly_that_nothing_is_kept(city, seat):
    archive_id = archive(city)
    case_id = Archive.objects.get(id=archive_id).case_id
    travel(city, date(2057, 1, 1))
    number = destroy(city).row.number
    citizen = seat(Post.CITIZEN)
    answer = citizen.get(f"/cases/{case_id}/")
    assert answer.status_code == 410
    assert f"已按销毁清单{number}依法销毁" in answer.content.decode()
    assert "已销毁" in citizen.get("/cases/").content.decode()
    assert seat(Post.CLERK).get(f"/counter/cases/{case_id}/").status_code == 410
