"""Canonical JSON against RFC 8785's own examples and refusals of its own."""

import json
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from onething.kernel.canonical import LARGEST_INTEGER, canonical_json

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
    max_leaves=20,
)


class Colour(StrEnum):
    RED = "red"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        # RFC 8785 section 3.2.2 (without its floats)
        (
            {"string": '\u20ac$\u000f\nA\'B"\\\\"/', "literals": [None, True, False]},
            '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
        ),
        # RFC 8785 section 3.2.3: keys sort by UTF-16 code units, so the emoji comes before U+FB33
        (
            {
                "\u20ac": "Euro Sign",
                "\r": "Carriage Return",
                "\ufb33": "Hebrew Letter Dalet With Dagesh",
                "1": "One",
                "\U0001f600": "Emoji: Grinning Face",
                "\u0080": "Control",
                "\u00f6": "Latin Small Letter O With Diaeresis",
            },
            '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",'
            '"€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
        ),
        # The test data of its reference implementation: structures, French, weird
        (
            {"1": {"f": {"f": "hi", "F": 5}, "\n": 56}, "10": {}, "": "empty", "a": {}, "111": [], "A": {}},
            '{"":"empty","1":{"\\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[],"A":{},"a":{}}',
        ),
        ({"peach": 1, "péché": 2, "pêche": 3, "sin": 4}, '{"peach":1,"péché":2,"pêche":3,"sin":4}'),
        ([LARGEST_INTEGER, -LARGEST_INTEGER, 0], "[9007199254740991,-9007199254740991,0]"),
        ((Colour.RED, "宁乡市"), '["red","宁乡市"]'),
    ],
)
def test_known_values(value: Any, expected: str) -> None:
    assert canonical_json(value) == expected.encode()


@pytest.mark.parametrize(
    ("value", "error", "place"),
    [
        (1.0, TypeError, "at $"),
        ({"days": Decimal("20")}, TypeError, "at $.days"),
        ({"a": [1, {"b": float("nan")}]}, TypeError, r"at \$.a\[1\].b"),
        ({"a": b"bytes"}, TypeError, "at $.a"),
        ({1: "one"}, TypeError, "at $"),
        ({"a": {"set"}}, TypeError, "at $.a"),
        (LARGEST_INTEGER + 1, ValueError, "at $"),
        ({"n": -LARGEST_INTEGER - 1}, ValueError, "at $.n"),
        (["ok", "\ud800"], ValueError, r"at \$\[1\]"),
        ({"\udfff": 1}, ValueError, "at $"),
    ],
)
def test_refused_values(value: Any, error: type[Exception], place: str) -> None:
    with pytest.raises(error, match=place.replace("at $.", r"at \$\.").replace("at $", r"at \$")):
        canonical_json(value)


def test_errors_never_tell_the_value() -> None:
    with pytest.raises(TypeError) as caught:
        canonical_json({"number": 430182190001010009.5})
    assert "430182" not in str(caught.value)


@given(VALUES)
def test_round_trip_and_stability(value: Any) -> None:
    encoded = canonical_json(value)
    assert json.loads(encoded) == value
    assert canonical_json(json.loads(encoded)) == encoded


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), st.integers(0, 9), min_size=2))
def test_order_of_keys_does_not_matter(value: dict[str, int]) -> None:
    assert canonical_json(value) == canonical_json(dict(reversed(value.items())))


@given(VALUES)
def test_the_fast_way_writes_what_the_reference_writes(value: Any) -> None:
    assert canonical_json(value) == rfc8785.dumps(value)
