"""Each rule about one matter with the entry that breaks it and one that just does not."""

import pytest

from onething.catalogue.contracts import MatterKind
from tests.catalogue.packages import make_material, make_matter, make_thing
from tests.planning.lint.linting import beside, find_rules, lint, lint_matter, listing, unifying

LICENCE = {"type": "行政许可"}
SERVICE = {"type": "公共服务"}
ANOTHER_LAW = {"statutory_basis": "某某管理条例 第十条"}
ONLY_LICENSING_LAW = {"statutory_basis": "行政许可法 art.42"}
JOINT = {"joint_bodies": [{"name": "另一个局"}]}
FEE = {"name": "工本费", "basis": "某某条例", "fen": 1000}
SAFETY = "直接关系人身健康、生命财产安全"


@pytest.mark.parametrize(
    ("rule", "breaking", "sound"),
    [
        ("limit.above_ceiling", {"statutory_days": 21}, {"statutory_days": 20}),
        (
            "limit.above_ceiling",
            {"statutory_days": 21} | ONLY_LICENSING_LAW,
            {"statutory_days": 21} | ANOTHER_LAW,
        ),
        ("limit.above_ceiling", {"statutory_days": 46} | JOINT, {"statutory_days": 45} | JOINT),
        ("limit.above_ceiling", {"statutory_days": 21}, {"statutory_days": 21} | SERVICE),
        ("limit.extension_above_ceiling", {"extension_days": 11}, {"extension_days": 10}),
        ("limit.extension_above_ceiling", {"extension_days": 16} | JOINT, {"extension_days": 15} | JOINT),
        ("limit.unit", {"statutory_unit": "日"}, {"statutory_unit": "日(工作日)"}),
        ("limit.unit", {"statutory_unit": "日"}, {"statutory_unit": "日"} | ANOTHER_LAW),
        ("limit.unit", {"statutory_unit": "日"}, {"statutory_unit": "日"} | SERVICE),
        ("limit.ceiling_of_licences", SERVICE | ONLY_LICENSING_LAW, LICENCE | ONLY_LICENSING_LAW),
        (
            "limit.ceiling_of_licences",
            SERVICE | {"statutory_basis": "行政许可法第四十二条"},
            SERVICE | {"statutory_basis": "行政许可法 art.34"},
        ),
        (
            "limit.promise_above_law",
            SERVICE | {"statutory_days": 10, "statutory_unit": "日", "committed_days": 11},
            SERVICE | {"statutory_days": 10, "statutory_unit": "日", "committed_days": 10},
        ),
        (
            "limit.promise_above_law",
            SERVICE | {"statutory_days": 1, "statutory_unit": "月", "committed_days": 24},
            SERVICE | {"statutory_days": 1, "statutory_unit": "月", "committed_days": 23},
        ),
        (
            "limit.instant_with_days",
            {"case_kind": "即办件", "committed_days": 1},
            {"case_kind": "即办件", "committed_days": 0},
        ),
        (
            "limit.instant_with_days",
            {"case_kind": "即办件", "committed_days": None},
            {"committed_days": None},
        ),
        ("limit.promise_at_once", {"committed_days": 0}, {"committed_days": 1}),
        ("limit.unknown", {"statutory_days": None, "statutory_unit": None}, {}),
        (
            "visits.without_reason",
            {"visits": 1, "visits_basis": "某地公布"},
            {"visits": 1, "visits_basis": "某地公布", "visits_reason": "本人签字"},
        ),
        (
            "visits.without_reason",
            {"visits": 1, "visits_basis": "某地公布", "visits_reason": " "},
            {"visits": 0, "visits_basis": "某地公布"},
        ),
        (
            "visits.though_online",
            {"visits": 1, "visits_basis": "甲", "online_depth": "结果反馈"},
            {"visits": 1, "visits_basis": "甲", "online_depth": "预审"},
        ),
        ("fee.without_basis", {"fees": [FEE | {"basis": None}]}, {"fees": [FEE]}),
        ("fee.without_basis", {"fee": "每件80元"}, {"fee": "每件80元（某某收费管理办法）"}),
        ("fee.without_basis", {"fee": "每件80元"}, {"fee": "不收费（刻章由企业收取）"}),
        ("fee.without_basis", {"fee": "每件80元"}, {"fee": None}),
        (
            "fee.without_standard",
            {"fees": [FEE | {"fen": None}]},
            {"fees": [FEE | {"fen": None, "standard": "按件"}]},
        ),
        ("fee.without_basis", {"fee": "工本费", "fee_verified": True}, {"fee": "工本费"}),
        ("fee.without_basis", {"fee": "按成交价的百分之一、1%"}, {"fee": "按市场价"}),
        ("fee.unclear", {"fee": "刻章费(多地由财政承担)"}, {"fee": "不收费(刻章费由财政承担)"}),
        (
            "fee.condition_without_fee",
            {"conditions": ["fee_paid"], "fee": "不收费"},
            {"conditions": ["fee_paid"], "fees": [FEE]},
        ),
        ("result.without_kind", {}, {"result_kind": "其他"}),
        (
            "result.kind_contradicts",
            {"result": "食品经营许可证(电子)", "result_kind": "批文"},
            {"result": "食品经营许可证(电子)", "result_kind": "证照"},
        ),
        (
            "commitment.excluded",
            {"commitment": {"allowed": True, "concern": SAFETY}},
            {"commitment": {"allowed": True, "concern": SAFETY, "basis": "消防法(2021) art.15"}},
        ),
        (
            "commitment.excluded",
            {"commitment": {"allowed": True, "concern": SAFETY, "basis": "本局通知"}},
            {"commitment": {"allowed": False, "concern": SAFETY}},
        ),
        ("intermediary.here", {"type": "中介服务", "place": "here"}, {"type": "中介服务"}),
        (
            "intermediary.without_basis",
            {"intermediaries": [{"name": "环评报告编制"}]},
            {"intermediaries": [{"name": "环评报告编制", "basis": "环境影响评价法"}]},
        ),
    ],
)
def test_a_rule_about_one_matter(rule, breaking, sound):
    assert rule in lint_matter(**breaking)
    assert rule not in lint_matter(**sound)


@pytest.mark.parametrize(
    ("rule", "breaking", "sound"),
    [
        ("material.catch_all", {"name": "其他相关材料"}, {"name": "其他股东身份证"}),
        ("material.catch_all", {"name": "法律法规规定的其他文件"}, {"name": "使用土地的有关证明文件"}),
        ("material.catch_all", {"name": "有关材料"}, {"name": "施工组织方案"}),
        ("material.catch_all", {"name": "登记机关认为需要的材料"}, {"name": "特殊工种证明材料"}),
        ("material.open_ended", {"name": "布局、操作流程等文件"}, {"name": "布局、操作流程"}),
        (
            "material.obtainable_but_asked",
            {"source_kind": "前序流程结果", "source_department": "部门M01"},
            {
                "source_kind": "前序流程结果",
                "source_department": "部门M01",
                "obtainable_by_sharing": True,
                "sharing_via": "前序流程",
            },
        ),
        (
            "material.obtainable_but_asked",
            {"source_kind": "前序流程结果", "source_department": None},
            {"source_kind": "前序流程结果", "source_department": "刻章企业"},
        ),
        ("material.obtainable_but_asked", {"sharing_via": "电子证照"}, {"sharing_via": None}),
        (
            "material.obtainable_but_asked",
            {"sharing_via": "电子证照"},
            {"sharing_via": "电子证照", "made_from": "form"},
        ),
        (
            "material.government_paper_asked",
            {"source_kind": "政府部门核发"},
            {"source_kind": "政府部门核发", "legal_basis": "某某法 第十条"},
        ),
        (
            "material.intermediary_without_basis",
            {"source_kind": "中介机构"},
            {"source_kind": "中介机构", "legal_basis": "某某法 第十条"},
        ),
    ],
)
def test_a_rule_about_one_material(rule, breaking, sound):
    assert rule in lint_matter(materials=[make_material("甲") | breaking])
    assert rule not in lint_matter(materials=[make_material("甲") | sound])


def test_the_result_of_an_earlier_step_is_not_asked():
    def asking(needs, **changes):
        first = make_matter("M01", result="营业执照(正副本)")
        between = make_matter("M02", depends_on=["M01"])
        paper = make_material("营业执照", **changes)
        return make_thing(first, between, make_matter("M03", depends_on=needs, materials=[paper]))

    found = [one for one in lint(asking(["M02"])) if one.rule == "material.obtainable_but_asked"]
    assert [one.place for one in found] == ["/matters/M03/materials/营业执照"]
    assert "是前面“事项M01”的结果" in found[0].sentence
    assert "material.obtainable_but_asked" not in find_rules(asking([]))
    shared = asking(["M02"], obtainable_by_sharing=True, sharing_via="前序流程")
    assert "material.obtainable_but_asked" not in find_rules(shared)


def test_an_e_licence_of_the_city_is_not_asked():
    def issuing(**changes):
        return make_thing(make_matter("M01", result="营业执照", **changes), code="YJS-902")

    asking = make_thing(make_matter("M01", materials=[make_material("营业执照(复印件)")]))
    rule = "material.obtainable_but_asked"
    assert rule in find_rules(asking, context=beside(issuing(result_kind="证照")))
    assert rule not in find_rules(asking, context=beside(issuing(result_kind="批文")))
    assert rule not in find_rules(asking, context=beside(issuing(result_kind="证照", place="outside")))


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"name": "饭店许可"}, None),
        ({"name": "饭店许可(新办)"}, None),
        ({"name": "别的许可"}, "power.not_listed"),
        ({"name": "别的许可", "power": "Q-1"}, None),
        ({"name": "饭店许可", "power": "Q-9"}, "power.not_listed"),
        ({"name": "饭店许可", "type": "行政确认"}, "power.kind_differs"),
        ({"name": "饭店登记", "type": "其他行政权力"}, "power.hidden_approval"),
        ({"name": "从业人员认证", "type": "公共服务"}, "power.hidden_approval"),
        ({"name": "饭店服务", "type": "其他行政权力(备案)"}, "power.hidden_approval"),
        ({"name": "咨询", "type": "公共服务"}, None),
        ({"name": "资格核验登记", "type": "内部核验"}, None),
        ({"name": "账户登记", "type": "公共服务", "place": "outside"}, None),
        ({"name": "饭店许可", "department": "没有清单的局"}, "power.list_unknown"),
    ],
)
def test_powers_and_approvals_in_disguise(changes, rule):
    context = listing(("饭店许可", MatterKind.LICENCE))
    found = {one for one in lint_matter(context, **changes) if one.startswith("power.")}
    assert found == ({rule} if rule else set())


def test_one_matter_under_two_codes():
    def coded(code, *, name="饭店许可", thing="YJS-901", **more):
        codes = [{"level": "国家", "code": code} | more]
        return make_thing(make_matter("M01", name=name, codes=codes), code=thing)

    other = beside(coded("000101", thing="YJS-902"))
    assert "matter.two_codes" in find_rules(coded("000102"), context=other)
    assert "matter.two_codes" not in find_rules(coded("000101"), context=other)
    assert "matter.two_codes" not in find_rules(coded("000102", until="2020-01-01"), context=other)
    assert "matter.two_codes" not in find_rules(coded("000102", name="旅店许可"), context=other)
    assert "matter.code_shared" in find_rules(coded("000101", name="旅店许可"), context=other)
    assert "matter.code_shared" not in find_rules(coded("000101"), context=other)


def test_one_matter_twice_in_one_thing():
    same = {"name": "饭店许可", "department": "一个局"}
    twice = make_thing(make_matter("M01", **same), make_matter("M02", **same))
    apart = make_thing(make_matter("M01", **same), make_matter("M02", **same | {"name": "饭店许可(变更)"}))
    assert "matter.repeated" in find_rules(twice)
    assert "matter.repeated" not in find_rules(apart)


def test_unified_elements_are_those_of_the_level_above():
    context = unifying({"name": "饭店许可", "statutory_days": 20, "fee": "收费"})
    found = lint(
        make_thing(make_matter("M01", name="饭店许可", statutory_days=10, upper="S-1")), context=context
    )
    differing = [one for one in found if one.rule == "unified.differs"]
    assert [one.place for one in differing] == ["/matters/M01/statutory_days"]
    assert "法定时限是“10”，上级事项S-1是“20”" in differing[0].sentence
    assert "不是官方公布" in differing[0].sentence
    official = unifying({"name": "甲"}, official=True)
    said = lint(make_thing(make_matter("M01", upper="S-1")), context=official)
    assert all("不是官方公布" not in one.sentence for one in said)
    assert "unified.differs" not in lint_matter(context, name="饭店许可", upper="S-1")
    assert "unified.differs" not in lint_matter(context, statutory_days=10)
    assert "unified.upper_unknown" in lint_matter(context, upper="S-9")


def test_a_body_outside_does_not_wait_for_what_is_held_back():
    def banking(**release):
        licence = make_matter("M01", result="营业执照", **release)
        return make_thing(licence, make_matter("M02", place="outside", depends_on=["M01"]))

    assert "release.outside_waits" in find_rules(banking(release="together"))
    assert "release.outside_waits" not in find_rules(banking(release="own_day"))
    assert "release.outside_waits" not in find_rules(banking(place="outside"))
    here = make_thing(make_matter("M01"), make_matter("M02", depends_on=["M01"]))
    assert "release.outside_waits" not in find_rules(here)
