"""The log: one JSON line an event, and never a number that belongs to a person."""

import json
import logging
import logging.config

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from onething.config.logging import configure_logging
from onething.kernel.redaction import MASK, redact

CITIZEN = "430182190001010009"
PHONE = "13800000000"


@pytest.fixture
def lines(capsys):
    """Configure the log as the server does, hand out a reader of its lines, and put pytest's handlers back."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    configure_logging({"level": "INFO"})

    def read() -> list[dict]:
        return [json.loads(line) for line in capsys.readouterr().err.splitlines()]

    yield read
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.mark.parametrize(
    "text",
    [
        CITIZEN,
        f"证件{CITIZEN}。",
        "43012419000101002x",
        PHONE,
        f"+86 {PHONE}",
        f"phone={PHONE};",
        f'{{"n":"{CITIZEN}"}}',
    ],
)
def test_numbers_of_people_are_cut_out(text):
    assert MASK in redact(text)
    assert CITIZEN not in redact(text)
    assert PHONE not in redact(text)


@pytest.mark.parametrize(
    "text", ["2026-11-23T23:58:58.408639Z", "01a20ad9-3f10-72ed-af16-280fce948bb6", "200", "YJS-002/M01"]
)
def test_our_own_words_stay(text):
    assert redact(text) == text


@given(
    st.recursive(
        st.text() | st.just(CITIZEN) | st.just(int(PHONE)),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_no_depth_hides_a_number(value):
    shown = json.dumps(redact(value))
    assert CITIZEN not in shown.replace(MASK, "") or not isinstance(value, str)
    assert f'"{CITIZEN}"' not in shown
    assert f" {PHONE}" not in shown


def test_both_kinds_of_loggers_write_json(lines):
    structlog.get_logger("ours").info("case accepted", phone=PHONE, nested={"number": [CITIZEN]})
    logging.getLogger("theirs").warning("number %s", CITIZEN)
    ours, theirs = lines()
    assert (ours["event"], ours["phone"], ours["nested"]) == ("case accepted", MASK, {"number": [MASK]})
    assert (theirs["event"], theirs["level"]) == (f"number {MASK}", "warning")


def test_an_error_shows_its_place_and_no_values(lines):
    try:
        secret = CITIZEN
        raise ValueError(f"first line\nDETAIL: failing row contains ({secret}, 张三)")
    except ValueError:
        structlog.get_logger("ours").exception("failed")
    (line,) = lines()
    assert line["exception"][0]["exc_value"] == "first line"
    assert "张三" not in json.dumps(line, ensure_ascii=False)
    assert line["exception"][0]["frames"][-1]["name"] == "test_an_error_shows_its_place_and_no_values"
