"""The JSON Schemas of the package format, and their complaints in Chinese."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

import jsonschema_rs

from onething.catalogue import words
from onething.catalogue.contracts import PackageFault
from onething.catalogue.rules.documents import point

THING, ELEMENTS, FORMS, SURROUNDINGS = "thing", "elements", "forms", "surroundings"
SCHEMAS = (THING, ELEMENTS, FORMS, SURROUNDINGS)


@cache
def get_schema(name: str) -> dict[str, Any]:
    """Return one packaged schema (JSON Schema 2020-12): "thing", "elements", "forms" or "surroundings"."""
    text = (files("onething.catalogue") / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


@cache
def _validator(name: str) -> Any:
    return jsonschema_rs.validator_for(get_schema(name))


def check_shape(value: Any, *, schema: str, file: str) -> list[PackageFault]:
    """Return every place where a value does not have the schema's shape."""
    return sorted({_fault(error, file=file) for error in _validator(schema).iter_errors(value)})


def _fault(error: Any, *, file: str) -> PackageFault:
    pointer = ""
    for key in error.instance_path:
        pointer = point(pointer, key=key)
    return PackageFault(file, pointer or words.WHOLE_FILE, _sentence(error))


def _sentence(error: Any) -> str:
    kind, details = error.kind.name, error.kind.as_dict()
    if kind == "type":
        return words.WRONG_TYPE.format(types=_name_types(details["types"]))
    if kind == "enum":
        return words.NOT_AN_OPTION.format(options="、".join(map(_show, details["options"])))
    if kind == "pattern":
        return words.WRONG_FORMS.get(_pattern_name(details["pattern"]), words.WRONG_FORM)
    template = _TEMPLATES.get(kind, words.WRONG_FORM)
    return template.format(**details)


_TEMPLATES = {
    "required": words.REQUIRED,
    "minimum": words.TOO_SMALL,
    "maximum": words.TOO_BIG,
    "minLength": words.TOO_SHORT,
    "maxLength": words.TOO_LONG,
    "minItems": words.TOO_FEW_ITEMS,
    "maxItems": words.TOO_MANY_ITEMS,
    "uniqueItems": words.NOT_UNIQUE,
    "propertyNames": words.WRONG_KEY,
}


def _name_types(types: list[str]) -> str:
    return "或 ".join(words.TYPE_NAMES[name] for name in sorted(types, key=list(words.TYPE_NAMES).index))


def _show(option: object) -> str:
    return "null" if option is None else str(option)


def _pattern_name(pattern: str) -> str:
    if "[=~]" in pattern:
        return "condition"
    if pattern.startswith("^[0-9]{4}-"):
        return "day"
    if pattern.startswith("^[a-z]"):
        return "element"
    if pattern.startswith("^[^="):
        return "value"
    return "blank" if pattern == "\\S" else "code"
