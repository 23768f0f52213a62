"""Whatever JSON comes in, every element of the demonstration catalogue answers with problems and never with a crash."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onething.cases.rules.form_values import check_form, check_keys
from onething.catalogue.contracts import ElementType
from onething.kernel.canonical import canonical_json
from tests.cases.elements import make_field, restaurant

CODE = re.compile(r"^(cases\.form|identifier)(\.[a-z0-9_]+)+$")
FIELDS = [make_field(element, required=True) for element in restaurant().elements.values()]
TODAY = date(2026, 3, 2)

any_text = st.text(st.characters(exclude_categories=()), max_size=40)
plausible = st.sampled_from(
    ["111", "414", "901", "2026-02-30", "2026-03-01", "430182190001010009", "91430182XX0000019T", "a", "true"]
)
numbers = st.integers() | st.floats() | st.just(10**400) | st.booleans()
any_json = st.recursive(
    st.none() | numbers | any_text | plausible,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(any_text, inner, max_size=4),
    max_leaves=12,
)


@st.composite
def any_filling(draw):
    """A field of the catalogue and any value, often one of the right shape."""
    field = draw(st.sampled_from(FIELDS))
    shaped = any_json
    if field.columns:
        codes = st.sampled_from([column.code for column in field.columns])
        shaped = st.lists(st.dictionaries(codes, any_json, max_size=6), max_size=3)
    elif field.definition.type is ElementType.PERSON:
        shaped = st.fixed_dictionaries({key: any_json for key in ("name", "id_number", "mobile")})
    elif field.definition.choices:
        shaped = st.lists(st.sampled_from([choice.value for choice in field.definition.choices]))
    return field, draw(any_json | shaped)


@given(any_filling(), any_json, st.booleans())
def test_any_json_gives_problems_and_nothing_else(filling, paired, whole):
    field, value = filling
    values = {field.key: value, field.key.removesuffix("_id_number") + "_id_type": paired}
    for problem in check_form([field], values=values, on_day=TODAY, whole=whole):
        assert problem.field == f"form.{field.key}"
        assert CODE.match(problem.code)
        assert problem.sentence.encode()


@given(st.dictionaries(st.sampled_from([field.key for field in FIELDS]) | any_text, any_json, max_size=5))
def test_what_passes_the_keys_can_be_kept(values):
    problems = check_keys(FIELDS, values=values)
    for problem in problems:
        assert (problem.field + problem.sentence).encode()
    if not problems:
        assert canonical_json(values)


@given(any_filling())
def test_the_same_value_is_judged_the_same_way(filling):
    field, value = filling
    first, second = (
        check_form([field], values={field.key: value}, on_day=TODAY, whole=True) for _ in range(2)
    )
    assert first == second
    assert len(first) <= 1 or field.key.endswith("until")
