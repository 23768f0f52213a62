"""A sound package becomes things, nothing of it is lost, and nothing that comes in can break the reading."""

import json
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onething.catalogue.contracts import MadeFrom, MatterKind, PackageRefused, Place, Release, Standing
from onething.catalogue.folder import load_folder
from onething.catalogue.queries import read_package as read_folder
from onething.catalogue.rules.reading import read_package
from onething.catalogue.rules.shapes import SCHEMAS, get_schema
from onething.kernel.clock import Limit, LimitUnit
from onething.kernel.viewer import ANONYMOUS
from onething.planning.queries import make_plan
from tests.catalogue.packages import (
    DEMONSTRATION,
    as_files,
    demonstration_documents,
    demonstration_package,
    make_documents,
    make_element,
    make_field,
    make_material,
    make_matter,
    make_thing,
    publish,
    restaurant,
)


def test_the_demonstration_has_every_thing_and_the_restaurant_among_them():
    package = demonstration_package()
    assert len(package.things) == 16
    thing = restaurant().thing
    assert [matter.id for matter in thing.matters] == ["M01", "M00", "M02", "M03", "M04", "M05", "M06"]
    assert thing.lead_department == "市场监督管理局"
    assert thing.visits == 1
    assert "〔2019〕7号" in (thing.visits_basis or "")


def test_the_food_permit_as_published():
    food = restaurant().thing.find_matter("YJS-002/M02")
    assert food is not None
    assert (food.kind, food.kind_original) == (MatterKind.LICENCE, "行政许可")
    assert food.depends_on == ("YJS-002/M01", "YJS-002/M00")
    assert food.statutory == Limit(20, LimitUnit.WORKING_DAYS)
    assert food.committed == Limit(8, LimitUnit.WORKING_DAYS)
    assert food.committed_standing is Standing.PROPOSAL
    assert (food.release, food.place, food.conditions) == (Release.TOGETHER, Place.HERE, ())
    assert food.form.name == "食品经营许可申请书"
    assert [material.name for material in food.materials][-2:] == ["营业执照", "从业人员健康证明"]
    assert (food.result, food.validity_months) == ("食品经营许可证", 60)
    assert "食品安全法实施条例 art.15" in (food.validity_basis or "")


def test_the_restaurants_six_application_forms():
    made = {
        material.name: matter.id
        for matter in restaurant().thing.matters
        for material in matter.materials
        if material.made_from is MadeFrom.FORM
    }
    assert made == {
        "登记(备案)申请书": "M01",
        "食品经营许可申请书": "M02",
        "消防安全检查申报表(含告知承诺书)": "M03",
        "招牌设置申请(备案)表": "M04",
        "烟草专卖零售许可证申请表": "M05",
        "建设项目环境影响登记表(在线填报)": "M06",
    }


def test_the_licence_produces_the_credit_code():
    licence = restaurant().thing.find_matter("YJS-002/M01")
    assert licence is not None
    assert licence.produces == ("established_date", "uscc")
    assert licence.committed_standing is Standing.OFFICIAL


def test_every_figure_of_visits_that_nobody_published_says_so():
    for matter in restaurant().thing.matters:
        assert matter.visits is not None
        assert "演示值" in (matter.visits_basis or "")


def test_the_elements_are_those_that_are_used():
    published = restaurant()
    asked = {field.element for matter in published.thing.matters for field in matter.form.fields}
    produced = {code for matter in published.thing.matters for code in matter.produces}
    columns = {column for element in published.elements.values() for column in element.columns}
    assert set(published.elements) == asked | produced | columns


def test_extensions_are_read():
    matter = make_matter(
        "M01",
        release="own_day",
        place="outside",
        conditions=["fee_paid"],
        visits=2,
        visits_basis="问",
        validity_months=60,
        validity_basis="某条例",
        materials=[make_material("申请书", made_from="form"), make_material("图纸")],
    )
    published = publish(make_thing(matter), forms={"M01": [make_field("citizen_name", role="buyer")]})
    read = published.thing.matters[0]
    assert (read.release, read.place, read.conditions) == (Release.OWN_DAY, Place.OUTSIDE, ("fee_paid",))
    assert (read.visits, read.visits_basis) == (2, "问")
    assert (read.validity_months, read.validity_basis) == (60, "某条例")
    assert [material.made_from for material in read.materials] == [MadeFrom.FORM, None]
    assert read.form.fields[0].role == "buyer"


def test_without_extensions_nothing_is_made_up():
    read = publish(make_thing(make_matter("M01", materials=[make_material("图纸")]))).thing.matters[0]
    assert (read.validity_months, read.validity_basis) == (None, None)
    assert read.materials[0].made_from is None


@pytest.mark.parametrize("months", [1, 1200])
def test_the_shortest_and_the_longest_validity(months):
    matter = make_matter("M01", validity_months=months, validity_basis="某条例")
    assert publish(make_thing(matter)).thing.matters[0].validity_months == months


def test_unknown_keys_are_kept_and_harmless():
    documents = make_documents(make_thing(make_matter("M01", colour="red"), weather={"rain": True}))
    content = json.loads(read_package(as_files(documents)).contents["YJS-901"])
    assert content["thing"]["weather"] == {"rain": True}
    assert content["thing"]["matters"][0]["colour"] == "red"


def test_a_dictionary_may_speak_of_things_that_are_elsewhere():
    documents = make_documents(
        make_thing(make_matter("M01")),
        elements=[make_element("certificate_no", produced_by=["YJS-902/M07"])],
    )
    documents["forms.json"]["YJS-902/M07"] = {"form_name": "别处的表", "fields": []}
    assert len(read_package(as_files(documents)).things) == 1


def test_the_digest_is_of_the_content_not_of_the_layout():
    documents = demonstration_documents()
    compact = read_package({file: json.dumps(value).encode() for file, value in documents.items()})
    spacious = read_package(
        {file: b"\xef\xbb\xbf" + json.dumps(value, indent=8).encode() for file, value in documents.items()}
    )
    assert compact.things[0].sm3 == spacious.things[0].sm3
    documents["things/YJS-002.json"]["note"] = "x"
    assert read_package(as_files(documents)).things[0].sm3 != compact.things[0].sm3


def test_a_folder_is_read_without_its_readme(tmp_path):
    shutil.copytree(DEMONSTRATION, tmp_path / "package")
    (tmp_path / "package/things/README.json").write_text("about")
    (tmp_path / "package/things/._YJS-002.json").write_bytes(b"\x00\x05")
    found = read_folder(ANONYMOUS, path=tmp_path / "package").find_thing("YJS-002")
    assert found is not None
    assert found.sm3 == restaurant().sm3


def test_what_cannot_be_opened_is_named(tmp_path):
    shutil.copytree(DEMONSTRATION, tmp_path / "package")
    (tmp_path / "package/things/loop.json").symlink_to("loop.json")
    (tmp_path / "package/things/folder.json").mkdir()
    _, faults = load_folder(tmp_path / "package")
    assert {fault.file for fault in faults} == {"things/loop.json", "things/folder.json"}


def test_a_huge_file_is_not_read_whole(tmp_path):
    (tmp_path / "things").mkdir()
    with (tmp_path / "elements.json").open("wb") as opened:
        opened.truncate(17 * 1024 * 1024)
    with pytest.raises(PackageRefused) as refused:
        read_folder(ANONYMOUS, path=tmp_path)
    sentences = {fault.file: fault.sentence for fault in refused.value.faults}
    assert "16 MB" in sentences["elements.json"]
    assert set(sentences) == {"elements.json", "forms.json", "things/"}


def test_no_folder_is_one_fault(tmp_path):
    with pytest.raises(PackageRefused) as refused:
        read_folder(ANONYMOUS, path=tmp_path / "nowhere")
    assert len(refused.value.faults) == 1


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_are_the_documented_ones(name):
    documented = DEMONSTRATION.parents[3] / "docs" / "package" / f"{name}.schema.json"
    assert json.loads(documented.read_text(encoding="utf-8")) == get_schema(name)
    assert get_schema(name)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def list_places(value, way=()):
    """Return the way to every value inside a JSON value."""
    yield way
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from list_places(item, (*way, key))


SMALL = make_documents(
    make_thing(
        make_matter("M01", materials=[{"name": "纸", "necessity": "情形", "obtainable_by_sharing": True,
                                       "sharing_via": "前序流程", "only_when": "q=a", "made_from": "form"}],
                    validity_months=60, validity_basis="某条例"),
        make_matter("M02", depends_on=["M01"], included_when="q=b"),
        questions=[{"question": "问?", "key": "q", "multi": False, "options": [
            {"value": value, "label": value, "adds_matters": [], "removes_matters": ["M01"], "adds_materials": ["纸"]}
            for value in "ab"]}],
    ),
    forms={"M01": [make_field("uscc", only_when="q=a")], "M02": [make_field("uscc"), make_field("kind")]},
    elements=[make_element("kind", type="choice", choices=[["a", "甲"]], situation_key="q"),
              make_element("uscc", produced_by=["YJS-901/M01"])],
)  # fmt: skip
PLACES = [(file, way) for file, value in SMALL.items() for way in list_places(value)]
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["M01", "q=a", "q"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def put(documents, *, file, way, value):
    if not way:
        documents[file] = value
        return
    holder = documents[file]
    for key in way[:-1]:
        holder = holder[key]
    holder[way[-1]] = value


def read_or_list_faults(files):
    try:
        return read_package(files), None
    except PackageRefused as refused:
        return None, refused.faults


@given(place=st.sampled_from(PLACES), value=JSON)
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_stands_anywhere_is_planned_or_refused_with_its_faults(place, value):
    """Any JSON at any place: either faults, all with a sentence, or a package that plans."""
    documents = json.loads(json.dumps(SMALL))
    put(documents, file=place[0], way=place[1], value=value)
    package, faults = read_or_list_faults({file: json.dumps(v).encode() for file, v in documents.items()})
    if package is None:
        assert faults
        assert all(part and part.isprintable() for f in faults for part in (f.file, f.place, f.sentence))
    else:
        make_plan(package.things[0], answers={}).as_json()


@given(
    file=st.sampled_from(sorted(SMALL)),
    start=st.integers(0, 3000),
    noise=st.binary(max_size=6),
    cut=st.integers(0, 9),
)
@settings(max_examples=200, deadline=None)
def test_damaged_bytes_are_read_or_refused(file, start, noise, cut):
    files = as_files(SMALL)
    start %= len(files[file])
    files[file] = files[file][:start] + noise + files[file][start + cut :]
    package, faults = read_or_list_faults(files)
    assert (package is None) == bool(faults)
