"""`onething check`, `things`, `diff` and `export`."""

import json
import shutil

import pytest

from onething.catalogue.rules.reading import read_package
from onething.command import load
from onething.command.main import main
from tests.catalogue.packages import (
    DEMONSTRATION,
    as_files,
    demonstration_documents,
    demonstration_files,
    make_documents,
    make_material,
    make_matter,
    make_thing,
)

PAPER = make_material("平面图")


def write(folder, documents):
    for path, content in as_files(documents).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@pytest.fixture
def restaurant_folder(tmp_path):
    return write(tmp_path / "package", demonstration_documents())


def read_folder(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_check_says_what_blocks_and_returns_one(tmp_path, capsys):
    folder = write(tmp_path, make_documents(make_thing(make_matter("M01", statutory_days=21))))
    assert main(["check", str(folder)]) == 1
    out = capsys.readouterr().out
    assert "不能发布 YJS-901/matters/M01/statutory_days [limit.above_ceiling]" in out
    assert "共 1 件事：1 处不能发布" in out


def test_check_returns_nought_when_nothing_blocks(tmp_path, capsys):
    folder = write(tmp_path, make_documents(make_thing(make_matter("M01"))))
    assert main(["check", str(folder), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["faults"] == []
    (report,) = shown["reports"]
    assert report["is_publishable"] is True
    assert {found["level"] for found in report["findings"]} == {"warning"}


def test_check_tells_faults(tmp_path, capsys):
    folder = write(tmp_path, make_documents(make_thing(make_matter("M01", type="天赋"))))
    assert main(["check", str(folder)]) == 1
    assert "things/thing.json: /matters/0/type" in capsys.readouterr().err
    assert main(["check", str(folder), "--json"]) == 1
    shown = json.loads(capsys.readouterr().out)
    assert shown["faults"][0]["place"] == "/matters/0/type"
    assert shown["reports"] == []


def test_the_demonstration_passes_its_check(capsys):
    assert main(["check", str(DEMONSTRATION)]) == 0
    assert "共 16 件事：0 处不能发布" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["things", "x"],
        ["diff", "YJS-002", "1"],
        ["diff", "YJS-002", "a", "2"],
        ["diff", "YJS-002", "0", "1"],
        ["diff", "YJS-002", "9" * 5000, "1"],
        ["diff", "YJS-002", "²", "1"],
        ["export"],
    ],
)
@pytest.mark.django_db
def test_wrong_usage(arguments, capsys, monkeypatch):
    monkeypatch.setattr("onething.command.main.NEEDS_DATABASE", frozenset())
    assert main(arguments) == 2
    assert "用法：" in capsys.readouterr().err


@pytest.mark.django_db
class TestWithDatabase:
    """The database of the tests is there already: no supervisor is asked for it."""

    @pytest.fixture(autouse=True)
    def _reached(self, monkeypatch):
        monkeypatch.setattr("onething.command.main.NEEDS_DATABASE", frozenset())

    def test_things(self, restaurant_folder, capsys):
        assert main(["things"]) == 0
        assert "还没有发布任何一件事" in capsys.readouterr().out
        load.run([str(restaurant_folder), "--publish"])
        capsys.readouterr()
        assert main(["things"]) == 0
        assert capsys.readouterr().out.startswith("YJS-002 我要开餐饮店(餐馆) 第 1 版")
        main(["things", "--json"])
        (shown,) = json.loads(capsys.readouterr().out)
        assert (shown["code"], shown["version"]) == ("YJS-002", 1)

    def test_diff(self, tmp_path, capsys):
        for number, matter in enumerate(
            (make_matter("M01", materials=[PAPER]), make_matter("M01", statutory_days=10)), start=1
        ):
            write(tmp_path, make_documents(make_thing(matter)))
            load.run([str(tmp_path), "--publish"])
            assert f"第 {number} 版" in capsys.readouterr().out
        assert main(["diff", "YJS-901", "1", "2"]) == 0
        assert capsys.readouterr().out.splitlines() == [
            "“事项M01”的法定时限由 20 个工作日改为 10 个工作日。",
            "“事项M01”的材料《平面图》不再要求。",
        ]
        main(["diff", "YJS-901", "1", "2", "--json"])
        assert json.loads(capsys.readouterr().out)[0]["place"] == "/matters/M01/statutory_days"
        assert main(["diff", "YJS-901", "2", "2"]) == 0
        assert "完全相同" in capsys.readouterr().out
        assert main(["diff", "YJS-901", "1", "3"]) == 1

    def test_an_export_gives_back_the_same_bytes(self, tmp_path, capsys):
        folder = shutil.copytree(DEMONSTRATION, tmp_path / "package")
        (folder / "README.md").write_bytes(b"\xef\xbb\xbfabout\r\n")
        (folder / "things/README.json").write_bytes(b"{ }")
        assert load.run([str(folder), "--publish"]) == 0
        assert main(["export", str(tmp_path / "out")]) == 0
        assert read_folder(tmp_path / "out") == read_folder(folder)
        assert len(read_folder(folder)) == len(demonstration_files()) + 2

    def test_what_was_loaded_later_is_in_the_export_too(self, restaurant_folder, tmp_path):
        load.run([str(restaurant_folder), "--publish"])
        other = write(tmp_path / "other", make_documents(make_thing(make_matter("M01"))))
        load.run([str(other), "--publish"])
        assert main(["export", str(tmp_path / "out")]) == 0
        exported = read_package(read_folder(tmp_path / "out"))
        loaded = [read_package(read_folder(one)) for one in (restaurant_folder, other)]
        assert exported.contents == loaded[0].contents | loaded[1].contents
        assert load.run([str(tmp_path / "out"), "--publish"]) == 0
        assert main(["export", str(tmp_path / "again")]) == 0
        assert read_folder(tmp_path / "again") == read_folder(tmp_path / "out")

    def test_an_export_overwrites_nothing(self, restaurant_folder, tmp_path, capsys):
        load.run([str(restaurant_folder), "--publish"])
        before = read_folder(restaurant_folder)
        assert main(["export", str(restaurant_folder)]) == 1
        assert "不会覆盖已有文件" in capsys.readouterr().err
        assert read_folder(restaurant_folder) == before
        (tmp_path / "file").write_text("x")
        assert main(["export", str(tmp_path / "file")]) == 1
        assert main(["export", str(tmp_path / "file" / "below")]) == 1

    def test_nothing_published_is_nothing_to_export(self, tmp_path, capsys):
        assert main(["export", str(tmp_path / "out")]) == 1
        assert "没有可以导出的内容" in capsys.readouterr().err
        assert not (tmp_path / "out").exists()
