"""The national elements of a matter and a material, the power lists and upper entries: read, optional, checked."""

import json

import pytest

from onething.catalogue.contracts import (
    BodyNature,
    CodeLevel,
    Commitment,
    Concern,
    Consultation,
    Examination,
    Fee,
    MatterKind,
    OnlineDepth,
    Package,
    PackageRefused,
    Particulars,
    Provenance,
    RemedyKind,
    ResultKind,
    Retention,
    ServiceObject,
    SpecialProcedure,
    TrustLevel,
)
from onething.catalogue.rules.particulars import build_particulars
from onething.catalogue.rules.reading import read_package
from tests.catalogue.packages import (
    as_files,
    make_documents,
    make_element,
    make_field,
    make_material,
    make_matter,
    make_option,
    make_question,
    make_thing,
    publish,
)

WHOLE = {
    "exercise_level": "县级",
    "implementing_body": {"name": "某局", "code": "11430182XX0000051E", "nature": "法定机关"},
    "joint_bodies": [{"name": "另一局"}],
    "service_objects": ["自然人", "企业法人"],
    "codes": [
        {"level": "国家", "code": "000131001000"},
        {"level": "旧", "code": "X-1", "since": "2015-01-01", "until": "2019-12-31", "source": "旧清单"},
    ],
    "power": "Q-1",
    "upper": "S-1",
    "commitment": {"allowed": True, "concern": None, "basis": "某办法"},
    "statutory_explanation": "不含听证",
    "committed_explanation": "材料齐全时",
    "visits_reason": "本人签字",
    "online_depth": "受理",
    "cross_region": "跨市",
    "result_kind": "证照",
    "result_sample": "样本.pdf",
    "fees": [{"name": "工本费", "basis": "某办法", "fen": 1000, "reducible": True, "official": True}],
    "special_procedures": [
        "现场核查(计入时限)",
        "听证",
        {"name": "检测", "counts": False, "working_days": 30},
    ],
    "intermediaries": [{"name": "检测", "basis": "某条例"}],
    "acceptance_conditions": ["年满十八周岁"],
    "quantity_limit": "每年100个",
    "retention": "30年",
    "places": [{"name": "政务大厅", "address": "某路1号", "hours": "9:00-17:00", "phone": "0731-0000000"}],
    "contacts": [{"way": "电话", "value": "12345"}],
    "supervision": [{"way": "电话", "value": "12345"}],
    "faqs": [{"question": "要多久？", "answer": "一天。"}],
    "remedies": [{"kind": "行政复议", "organ": "市政府", "within": "60日"}],
    "figures": {"fee": {"source": "某办法", "official": True}},
}


def read(**matter):
    return publish(make_thing(make_matter("M01", **matter))).thing.matters[0]


def test_what_a_package_says_is_read():
    matter = read(**WHOLE)
    authority, manner, guide = (
        matter.particulars.authority,
        matter.particulars.manner,
        matter.particulars.guide,
    )
    assert authority.implementing_body is not None
    assert authority.implementing_body.nature is BodyNature.ORGAN
    assert authority.service_objects == (ServiceObject.PERSON, ServiceObject.ENTERPRISE)
    assert [(code.level, code.until) for code in authority.codes] == [
        (CodeLevel.NATIONAL, None),
        (CodeLevel.OLD, "2019-12-31"),
    ]
    assert authority.commitment == Commitment(True, None, "某办法")
    assert (authority.power, authority.upper) == ("Q-1", "S-1")
    assert manner.online_depth is OnlineDepth.ACCEPTANCE
    assert manner.result_kind is ResultKind.LICENCE
    assert manner.retention is Retention.LONG
    assert manner.fees == (Fee("工本费", "某办法", fen=1000, reducible=True, official=True),)
    assert manner.procedures == (
        SpecialProcedure("现场核查", counts=True),
        SpecialProcedure("听证"),
        SpecialProcedure("检测", counts=False, working_days=30),
    )
    assert matter.special_procedures == ("现场核查(计入时限)", "听证", "检测(不计时限)")
    assert guide.remedies[0].kind is RemedyKind.REVIEW
    assert guide.places[0].hours == "9:00-17:00"


def test_what_it_does_not_say_is_absent():
    particulars = read(committed_days=None, statutory_days=None, statutory_unit=None).particulars
    assert particulars == Particulars()


@pytest.mark.parametrize(
    ("changes", "figure", "source", "official"),
    [
        ({"statutory_basis": "某法", "statutory_verified": True}, "statutory_days", "某法", True),
        ({"statutory_basis": "某法"}, "statutory_days", "某法", False),
        ({}, "committed_days", "某政办发〔2020〕1号", True),
        ({"committed_basis": "proposal"}, "committed_days", "proposal", False),
        ({"visits": 1, "visits_basis": "某地"}, "visits", "某地", False),
        ({"validity_months": 60, "validity_basis": "某条例"}, "validity_months", "某条例", False),
        ({"fee": "不收费", "fee_verified": True}, "fee", None, True),
        (WHOLE | {"fee": "不收费"}, "fee", "某办法", True),
    ],
)
def test_each_figure_says_what_it_rests_on(changes, figure, source, official):
    assert read(**changes).particulars.figures[figure] == Provenance(source, official=official)


def test_a_material_says_how_it_is_judged():
    paper = make_material(
        "平面图",
        review_points=["盖章"],
        acceptance_standard="清晰",
        legal_basis="某法",
        trust_level="原件",
        formats=["pdf"],
        largest_mb=5,
    )
    judged = read(materials=[paper]).materials[0].particulars
    assert judged.review_points == ("盖章",)
    assert judged.trust_level is TrustLevel.ORIGINAL
    assert (judged.formats, judged.largest_mb, judged.largest_pages) == (("pdf",), 5, None)


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"exercise_level": "宇宙级"}, "/matters/0/exercise_level"),
        ({"fees": [{"name": "费", "fen": -1}]}, "/matters/0/fees/0/fen"),
        ({"fees": [{"basis": "某法"}]}, "/matters/0/fees/0"),
        ({"codes": [{"level": "国家", "code": "1", "since": "去年"}]}, "/matters/0/codes/0/since"),
        ({"commitment": {"concern": "无"}}, "/matters/0/commitment"),
        ({"special_procedures": [{"counts": True}]}, "/matters/0/special_procedures/0"),
        ({"special_procedures": [1]}, "/matters/0/special_procedures/0"),
        ({"figures": {"fee": {"source": "某法"}}}, "/matters/0/figures/fee"),
        ({"materials": [make_material("甲", trust_level="很高")]}, "/matters/0/materials/0/trust_level"),
        ({"materials": [make_material("甲", largest_mb=21)]}, "/matters/0/materials/0/largest_mb"),
    ],
)
def test_what_has_another_shape_is_refused(changes, place):
    with pytest.raises(PackageRefused) as refused:
        read(**changes)
    assert place in [fault.place for fault in refused.value.faults]


def with_file(name, value):
    documents = make_documents(make_thing(make_matter("M01")))
    return as_files(documents) | {name: json.dumps(value, ensure_ascii=False).encode()}


POWERS = {
    "department": "某局",
    "source": "某局网站",
    "powers": [{"code": "1", "name": "甲", "kind": "行政许可"}],
}


def test_the_lists_of_a_city():
    found = read_package(with_file("powers.json", [POWERS])).surroundings
    assert found.departments == {"某局"}
    assert found.powers[0].kind is MatterKind.LICENCE
    upper = [{"code": "S-1", "elements": {"name": "甲"}}]
    assert read_package(with_file("upper.json", upper)).surroundings.uppers["S-1"].values == {"name": "甲"}
    mine = {"elements": ["name"], "source": "某文件", "official": True}
    unified = read_package(with_file("unified.json", mine)).surroundings.unified
    assert unified is not None
    assert (unified.elements, unified.official) == (("name",), True)


def test_without_them_the_default_of_the_unified_elements_is_not_official():
    package: Package = read_package(as_files(make_documents(make_thing(make_matter("M01")))))
    unified = package.surroundings.unified
    assert unified is not None
    assert not unified.official
    assert "未查到" in unified.source
    assert package.surroundings.powers == ()


@pytest.mark.parametrize(
    ("name", "value", "place"),
    [
        ("powers.json", {}, "全文"),
        ("powers.json", [{"department": "某局", "powers": []}], "/0"),
        ("powers.json", [POWERS | {"powers": POWERS["powers"] * 2}], "/0/powers/1/code"),
        ("powers.json", [POWERS | {"powers": [{"code": "1", "name": "甲"}]}], "/0/powers/0"),
        ("upper.json", [{"code": "S", "elements": {}}, {"code": "S", "elements": {}}], "/1/code"),
        ("unified.json", {"elements": ["名称"], "source": "甲", "official": False}, "/elements/0"),
        ("unified.json", 7, "全文"),
    ],
)
def test_faults_of_the_lists(name, value, place):
    with pytest.raises(PackageRefused) as refused:
        read_package(with_file(name, value))
    assert (name, place) in [(fault.file, fault.place) for fault in refused.value.faults]


def test_every_concern_can_be_named():
    for concern in Concern:
        commitment = {"allowed": False, "concern": concern.value}
        assert read(commitment=commitment).particulars.authority.commitment == Commitment(False, concern)


def asking(*options, **more):
    thing = make_thing(make_matter("M01"), questions=[make_question("q", *options) | more])
    with pytest.raises(PackageRefused) as refused:
        publish(thing)
    return [fault.place for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("options", "more", "place"),
    [
        ([{}], {"only_when": "gone=a"}, "only_when"),
        ([{}], {"kind": "multiple"}, "kind"),
        ([{}], {"kind": "number", "multi": True}, "kind"),
        ([{"at_least": "2020-01-01"}], {"kind": "number"}, "options/0/at_least"),
        ([{"below": 7}], {"kind": "date"}, "options/0/below"),
        ([{"below": "2020-02-30"}], {"kind": "date"}, "options/0/below"),
        ([{"below": "20200201"}], {"kind": "date"}, "options/0/below"),
        ([{"below": 7}], {}, "options/0/below"),
        ([{"value": "50"}], {"kind": "number"}, "options/0/value"),
        ([{"value": "-50"}], {"kind": "number"}, "options/0/value"),
        ([{"value": "2020-01-01"}], {"kind": "date"}, "options/0/value"),
    ],
)
def test_faults_of_questions(options, more, place):
    made = [make_option(**({"value": f"o{number}"} | option)) for number, option in enumerate(options)]
    assert f"/situations/0/{place}" in asking(*made, **more)


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ({"choices": ["c"]}, "choices/0"),
        ({"pattern": "("}, "pattern"),
        ({"pattern": "^(?i)a$"}, "pattern"),
        ({"pattern": "(?i:a)"}, "pattern"),
        ({"min": 2, "max": 1}, "min"),
    ],
)
def test_faults_of_what_a_form_narrows(field, place):
    element = make_element("way", type="choice", choices=[["a", "甲"], ["b", "乙"]])
    with pytest.raises(PackageRefused) as refused:
        publish(
            make_thing(make_matter("M01")), forms={"M01": [make_field("way", **field)]}, elements=[element]
        )
    assert f"/YJS-901~1M01/fields/0/{place}" in [fault.place for fault in refused.value.faults]


def test_how_a_matter_is_examined():
    """行政许可法 art. 34(3): where the substance must be checked, two people do it; the ground stands in the package."""
    raw = {
        "examined_points": ["场所与图纸一致"],
        "two_people": "行政许可法第三十四条第三款",
        "consultations": [{"whom": "所在乡镇（街道）", "obligatory": True, "working_days": 3}, {"whom": "水利局"}],
    }  # fmt: skip
    found = build_particulars(raw | {"statutory_days": None, "committed_days": None}).examination
    assert found == Examination(
        points=("场所与图纸一致",),
        two_people="行政许可法第三十四条第三款",
        consultations=(Consultation("所在乡镇（街道）", True, 3), Consultation("水利局")),
    )
