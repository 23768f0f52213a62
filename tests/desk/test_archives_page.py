"""The archivist at the desk: search, the index, documents, a hold; the window's field for the place of papers."""

from onething.archives.models import Archive
from onething.directory.contracts import Post
from tests.factories.city import carry_out_effects
from tests.journey.test_archiving import PLACE, archive, deliver

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
