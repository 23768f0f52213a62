"""A draft's content as one JSON value: checked from every side like a package of one thing."""

import json
from collections.abc import Mapping
from typing import Any

from onething.catalogue.contracts import PublishedThing
from onething.catalogue.rules.reading import read_package

DRAFT_FILE = "things/draft.json"


def check_content(content: Mapping[str, Any]) -> tuple[PublishedThing, str]:
    """Return the thing of a content ({"thing", "forms", "elements"}) and its canonical JSON.

    Raises PackageRefused with every fault of it; elements that nothing uses are left out.
    """
    files = {
        DRAFT_FILE: content.get("thing"),
        "forms.json": content.get("forms"),
        "elements.json": content.get("elements"),
    }
    package = read_package({name: _bytes(value) for name, value in files.items() if value is not None})
    (one,) = package.things
    return one, package.contents[one.thing.code]


def _bytes(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode(errors="surrogatepass")
