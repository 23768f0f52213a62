"""Every fault is found, at its place, in a sentence; all of them at once."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from onething.catalogue.contracts import PackageFault, PackageRefused
from onething.catalogue.rules.reading import read_package
from tests.catalogue.packages import as_files, demonstration_documents

THING = "things/YJS-002.json"
ELEMENTS = "elements.json"
FORMS = "forms.json"
Change = Callable[[dict[str, Any]], None]


def list_faults(files: dict[str, bytes]) -> tuple[PackageFault, ...]:
    with pytest.raises(PackageRefused) as refused:
        read_package(files)
    return refused.value.faults


def at(file: str, place: str, value: Any) -> Change:
    """Put a value at a JSON pointer (written without escapes, for no key here needs them)."""

    def change(documents: dict[str, Any]) -> None:
        *way, last = place.strip("/").split("/") if file != FORMS else split_form_place(place)
        holder = documents[file]
        for key in way:
            holder = holder[int(key)] if isinstance(holder, list) else holder[key]
        if value is REMOVE:
            del holder[last]
        elif isinstance(holder, list) and last == "-":
            holder.append(value)
        else:
            holder[int(last) if isinstance(holder, list) else last] = value

    return change


REMOVE = object()


def split_form_place(place: str) -> list[str]:
    return [part.replace("~1", "/") for part in place.strip("/").split("/")]


# (what, change, file, place, a part of the sentence). Matters: 0 M01, 1 M00, 2 M02, 3 M03, 4 M04, 5 M05, 6 M06.
FAULTS = [
    ("a wanted key is gone", at(THING, "/name", REMOVE), THING, "全文", "缺少“name”"),
    ("wrong type", at(THING, "/verified", "yes"), THING, "/verified", "true 或 false"),
    ("blank name", at(THING, "/matters/0/name", "  "), THING, "/matters/0/name", "空白"),
    ("no such case kind", at(THING, "/matters/0/case_kind", "急件"), THING, "/matters/0/case_kind", "即办件"),
    ("days below zero", at(THING, "/matters/0/committed_days", -1), THING, "/matters/0/committed_days", "0"),
    ("days as text", at(THING, "/matters/0/committed_days", "1"), THING, "/matters/0/committed_days", "整数"),
    ("days beyond reason", at(THING, "/matters/0/statutory_days", 99999), THING, "/matters/0/statutory_days", "3650"),
    ("visits without source", at(THING, "/visits_basis", REMOVE), THING, "全文", "visits_basis"),
    ("no such release", at(THING, "/matters/0/release", "later"), THING, "/matters/0/release", "own_day"),
    ("no such place", at(THING, "/matters/0/place", "there"), THING, "/matters/0/place", "outside"),
    ("made from what?", at(THING, "/matters/0/materials/0/made_from", "photo"), THING,
     "/matters/0/materials/0/made_from", "只能是：form"),
    ("made from nothing", at(THING, "/matters/0/materials/0/made_from", None), THING,
     "/matters/0/materials/0/made_from", "只能是：form"),
    ("valid for no time", at(THING, "/matters/2/validity_months", 0), THING, "/matters/2/validity_months", "小于 1"),
    ("valid too long", at(THING, "/matters/2/validity_months", 1201), THING, "/matters/2/validity_months", "1200"),
    ("validity as text", at(THING, "/matters/2/validity_months", "60"), THING, "/matters/2/validity_months", "整数"),
    ("validity without end", at(THING, "/matters/2/validity_months", None), THING,
     "/matters/2/validity_months", "整数"),
    ("validity without law", at(THING, "/matters/2/validity_basis", REMOVE), THING, "/matters/2", "validity_basis"),
    ("validity, blank law", at(THING, "/matters/2/validity_basis", " "), THING,
     "/matters/2/validity_basis", "空白"),
    ("fact badly named", at(THING, "/matters/0/conditions", ["费 已缴"]), THING, "/matters/0/conditions/0", "小写"),
    ("name too long", at(THING, "/name", "长" * 300), THING, "/name", "200"),
    ("name not text", at(THING, "/name", {"zh": "餐馆"}), THING, "/name", "文字"),
    ("number used twice", at(THING, "/matters/1/id", "M01"), THING, "/matters/1/id", "重复"),
    ("unknown kind", at(THING, "/matters/0/type", "天赋权力"), THING, "/matters/0/type", "天赋权力"),
    ("need of nobody", at(THING, "/matters/2/depends_on/0", "M77"), THING, "/matters/2/depends_on/0", "M77"),
    ("need of itself", at(THING, "/matters/2/depends_on/0", "M02"), THING, "/matters/2/depends_on/0", "自己"),
    ("a circle", at(THING, "/matters/0/depends_on", ["M02"]), THING, "/matters", "循环"),
    ("limit without unit", at(THING, "/matters/0/statutory_unit", None), THING, "/matters/0/statutory_days", "单位"),
    ("unit without limit", at(THING, "/matters/0/statutory_days", None), THING, "/matters/0/statutory_days", "天数"),
    ("at once, in 3 days", at(THING, "/matters/6/statutory_days", 3), THING, "/matters/6/statutory_days", "必须是 0"),
    ("0 working days", at(THING, "/matters/0/statutory_days", 0), THING, "/matters/0/statutory_days", "即时"),
    ("promise beyond law", at(THING, "/matters/0/committed_days", 4), THING, "/matters/0/committed_days", "更短"),
    ("paper listed twice", at(THING, "/matters/0/materials/1/name", "登记(备案)申请书"), THING,
     "/matters/0/materials/1/name", "两次"),
    ("no way to obtain", at(THING, "/matters/1/materials/0/sharing_via", None), THING,
     "/matters/1/materials/0/sharing_via", "怎样取得"),
    ("condition misspelled", at(THING, "/matters/0/included_when", "has_licence==no"), THING,
     "/matters/0/included_when", "写法"),
    ("condition on no question", at(THING, "/matters/0/included_when", "licence=false"), THING,
     "/matters/0/included_when", "licence"),
    ("condition on no answer", at(THING, "/matters/0/included_when", "has_licence=no"), THING,
     "/matters/0/included_when", "true、false"),
    ("~ on a single choice", at(THING, "/matters/0/included_when", "has_licence~false"), THING,
     "/matters/0/included_when", "单选"),
    ("= on a multiple choice", at(THING, "/situations/2/multi", True), THING, "/matters/0/included_when", "多选"),
    ("material's condition", at(THING, "/matters/0/materials/3/only_when", "entity=gmbh"), THING,
     "/matters/0/materials/3/only_when", "gmbh"),
    ("question used twice", at(THING, "/situations/1/key", "entity"), THING, "/situations/1/key", "entity"),
    ("answer used twice", at(THING, "/situations/1/options/1/value", "own"), THING,
     "/situations/1/options/1/value", "own"),
    ("answer not spellable", at(THING, "/situations/1/options/1/value", "a,b"), THING,
     "/situations/1/options/1/value", "="),
    ("option adds nobody", at(THING, "/situations/2/options/0/adds_matters/0", "M9"), THING,
     "/situations/2/options/0/adds_matters/0", "M9"),
    ("option removes nobody", at(THING, "/situations/2/options/0/removes_matters/0", "M9"), THING,
     "/situations/2/options/0/removes_matters/0", "M9"),
    ("no options", at(THING, "/situations/1/options", []), THING, "/situations/1/options", "至少"),
    ("a form is gone", at(FORMS, "/YJS-002~1M04", REMOVE), FORMS, "/YJS-002~1M04", "没有"),
    ("form of nobody", at(FORMS, "/YJS-002~1M99", {"form_name": "表", "fields": []}), FORMS, "/YJS-002~1M99", "不存在"),
    ("form without a name", at(FORMS, "/YJS-002~1M01/form_name", ""), FORMS, "/YJS-002~1M01/form_name", "空"),
    ("field of no element", at(FORMS, "/YJS-002~1M01/fields/0/element", "shoe_size"), FORMS,
     "/YJS-002~1M01/fields/0/element", "shoe_size"),
    ("field asked twice", at(FORMS, "/YJS-002~1M01/fields/-", {"element": "uscc", "required": True}), FORMS,
     "/YJS-002~1M01/fields/36", "两次"),
    ("field's condition", at(FORMS, "/YJS-002~1M01/fields/0/only_when", "shoe=big"), FORMS,
     "/YJS-002~1M01/fields/0/only_when", "shoe"),
    ("role misspelled", at(FORMS, "/YJS-002~1M01/fields/0/role", "买方"), FORMS,
     "/YJS-002~1M01/fields/0/role", "小写"),
    ("element twice", at(ELEMENTS, "/1/code", "citizen_name"), ELEMENTS, "/1/code", "citizen_name"),
    ("choice without choices", at(ELEMENTS, "/0/type", "choice"), ELEMENTS, "/0", "choices"),
    ("table without columns", at(ELEMENTS, "/0/type", "table"), ELEMENTS, "/0", "columns"),
    ("no such type", at(ELEMENTS, "/0/type", "colour"), ELEMENTS, "/0/type", "只能是"),
    ("broken pattern", at(ELEMENTS, "/0/pattern", "("), ELEMENTS, "/0/pattern", "正则"),
    ("min above max", at(ELEMENTS, "/0/min", 5), ELEMENTS, "/0/min", "大于"),
    ("unknown column", at(ELEMENTS, "/0/columns", ["shoe_size"]), ELEMENTS, "/0/columns/0", "shoe_size"),
    ("table in a table", at(ELEMENTS, "/0/columns", ["partners"]), ELEMENTS, "/0/columns/0", "嵌套"),
    ("produced by nobody", at(ELEMENTS, "/0/produced_by", ["YJS-002/M99"]), ELEMENTS, "/0/produced_by/0", "M99"),
    ("choice value twice", at(ELEMENTS, "/0/choices", [["1", "男"], ["1", "女"]]), ELEMENTS, "/0/choices/1", "1"),
]  # fmt: skip
PREPARATIONS = {
    "field asked twice": at(FORMS, "/YJS-002~1M01/fields/-", {"element": "uscc", "required": True}),
    "min above max": at(ELEMENTS, "/0/max", 1),
}


@pytest.mark.parametrize(("what", "change", "file", "place", "part"), FAULTS, ids=[row[0] for row in FAULTS])
def test_each_fault_is_named_at_its_place(what, change, file, place, part):
    documents = demonstration_documents()
    PREPARATIONS.get(what, lambda _: None)(documents)
    change(documents)
    faults = list_faults(as_files(documents))
    assert [
        fault for fault in faults if (fault.file, fault.place) == (file, place) and part in fault.sentence
    ]


# Changes that do not hide one another.
TOGETHER = [
    "wrong type", "blank name", "no such release", "unknown kind", "0 working days", "promise beyond law",
    "no way to obtain", "condition on no answer", "answer used twice", "option adds nobody", "a form is gone",
    "field of no element", "role misspelled", "element twice", "no such type", "broken pattern", "produced by nobody",
]  # fmt: skip


def test_all_faults_are_told_at_once():
    documents, expected = demonstration_documents(), set()
    for what, change, file, place, _ in FAULTS:
        if what in TOGETHER:
            change(documents)
            expected.add((file, place))
    faults = list_faults(as_files(documents))
    assert expected <= {(fault.file, fault.place) for fault in faults}
    assert len(expected) == len(TOGETHER)
    assert len(set(faults)) == len(faults)


BROKEN_TEXTS = [
    (b'{"code": "YJS-002",}', "第 1 行", "语法"),
    (b'{"code": "YJS-002"', "第 1 行", "语法"),
    (b"", "第 1 行", "语法"),
    ('{"name": "餐馆"}'.encode("gb18030"), "个字节", "UTF-8"),
    (b'{"name": "a\x00b"}', "第 12 个字节", "NUL"),
    (b"[" * 100_000, "全文", "太深"),
    (b"[" * 200 + b"]" * 200, "全文", "太深"),
    (b'{"visits": 1.5}', "/visits", "整数"),
    (b'{"visits": 1e9}', "/visits", "整数"),
    (b'{"visits": NaN}', "/visits", "整数"),
    (b'{"visits": 9007199254740992}', "/visits", "太大"),
    (b'{"visits": ' + b"9" * 10_000 + b"}", "/visits", "太大"),
    (b'{"name": "a\\u0000b"}', "/name", "不能保存"),
    (b'{"name": "\\ud83d"}', "/name", "不能保存"),
    (b'{"a\\u0000": {"b": 1.5}}', "/a\\x00/b", "整数"),
    (b'{"code": "A", "code": "B"}', "全文", "code"),
    (b'{"x": {"a": 1, "a": 2}}', "/x", "不止一次"),
    (b'{"a\\nb": 1.5}', "/a\\nb", "整数"),
    (b'{"' + b"k" * 100_000 + b'": 1.5}', "kkkk", "整数"),
    (b"[]", "全文", "对象"),
    (b"null", "全文", "对象"),
]


@pytest.mark.parametrize(
    ("content", "place", "part"), BROKEN_TEXTS, ids=[str(row[0][:30]) for row in BROKEN_TEXTS]
)
def test_a_broken_text_is_named_beside_the_faults_of_other_files(content, place, part):
    documents = demonstration_documents()
    documents[ELEMENTS][0]["type"] = "colour"
    faults = list_faults({**as_files(documents), THING: content})
    assert [f for f in faults if f.file == THING and place in f.place and part in f.sentence]
    assert [f for f in faults if (f.file, f.place) == (ELEMENTS, "/0/type")]


def test_what_is_missing_is_named():
    assert {fault.file for fault in list_faults({})} == {"things/", "elements.json", "forms.json"}


def test_without_elements_the_fields_are_not_all_called_unknown():
    documents = demonstration_documents()
    del documents[ELEMENTS]
    assert [fault.file for fault in list_faults(as_files(documents))] == [ELEMENTS]


def test_one_code_in_two_files_is_refused():
    documents = demonstration_documents()
    documents["things/other.json"] = documents[THING]
    faults = list_faults(as_files(documents))
    assert [(fault.file, fault.place) for fault in faults] == [("things/other.json", "/code")]
    assert THING in faults[0].sentence


def test_the_refusal_carries_every_fault_for_machines():
    documents = demonstration_documents()
    documents[ELEMENTS][0]["type"] = "colour"
    with pytest.raises(PackageRefused) as refused:
        read_package(as_files(documents))
    assert refused.value.code == "catalogue.package.refused"
    assert refused.value.facts["faults"][0]["place"] == "/0/type"
    json.dumps(refused.value.facts)
