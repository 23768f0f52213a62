"""What an edit would make of a draft, before anything is saved."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from onething.catalogue import words
from onething.catalogue.contracts import Edit, OpenPart, Part, PublishedThing
from onething.catalogue.rules.crosschecks import ELEMENTS_FILE
from onething.catalogue.rules.drafting import check_content
from onething.catalogue.rules.locating import check_edited
from onething.catalogue.rules.parts import apply_edit, digest_part, find_part, make_part
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


def open_part(viewer: Viewer, *, content: Mapping[str, Any], part: Part) -> OpenPart:
    """Return a part of a draft's content with the digest that saving it asks for; a new one as it begins."""
    if part.is_new:
        return OpenPart(value=make_part(content, part=part), seen="")
    value = find_part(content, part=part)
    return OpenPart(value=value, seen=digest_part(value))


def preview_edit(viewer: Viewer, *, entry_id: UUID, edit: Edit) -> tuple[PublishedThing, Mapping[str, Any]]:
    """Return the thing and the content that an edit of a draft would make; what others did meanwhile does not matter.

    Refuses `catalogue.entry.unknown` (404) as `get_entry`, and PartsRefused with every fault of what would come out.
    """
    text = get_content(viewer, entry_id=entry_id)
    thing, changed = check_edited(apply_edit(json.loads(text), edit=edit))
    return thing, json.loads(changed)


def get_content(viewer: Viewer, *, entry_id: UUID) -> str:
    """Return the content of an edition as it is kept; refuses `catalogue.entry.unknown` (404), a repeal too: it has none."""
    from onething.catalogue.entries import scope_readable

    text: str | None = scope_readable(viewer).filter(id=entry_id).values_list("content", flat=True).first()
    if not text:
        raise Refusal("catalogue.entry.unknown", words.ENTRY_UNKNOWN, status=404)
    return text


def check_draft(viewer: Viewer, *, content: Mapping[str, Any]) -> PublishedThing:
    """Return the thing of a content that nobody saved; refuses PackageRefused with every fault of it."""
    return check_content(content)[0]


def list_known_elements(viewer: Viewer, *, at: datetime) -> dict[str, Mapping[str, Any]]:
    """Return the data elements that are known in the city, by code, as a package has them.

    Those of what is in force, and those of the dictionary that was loaded last; what is in force wins.
    """
    from onething.catalogue.queries import list_current_contents, list_loaded_files

    loaded = json.loads(list_loaded_files(viewer).get(ELEMENTS_FILE, b"[]"))
    used = [
        one for text in list_current_contents(viewer, at=at).values() for one in json.loads(text)["elements"]
    ]
    known = {one["code"]: one for one in [*loaded, *used]}
    return {code: known[code] for code in sorted(known)}
