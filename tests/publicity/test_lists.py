"""What stands on each list: a table of examples with the section of the plan, and what holds for any catalogue."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.publicity.contracts import WITH_EXCEPTIONS, Effect, ListKind, MatterRow
from onething.publicity.rules.columns import say_notes, tabulate
from onething.publicity.rules.lists import make_list
from onething.publicity.rules.matters import list_matters
from tests.publicity.making import DAY, FAR, except_matter, matter_of, thing_of

K = ListKind
TOWN = {"name": "花明楼镇便民服务中心", "level": "镇(乡、街道)级"}
COUNTY = {"name": "市民之家", "level": "县级"}
ON, OFF, UNKNOWN = True, False, None
#  list, what the publication says, whether it is on the list; 宁政办发〔2019〕7号
EXAMPLES = (
    (K.ONE_VISIT, {"visits": 0}, ON, "二(一)1(1) 最多跑一次: not even once is at most once"),
    (K.ONE_VISIT, {"visits": 1}, ON, "二(一)1(1)"),
    (K.ONE_VISIT, {"visits": 2}, OFF, "二(一)1(1)"),
    (K.ONE_VISIT, {}, UNKNOWN, "nobody published how often"),
    (K.AT_ONCE, {"case_kind": "即办件", "committed_days": 0}, ON, "四办: 马上办"),
    (K.AT_ONCE, {"case_kind": "承诺件"}, OFF, "四办: 马上办"),
    (K.ONLINE, {"online_depth": "受理"}, ON, "四办: 网上办"),
    (K.ONLINE, {"online_depth": "电子证照反馈"}, ON, "四办: 网上办"),
    (
        K.ONLINE,
        {"online_depth": "预审"},
        OFF,
        "四办: what is only looked at beforehand is done at the window",
    ),
    (K.ONLINE, {}, UNKNOWN, "no depth published"),
    (K.NEARBY, {"exercise_level": "村(社区)级"}, ON, "二(二)3(1) 就近办"),
    (
        K.NEARBY,
        {"exercise_level": "县级", "places": [COUNTY, TOWN]},
        ON,
        "二(二)3(1): a town's centre does it",
    ),
    (K.NEARBY, {"exercise_level": "县级"}, OFF, "二(二)3(1)"),
    (K.NEARBY, {"places": [{"name": "某处"}]}, UNKNOWN, "of which level the place is, nobody published"),
    (K.IN_ONE_GO, {"visits": 1}, ON, "四办: 一次办"),
    (K.IN_ONE_GO, {"visits": 0}, OFF, "四办: it needs no visit at all"),
)


@pytest.mark.parametrize(("kind", "says", "expected", "section"), EXAMPLES)
def test_a_matter_is_on_a_list_by_what_is_published(kind, says, expected, section):
    listed = make_list(kind, things=[thing_of(matter_of(**says))], exceptions=[], day=DAY)
    assert (len(listed.rows), listed.unknown) == {ON: (1, 0), OFF: (0, 0), UNKNOWN: (0, 1)}[expected], section


@pytest.mark.parametrize(
    ("cycle", "because"),
    [("项目", "市本级、园区帮代办"), ("个人", "乡村两级帮代办"), ("企业", None)],
)
def test_helpers_do_projects_in_the_city_and_livelihood_in_towns(cycle, because):
    """二(二)3(2)."""
    listed = make_list(K.ASSISTED, things=[thing_of(matter_of(), life_cycle=cycle)], exceptions=[], day=DAY)
    assert [row.because for row in listed.rows] == ([because] if because else [])
    assert all(not row.is_official for row in listed.rows)


def test_the_things_stand_by_batch_with_lead_and_responsible_units():
    """二(一)1(1): 成熟一批、公布一批; 明确牵头单位和责任单位."""
    late = {"batch": 2, "batch_basis": "某文〔2026〕2号"}
    early = {"batch": 1, "batch_basis": "某文〔2026〕1号"}
    things = [
        thing_of(matter_of(), code="YJS-903"),
        thing_of(matter_of(), code="YJS-902", **late),
        thing_of(matter_of(), matter_of("M02"), code="YJS-909", joint_departments=["丙局"], **early),
    ]
    rows = make_list(K.THINGS, things=things, exceptions=[], day=DAY).rows
    assert [(row.code, row.batch) for row in rows] == [("YJS-909", 1), ("YJS-902", 2), ("YJS-903", None)]
    assert (rows[0].lead_department, rows[0].responsible) == ("牵头部门", ("部门M01", "部门M02", "丙局"))


def test_services_of_intermediaries_stand_with_their_basis_and_who_asks_for_them():
    """二(二)1(2): 明确中介服务的具体标准和依据."""
    survey = {"name": "测绘报告", "basis": "某条例第五条", "limit": "5个工作日", "fee": "市场调节价"}
    review = matter_of("M09", name="施工图审查", type="中介服务/技术审查", statutory_basis="某令13")
    things = [thing_of(matter_of(intermediaries=[survey]), matter_of("M02", intermediaries=[survey]), review)]
    rows = make_list(K.INTERMEDIARY, things=things, exceptions=[], day=DAY).rows
    assert [(row.name, row.basis, row.matters) for row in rows] == [
        ("施工图审查", "某令13", ("施工图审查",)), ("测绘报告", "某条例第五条", ("事项M01", "事项M02")),
    ]  # fmt: skip


def test_the_negative_list_holds_what_was_signed_and_counts_what_was_not():
    """二(一)1(1): 对不能实现最多跑一次的政务服务事项，建立负面清单."""
    things = (thing_of(matter_of("M01", visits=2), matter_of("M02", visits=3), matter_of("M03", visits=1)),)
    listed = make_list(K.NEGATIVE, things=things, exceptions=[except_matter(things, "事项M01")], day=DAY)
    assert [(row.name, row.visits, row.basis, row.until) for row in listed.rows] == [
        ("事项M01", 2, "某条例第三条", FAR)
    ]
    assert listed.without_ground == 1
    assert "1 个事项" in say_notes(listed)[0]


DAYS = (
    (DAY - timedelta(days=1), False), (DAY, True), (FAR, True), (FAR + timedelta(days=1), False),
)  # fmt: skip


@pytest.mark.parametrize(("day", "counts"), DAYS)
def test_an_exception_counts_on_its_days_both_ends_included(day, counts):
    things = (thing_of(matter_of(visits=1)),)
    left_out = except_matter(things, "事项M01")
    assert len(make_list(K.ONE_VISIT, things=things, exceptions=[left_out], day=day).rows) == (not counts)
    assert len(make_list(K.NEGATIVE, things=things, exceptions=[left_out], day=day).rows) == counts


def test_a_revoked_exception_counts_no_more_from_its_day():
    things = (thing_of(matter_of(visits=1)),)
    revoked = except_matter(things, "事项M01", revoked_on=DAY + timedelta(days=3))
    for day, left in ((DAY + timedelta(days=2), 0), (DAY + timedelta(days=3), 1)):
        assert len(make_list(K.ONE_VISIT, things=things, exceptions=[revoked], day=day).rows) == left


def test_an_exception_may_put_a_matter_on_a_list_that_nothing_published_puts_there():
    things = (thing_of(matter_of()),)
    added = except_matter(things, "事项M01", list=K.NEARBY, effect=Effect.ADD)
    listed = make_list(K.NEARBY, things=things, exceptions=[added], day=DAY)
    assert [(row.because, row.exception) for row in listed.rows] == [("经签署列入", added)]
    assert listed.unknown == 0


def test_one_matter_in_two_things_is_one_line_and_the_strictest_counts():
    same = {"name": "食品经营许可", "department": "市监局"}
    things = [
        thing_of(matter_of(visits=1, online_depth="办理", **same), code="YJS-901"),
        thing_of(matter_of(visits=2, online_depth="受理", **same), code="YJS-902"),
        thing_of(matter_of(**same), code="YJS-903"),
    ]
    (one,) = list_matters(things)
    assert one.codes == ("YJS-901/M01", "YJS-902/M01", "YJS-903/M01")
    assert (one.visits, one.depth) == (2, "受理")


def test_checks_inside_the_house_are_on_no_list():
    things = [thing_of(matter_of(type="内部核验", visits=0, online_depth="办理"))]
    assert list_matters(things) == ()


def test_a_figure_that_is_not_official_is_said_to_be_none():
    told = {"figures": {"online_depth": {"source": "某文", "official": True}}}
    for says, official in (({}, False), (told, True)):
        things = [thing_of(matter_of(online_depth="办理", **says))]
        (row,) = make_list(K.ONLINE, things=things, exceptions=[], day=DAY).rows
        assert row.is_official is official


SAYS = st.fixed_dictionaries(
    {},
    optional={
        "visits": st.integers(0, 3),
        "online_depth": st.sampled_from(["咨询", "预审", "受理", "办理"]),
        "exercise_level": st.sampled_from(["县级", "村(社区)级"]),
        "case_kind": st.sampled_from(["即办件", "承诺件"]),
    },
)


@given(st.lists(SAYS, min_size=1, max_size=5), st.data())
def test_of_any_catalogue_each_matter_is_on_off_or_unknown_and_an_exception_moves_only_its_own(says, data):
    things = (
        thing_of(*(matter_of(f"M{index}", **one) for index, one in enumerate(says)), life_cycle="项目"),
    )
    kind = data.draw(st.sampled_from(WITH_EXCEPTIONS))
    chosen = f"事项M{data.draw(st.integers(0, len(says) - 1))}"
    exception = except_matter(things, chosen, list=kind, effect=data.draw(st.sampled_from(list(Effect))))
    for other in ListKind:
        before = make_list(other, things=things, exceptions=[], day=DAY)
        after = make_list(other, things=things, exceptions=[exception], day=DAY)
        if other is kind:
            names = {row.name for row in after.rows}
            assert (chosen in names) is (exception.effect is Effect.ADD)
            assert names - {chosen} == {row.name for row in before.rows} - {chosen}
            assert len(after.rows) + after.unknown <= len(says)
        elif other is not K.NEGATIVE:
            assert replace(after, day=DAY) == before
        flat = tabulate(after)
        assert len(flat.rows) == len(after.rows)
        assert all(len(row) == len(flat.heads) for row in flat.rows)
        assert all(row.because for row in after.rows if isinstance(row, MatterRow))
