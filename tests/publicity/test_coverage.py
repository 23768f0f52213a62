"""The plan's targets against small catalogues: what counts, what is left out, and when a target is reached."""

import pytest

from onething.catalogue.contracts import MatterKind, Power, Surroundings
from onething.publicity.rules.coverage import measure_coverage
from tests.publicity.making import matter_of, thing_of


def powers(*names: str, department: str = "部门M01", official: bool = True) -> Surroundings:
    """Return one department's power list."""
    own = frozenset({department})
    lines = tuple(Power(department, f"P-{name}", name, kind=MatterKind.LICENCE) for name in names)
    return Surroundings(powers=lines, departments=own, official=own if official else frozenset())


def figure(key: str, *things, surroundings: Surroundings | None = None):
    """Return one figure."""
    found = measure_coverage(things, surroundings=surroundings or Surroundings())
    return next(one for one in found if one.key == key)


@pytest.mark.parametrize(("listed", "permille", "is_met"), [(5, 800, True), (4, 1000, True), (6, 666, False)])
def test_four_fifths_at_one_window(listed, permille, is_met):
    """二(一)3(1): 实现80%以上政务服务事项分类一窗受理. Four of the department's powers are published."""
    same = {"department": "部门M01"}
    thing = thing_of(*(matter_of(f"M{number}", name=f"许可{number}", **same) for number in range(4)))
    one = figure("one_window", thing, surroundings=powers(*(f"许可{number}" for number in range(listed))))
    assert (one.counted, one.of, one.permille, one.is_met) == (4, listed, permille, is_met)


def test_a_power_is_found_by_its_code_or_by_its_name_without_brackets():
    by_code = matter_of(name="别的叫法", department="部门M01", power="P-许可一")
    by_name = matter_of("M02", name="许可二(新办)", department="部门M01")
    one = figure("one_window", thing_of(by_code, by_name), surroundings=powers("许可一", "许可二"))
    assert (one.counted, one.of) == (2, 2)


def test_without_a_power_list_nothing_can_be_said_of_a_department():
    one = figure("one_window", thing_of(matter_of(), matter_of("M02")), surroundings=powers("许可一"))
    assert (one.counted, one.of, one.unknown) == (0, 1, 1)
    nothing = figure("one_window", thing_of(matter_of()))
    assert (nothing.of, nothing.permille, nothing.is_met) == (None, None, None)


def test_a_list_that_nobody_made_public_is_labelled():
    assert figure("one_window", surroundings=powers("许可一")).is_official
    assert not figure("one_window", surroundings=powers("许可一", official=False)).is_official


WHOLLY = {"online_depth": "办理", "visits": 0}
ONLINE = (
    (WHOLLY, 1, 0, "二(二)2 全程网办"),
    (WHOLLY | {"visits": 1}, 0, 0, "who has to come is not online all the way"),
    (WHOLLY | {"online_depth": "受理"}, 0, 0, "accepted online, decided on paper"),
    ({"online_depth": "办理"}, 0, 1, "how often one comes is not published"),
    ({"visits": 0}, 0, 1, "the depth is not published"),
)


@pytest.mark.parametrize(("says", "counted", "unknown", "why"), ONLINE)
def test_online_all_the_way(says, counted, unknown, why):
    one = figure("online_items", thing_of(matter_of(**says)))
    assert (one.counted, one.unknown) == (counted, unknown), why


def test_a_hundred_items_online_of_which_those_of_the_five_fields():
    """二(二)2: 公安、民政、人力资源社会保障、教育、卫生健康等重点民生领域100个高频事项全程网办."""
    items = [
        matter_of(f"M{number}", department="公安局" if number < 40 else "税务局", **WHOLLY)
        for number in range(100)
    ]
    met, missed = figure("online_items", thing_of(*items)), figure("online_items", thing_of(*items[1:]))
    assert (met.counted, met.within, met.is_met) == (100, 40, True)
    assert (missed.counted, missed.within, missed.is_met) == (99, 39, False)
    open_still = figure("online_items", thing_of(*items[1:], matter_of("M999")))
    assert open_still.is_met is None, "what is not published might be the hundredth"


@pytest.mark.parametrize(("visits", "permille", "is_met"), [([0, 1], 500, True), ([0, 1, 2], 333, False)])
def test_half_unseen(visits, permille, is_met):
    """二(二)2: 实现不见面审批事项50%以上."""
    items = [matter_of(f"M{number}", visits=count) for number, count in enumerate(visits)]
    one = figure("unseen", thing_of(*items, matter_of("M99")))
    assert (one.permille, one.is_met, one.unknown) == (permille, is_met, 1)
    assert not one.is_official, "a bare figure has no official source"
