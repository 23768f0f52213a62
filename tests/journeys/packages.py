"""A small package by hand with everything that a thing may have and the demonstration's has not."""

import json
from pathlib import Path
from typing import Any

from tests.catalogue.packages import (
    make_documents,
    make_element,
    make_field,
    make_matter,
    make_option,
    make_question,
    make_thing,
)
from tests.factories.lawful import FEE

CODE = "YJS-901"
# Known to the demonstration city, with nobody there who could lead.
LEAD = "消防救援大队"
TYPES = (
    "text", "long_text", "boolean", "date", "integer", "decimal", "money", "person", "address",
    "citizen_id", "mobile", "email", "uscc", "postcode", "file",
)  # fmt: skip
CHOICES = [["one", "甲"], ["two", "乙"]]


def write_package(folder: Path) -> Path:
    """Write the package into a folder and return it."""
    for file, content in make_everything().items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return folder


def make_everything() -> dict[str, Any]:
    """Return the package's documents.

    M01 has a fuse that burns down before anybody can confirm; M02 waits for it, with a fee; M03 is issued on its own day;
    M04 comes from an intermediary and M05 from a bank outside; M06 and M07 are brought in by one question's two answers.
    """
    thing = make_thing(
        make_matter("M01", statutory_days=1, department=LEAD),
        make_matter("M02", depends_on=["M01"], conditions=["fee_paid", "tax_cleared"], fees=[FEE]),
        make_matter("M03", release="own_day", type="行政确认", department="部门M02"),
        make_matter("M04", type="中介服务/技术审查"),
        make_matter("M05", place="outside", type="公共服务", depends_on=["M04"]),
        make_matter("M06", included_by_default=False, included_when="extras~sixth", type="备案"),
        make_matter("M07", included_by_default=False, included_when="extras~seventh", type="行政给付"),
        questions=[
            make_question("extras", *map(make_option, ("sixth", "seventh", "nothing")), multi=True),
            make_question("road", make_option("commitment"), make_option("inspection")),
        ],
        lead_department=LEAD,
    )
    elements = [make_element(f"value_{one}", type=one) for one in TYPES]
    elements += [
        make_element("value_share", type="decimal", min=0, max=100),
        make_element("value_year", pattern=r"^\d{4}$", max_length=4),
        make_element("value_choice", type="choice", choices=CHOICES),
        make_element("value_multi_choice", type="multi_choice", choices=CHOICES),
        make_element(
            "value_table", type="table", columns=["value_text", "value_share", "value_multi_choice"]
        ),
        make_element("registered_number", produced_by=[f"{CODE}/M01"]),
    ]
    everything = [make_field(element["code"]) for element in elements]
    forms = {"M01": everything[:-1], "M02": everything, "M06": [make_field("value_text")]}
    return make_documents(thing, forms=forms, elements=elements)
