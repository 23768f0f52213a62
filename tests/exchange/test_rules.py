"""What a resource must say, what a request may ask, what a grant covers, and by when who answers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.calendars.queries import get_published_calendar
from onething.exchange.contracts import Item, Purpose, Use
from onething.exchange.rules.asking import check_request
from onething.exchange.rules.covering import find_covering
from onething.exchange.rules.describing import check_resource
from onething.exchange.rules.turns import find_turn_end
from onething.exchange.states import GrantState
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS
from tests.exchange.making import BOUND, CLOSED, DAY, FREE, make_draft, make_grant, make_listed, make_request


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"code": "人口"}, "code", "code"),
        ({"code": "x" * 41}, "code", "code"),
        ({"name": " "}, "name", "name"),
        ({"summary": "短"}, "summary", "summary"),
        ({"items": ()}, "items", "items"),
        ({"items": (Item("Name", "姓名", FREE),)}, "item", "items.0.key"),
        ({"items": (Item("name", "姓名", FREE), Item("name", "名", FREE))}, "item_twice", "items.0.key"),
        ({"items": (Item("name", "姓名", BOUND),)}, "basis", "items.0.basis"),
        ({"items": (Item("name", "姓名", CLOSED, "法"),)}, "basis", "items.0.basis"),
    ],
)
def test_what_a_resource_must_say(changes, code, field):
    with pytest.raises(Refusal) as refused:
        check_resource(make_draft(**changes))
    assert (refused.value.code, refused.value.field) == (f"exchange.resource.{code}", field)


def test_all_that_is_wrong_is_told_at_once():
    with pytest.raises(Refusal) as refused:
        check_resource(make_draft(code="", items=(Item("", "", BOUND),)))
    assert [one["field"] for one in refused.value.facts["problems"]] == [
        "code",
        "items.0.key",
        "items.0.basis",
    ]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"items": ()}, "items"),
        ({"items": ("age",)}, "item_unknown"),
        ({"items": ("name", "photo")}, "item_withheld"),
        ({"explanation": "用"}, "explanation"),
        ({"explanation": "用" * 501}, "explanation_long"),
        ({"industry": "餐饮"}, "industry"),
        ({"industry": "U"}, "industry"),
        ({"until": DAY}, "until_over"),
        ({"until": date(2029, 3, 3)}, "until_long"),
    ],
)
def test_what_a_request_may_not_ask(changes, code):
    with pytest.raises(Refusal) as refused:
        check_request(make_request(**changes), resource=make_listed(), today=DAY, longest_days=1096)
    assert refused.value.code == f"exchange.request.{code}"


@pytest.mark.parametrize(
    ("items", "needs_consent"), [(("name",), False), (("birth_date",), True), (("name", "birth_date"), True)]
)
def test_one_conditional_item_asks_for_consent(items, needs_consent):
    draft = make_request(items=items, industry="H62", until=date(2029, 3, 2))
    assert check_request(draft, resource=make_listed(), today=DAY, longest_days=1096) is needs_consent


USE = Use(unit="U2", matter="YJS-002/M03", purpose=Purpose.PREFILL, items=("name",), industry="H6210")


@pytest.mark.parametrize(
    ("grants", "code"),
    [
        ([], "not_granted"),
        ([{"unit": "U3"}], "not_granted"),
        ([{"matter": "YJS-002/M02"}], "not_granted"),
        ([{"state": GrantState.ASKED}], "not_granted"),
        ([{"state": GrantState.REVOKED}], "not_granted"),
        ([{"until": DAY - timedelta(days=1)}], "not_granted"),
        ([{"purpose": Purpose.OVERSEE}], "purpose"),
        ([{"industry": "I64"}], "industry"),
        ([{"items": ("birth_date",)}], "items"),
        ([{"until": DAY}], None),
        ([{"industry": "H62"}], None),
        ([{"items": ("birth_date", "name")}], None),
        ([{"purpose": Purpose.CHECK}, {}], None),
    ],
)
def test_a_grant_covers_just_what_it_says(grants, code):
    made = [make_grant(**one) for one in grants]
    if code is None:
        assert find_covering(made, resource=make_listed(), use=USE, day=DAY) is made[-1]
        return
    with pytest.raises(Refusal) as refused:
        find_covering(made, resource=make_listed(), use=USE, day=DAY)
    assert (refused.value.code, refused.value.status) == (f"exchange.use.{code}", 403)


def test_two_grants_are_not_pieced_together():
    grants = [make_grant(items=("name",)), make_grant(items=("birth_date",), industry="H")]
    both = Use(USE.unit, USE.matter, USE.purpose, ("name", "birth_date"), USE.industry)
    with pytest.raises(Refusal, match=r"exchange\.use\.items"):
        find_covering(grants, resource=make_listed(), use=both, day=DAY)


@pytest.mark.parametrize(
    ("resource", "code"),
    [
        (make_listed(is_withdrawn=True), "withdrawn"),
        (make_listed(items=(Item("other", "别的", FREE),)), "no_longer_shared"),
        (make_listed(items=(Item("name", "姓名", CLOSED, "某法第六条"),)), "no_longer_shared"),
    ],
)
def test_what_its_provider_no_longer_shares_no_grant_covers(resource, code):
    with pytest.raises(Refusal, match=code):
        find_covering([make_grant()], resource=resource, use=USE, day=DAY)


SOME_ITEMS = st.lists(st.sampled_from(["name", "birth_date"]), min_size=1, unique=True).map(tuple)
SOME_INDUSTRY = st.sampled_from(["", "H", "H62", "H6210", "I64"])


@given(
    granted=st.lists(st.tuples(SOME_ITEMS, SOME_INDUSTRY, st.sampled_from(Purpose)), max_size=4),
    items=SOME_ITEMS,
    industry=SOME_INDUSTRY,
    purpose=st.sampled_from(Purpose),
)
def test_nothing_outside_a_single_grant_is_ever_covered(granted, items, industry, purpose):
    grants = [make_grant(items=one, industry=line, purpose=why) for one, line, why in granted]
    use = Use("U2", "YJS-002/M03", purpose, items, industry)
    fits = [
        (why is purpose and set(items) <= set(one) and industry[: len(line)] == line)
        for one, line, why in granted
    ]
    try:
        found = find_covering(grants, resource=make_listed(), use=use, day=DAY)
    except Refusal:
        assert not any(fits)
    else:
        assert fits[grants.index(found)]


@pytest.mark.parametrize(
    ("state", "since", "last"),
    [
        (GrantState.ASKED, date(2026, 3, 2), date(2026, 3, 4)),
        (GrantState.AT_PROVIDER, date(2026, 3, 6), date(2026, 3, 13)),
        (
            GrantState.AT_PROVIDER,
            date(2026, 2, 12),
            date(2026, 2, 26),
        ),  # the make-up Saturday counts, the holiday not
        (GrantState.COORDINATING, date(2026, 3, 2), date(2026, 3, 9)),
        (GrantState.GRANTED, date(2026, 3, 2), None),
        (GrantState.REFUSED, date(2026, 3, 2), None),
    ],
)
def test_by_when_somebody_answers(state, since, last):
    days = {"asked": 2, "at_provider": 5, "coordinating": 5}
    assert find_turn_end(state, since=since, days=days, calendar=get_published_calendar(ANONYMOUS)) == last
