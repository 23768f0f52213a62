"""Records with anything that a package may hold, made from the table of part fields."""

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from onething.catalogue.part_fields.shapes import PartField, Shape

# A matter has fifty fields, and the machine may have other work.
patiently = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def value_of(field: PartField) -> st.SearchStrategy[Any]:
    """Anything that a package may hold under a field."""
    words = st.text(
        st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\r\n =0,、"),
        min_size=1,
        max_size=12,
    )
    by_shape: dict[Shape, Any] = {
        Shape.INTEGER: st.integers(0, 99), Shape.FLAG: st.booleans(), Shape.YES_NO: st.booleans(),
        Shape.DAY: st.dates().map(str), Shape.TEXTS: st.lists(words, max_size=3),
        Shape.MATTERS: st.lists(st.sampled_from(["M01", "M02", "M3"]), unique=True),
    }  # fmt: skip
    if field.shape in (Shape.CHOICE, Shape.CHOICES) and field.choices:
        one = st.sampled_from([value for value, _ in field.choices])
        found = one if field.shape is Shape.CHOICE else st.lists(one, unique=True)
    elif field.shape is Shape.GROUP:
        found = record_of(field.columns)
    elif field.shape is Shape.ROWS:
        found = st.lists(record_of(field.columns), max_size=2)
    elif field.shape is Shape.KEYED:
        found = st.dictionaries(st.sampled_from(["visits", "fee"]), record_of(field.columns[1:]))
    else:
        found = by_shape.get(field.shape, words)
    return found | st.none() if field.nullable else found


def record_of(fields: tuple[PartField, ...]) -> st.SearchStrategy[dict[str, Any]]:
    """A record with its needed keys, some of the others, and one that nobody knows."""
    needed = {one.key: value_of(one) for one in fields if one.needed}
    others = {one.key: value_of(one) for one in fields if not one.needed}
    return st.fixed_dictionaries(needed, optional={**others, "x_unknown": st.integers(-9, 9)})
