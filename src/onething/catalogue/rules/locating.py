"""Faults of a draft that is edited by parts: in which part each stands, and under which key."""

from collections.abc import Mapping
from typing import Any

from onething.catalogue import words
from onething.catalogue.contracts import (
    PackageFault,
    PackageRefused,
    Part,
    PartFault,
    PartKind,
    PartsRefused,
    PublishedThing,
)
from onething.catalogue.rules.crosschecks import ELEMENTS_FILE, FORMS_FILE
from onething.catalogue.rules.drafting import check_content

Content = Mapping[str, Any]


def check_edited(content: Content) -> tuple[PublishedThing, str]:
    """Return the thing of an edited content and its canonical JSON; raises PartsRefused with every fault of it."""
    try:
        return check_content(content)
    except PackageRefused as refusal:
        faults = tuple(locate_fault(content, fault=one) for one in refusal.faults)
        sentence = words.PARTS_REFUSED.format(count=len(faults))
        raise PartsRefused(sentence, faults=faults) from refusal


def locate_fault(content: Content, *, fault: PackageFault) -> PartFault:
    """Return a fault with the part that it stands in."""
    steps = [step.replace("~1", "/").replace("~0", "~") for step in fault.place.split("/")[1:]]
    if fault.file == FORMS_FILE:
        part, rest = _in_form(steps)
    elif fault.file == ELEMENTS_FILE:
        part, rest = _in_element(content, steps=steps)
    else:
        part, rest = _in_thing(content, steps=steps)
    return PartFault(part=part, key=".".join(rest), sentence=fault.sentence)


def _in_thing(content: Content, *, steps: list[str]) -> tuple[Part | None, list[str]]:
    thing = content["thing"]
    if steps[:1] == ["matters"] and len(steps) > 1:
        matter = thing["matters"][int(steps[1])]["id"]
        if steps[2:3] == ["materials"] and len(steps) > 3:
            return Part(PartKind.MATERIAL, matter=matter, index=int(steps[3])), steps[4:]
        return Part(PartKind.MATTER, matter=matter), ["matter", *steps[2:]]
    if steps[:1] == ["situations"] and len(steps) > 1:
        return Part(PartKind.QUESTION, key=thing["situations"][int(steps[1])]["key"]), steps[2:]
    return Part(PartKind.THING), steps


def _in_form(steps: list[str]) -> tuple[Part | None, list[str]]:
    if not steps:
        return None, []
    matter = steps[0].partition("/")[2]
    if steps[1:2] == ["fields"] and len(steps) > 2:
        return Part(PartKind.FIELD, matter=matter, index=int(steps[2])), ["field", *steps[3:]]
    return Part(PartKind.MATTER, matter=matter), ["form", *steps[1:]]


def _in_element(content: Content, *, steps: list[str]) -> tuple[Part | None, list[str]]:
    """An element is edited with the first line that asks it."""
    code = content["elements"][int(steps[0])]["code"] if steps else ""
    for matter in content["thing"]["matters"]:
        form = content["forms"].get(f"{content['thing']['code']}/{matter['id']}", {"fields": []})
        for index, field in enumerate(form["fields"]):
            if field["element"] == code:
                return Part(PartKind.FIELD, matter=matter["id"], index=index), ["element", *steps[1:]]
    return None, []
