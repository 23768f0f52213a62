"""`onething load`: all of a package, or every fault of it."""

import json
import shutil

import pytest

from onething.catalogue.models import Entry, Publication
from onething.command import load
from onething.kernel.errors import Refusal
from tests.catalogue.packages import DEMONSTRATION


@pytest.fixture
def folder(tmp_path):
    """The restaurant alone."""
    made = shutil.copytree(DEMONSTRATION, tmp_path / "package")
    for file in made.glob("things/*.json"):
        if file.name != "YJS-002.json":
            file.unlink()
    return made


@pytest.mark.django_db
def test_it_says_what_it_published(folder, capsys):
    assert load.run([str(folder), "--publish"]) == 0
    assert capsys.readouterr().out == "已发布 YJS-002 我要开餐饮店(餐馆) 第 1 版，共 7 个事项。\n"
    assert load.run([str(folder), "--publish"]) == 0
    assert "没有变化" in capsys.readouterr().out
    assert Publication.objects.count() == 1


@pytest.mark.django_db
def test_without_publish_it_makes_drafts_and_says_who_goes_on(folder, capsys):
    assert load.run([str(folder)]) == 0
    said = capsys.readouterr().out
    assert "已载入草稿 YJS-002 我要开餐饮店(餐馆)" in said
    assert "下一步：" in said
    assert Publication.objects.count() == 0
    entry = Entry.objects.get()
    assert (entry.state, entry.authors, entry.based_on) == ("draft", [], 0)
    load.run([str(folder)])  # the operator's own draft is replaced while it lies there
    assert Entry.objects.get().revision == entry.revision + 1


@pytest.mark.django_db
def test_loading_what_is_published_makes_no_draft(folder, capsys):
    load.run([str(folder), "--publish"])
    capsys.readouterr()
    assert load.run([str(folder)]) == 0
    assert "没有变化，没有载入草稿" in capsys.readouterr().out
    assert Entry.objects.filter(state="draft").count() == 0


@pytest.mark.django_db
def test_a_fault_in_one_thing_keeps_all_others_out(folder, capsys):
    sound = json.loads((folder / "things/YJS-002.json").read_text())
    broken = sound | {"code": "YJS-003", "matters": [sound["matters"][0] | {"type": "天赋"}]}
    (folder / "things/YJS-003.json").write_text(json.dumps(broken))
    assert load.run([str(folder)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert "things/YJS-003.json: /matters/0/type: 事项类型“天赋”认不出来" in "\n".join(lines)
    assert all(len(line.split(": ", 2)) == 3 for line in lines[:-1])
    assert "没有载入任何内容" in lines[-1]
    assert Publication.objects.count() == 0


@pytest.mark.parametrize("arguments", [[], ["a", "b"], ["--fast", "a"]])
def test_wrong_usage(arguments):
    with pytest.raises(Refusal) as refused:
        load.run(arguments)
    assert refused.value.code == "usage.load.arguments"
