"""The content of one publication: a thing, its forms and its elements exactly as the package had them."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from onething.catalogue.contracts import PublishedThing
from onething.catalogue.rules.building import build_element, build_thing
from onething.catalogue.rules.raw import Raw
from onething.kernel.canonical import canonical_json
from onething.kernel.sm import sm3


def gather_content(thing: Raw, *, forms: Mapping[str, Raw], elements: Iterable[Raw]) -> str:
    """Return the canonical JSON (RFC 8785) of a thing with its own forms and the elements that it uses.

    Used are the elements that its forms ask, the columns of such tables, and what its matters' results produce. Of the
    matters that produce an element only the thing's own are kept: another thing in the same dictionary changes nothing.
    """
    codes = [f"{thing['code']}/{matter['id']}" for matter in thing["matters"]]
    own_forms = {code: forms[code] for code in codes}
    by_code = {element["code"]: element for element in elements}
    asked = {field["element"] for form in own_forms.values() for field in form["fields"]}
    produced = {
        code for code, element in by_code.items() if set(element.get("produced_by") or ()) & set(codes)
    }
    columns = {column for code in asked | produced for column in by_code[code].get("columns") or ()}
    used = [_keep_own(by_code[code], codes=codes) for code in sorted(asked | produced | columns)]
    return canonical_json({"thing": thing, "forms": own_forms, "elements": used}).decode()


def _keep_own(element: Raw, *, codes: list[str]) -> Raw:
    if "produced_by" not in element:
        return element
    return {**element, "produced_by": [code for code in element["produced_by"] or () if code in codes]}


def digest(content: str) -> str:
    """Return the SM3 digest of a content, hex."""
    return sm3(content.encode()).hex()


def read_content(content: str) -> PublishedThing:
    """Return the thing of a content that `gather_content` made; unpublished until somebody says otherwise."""
    raw: dict[str, Any] = json.loads(content)
    elements = {element["code"]: build_element(element) for element in raw["elements"]}
    thing = build_thing(raw["thing"], forms=raw["forms"], elements=elements)
    return PublishedThing(thing=thing, elements=elements, sm3=digest(content))
