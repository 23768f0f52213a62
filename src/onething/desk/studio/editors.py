"""The editors of the five kinds of part: which fields each shows, under which headings, and where in the value they stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from onething.catalogue.contracts import PartKind
from onething.catalogue.part_fields.of_form_field import ELEMENT, LINE
from onething.catalogue.part_fields.of_material import MATERIAL_SECTIONS
from onething.catalogue.part_fields.of_matter import FORM_FIELDS, MATTER_SECTIONS
from onething.catalogue.part_fields.of_thing import QUESTION_SECTIONS, THING_SECTIONS
from onething.catalogue.part_fields.shapes import PartSection, list_fields
from onething.desk.studio.typed import Texts, Typed, read_part, write_part

MULTIPLE, SINGLE = "multiple", "single"


@dataclass(frozen=True)
class Half:
    """Sections whose fields stand under one key of the part's value ("": the value itself); `prefix` begins their inputs."""

    key: str
    prefix: str
    sections: tuple[PartSection, ...]


EDITORS: Final[Mapping[PartKind, tuple[Half, ...]]] = {
    PartKind.THING: (Half("", "", THING_SECTIONS),),
    PartKind.MATTER: (
        Half("matter", "", MATTER_SECTIONS),
        Half("form", "form.", (PartSection("单独的申请表", FORM_FIELDS),)),
    ),
    PartKind.MATERIAL: (Half("", "", MATERIAL_SECTIONS),),
    PartKind.FIELD: (Half("element", "element.", (ELEMENT,)), Half("field", "", (LINE,))),
    PartKind.QUESTION: (Half("", "", QUESTION_SECTIONS),),
}


def write_texts(kind: PartKind, *, value: Mapping[str, Any]) -> dict[str, str]:
    """Return a part's value as texts by the names of inputs."""
    texts: dict[str, str] = {}
    for half in EDITORS[kind]:
        raw = value[half.key] if half.key else value
        texts |= write_part(list_fields(half.sections), raw=raw, prefix=half.prefix)
    if kind is PartKind.QUESTION:
        texts["kind"] = texts["kind"] or (MULTIPLE if value["multi"] else SINGLE)
    return texts


def read_texts(kind: PartKind, *, value: Mapping[str, Any], texts: Texts, is_new: bool) -> Typed:
    """Return a part's value with what was typed put over it."""
    whole = Typed(dict(value))
    for half in EDITORS[kind]:
        raw = value[half.key] if half.key else value
        typed = read_part(list_fields(half.sections), raw=raw, texts=texts, prefix=half.prefix, is_new=is_new)
        whole.texts |= typed.texts
        whole.problems |= typed.problems
        if half.key:
            whole.value[half.key] = typed.value
        else:
            whole.value = typed.value
    if kind is PartKind.QUESTION:
        _agree_on_kind(whole.value, was=value)
    if kind is PartKind.FIELD and is_new:
        whole.value["field"]["element"] = whole.value["element"]["code"]
    return whole


def name_input(kind: PartKind, *, key: str, known: Texts) -> str:
    """Return the input that stands for a key of a part's value ("matter.fees.0.name"), the nearest where none does exactly."""
    prefixes = {half.key: half.prefix for half in EDITORS[kind]}
    first, _, rest = key.partition(".")
    name = prefixes[first] + rest if first in prefixes and first else key
    while name and name not in known:
        name = name.rpartition(".")[0]
    return name


def label_input(kind: PartKind, *, name: str) -> str:
    """Return what an input is called on the page: of a row the list's label and its own."""
    for half in EDITORS[kind]:
        if half.prefix and not name.startswith(half.prefix):
            continue
        steps = [step for step in name.removeprefix(half.prefix).split(".") if not step.isdecimal()]
        fields, labels = list_fields(half.sections), []
        for step in steps:
            found = next((one for one in fields if one.key == step), None)
            if found is None:
                break
            labels.append(found.label)
            fields = found.columns
        if len(labels) == len(steps):
            return "·".join(labels)
    return ""


def _agree_on_kind(value: dict[str, Any], *, was: Mapping[str, Any]) -> None:
    """`multi` follows `kind`; what says nothing more than `multi` is not written where it was not."""
    kind = value.get("kind") or SINGLE
    value["multi"] = kind == MULTIPLE
    if "kind" not in was and kind in (SINGLE, MULTIPLE):
        value.pop("kind", None)
