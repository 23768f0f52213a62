"""An editor begins at the desk: a thing from nothing, one like another, a new edition of what is published."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from onething.catalogue import words
from onething.catalogue.actions.adding import get_newest, list_newest, lock_publishing
from onething.catalogue.actions.moving import begin_entry, check_post
from onething.catalogue.actions.writing import Ground, check_department, new_edition
from onething.catalogue.contracts import EntryMade
from onething.catalogue.models import Entry
from onething.catalogue.rules.beginning import clone_content, make_content
from onething.catalogue.rules.contents import read_content
from onething.catalogue.rules.locating import check_edited
from onething.catalogue.rules.raw import Raw
from onething.catalogue.states import OPEN_STATES
from onething.directory.queries import find_own_unit
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.keys.transactions import require_transaction

NO_GROUND = Ground("", "")


def begin_thing(
    viewer: Viewer, *, heading: Mapping[str, Any], matter: Mapping[str, Any], at: datetime
) -> EntryMade:
    """Begin a thing of the viewer's department from nothing, with its first matter.

    `heading` and `matter` are as a package has them; what is left out is not known yet. Refuses a code that was used
    before, and PartsRefused with every fault.
    """
    _check_may_begin(viewer)
    lock_publishing()
    _check_new_code(str(heading.get("code", "")))
    return _begin(viewer, content=make_content(heading, matter=matter, lead=_own_department(viewer)), at=at)


def clone_thing(viewer: Viewer, *, source: str, code: str, name: str, at: datetime) -> EntryMade:
    """Begin a thing of the viewer's department like another department's or one's own, under a code of its own."""
    _check_may_begin(viewer)
    lock_publishing()
    newest = get_newest(source)
    _check_new_code(code)
    content = clone_content(
        json.loads(newest.content), version=newest.version, code=code, name=name, lead=_own_department(viewer)
    )
    return _begin(viewer, content=content, at=at)


def begin_edition(viewer: Viewer, *, code: str, at: datetime) -> EntryMade:
    """Begin a new edition of a published thing with the content of its newest version, in force, to come or repealed."""
    _check_may_begin(viewer)
    lock_publishing()
    newest = get_newest(code)
    read = read_content(newest.content)
    check_department(viewer, thing=read)
    entry = new_edition(read, content=newest.content, ground=NO_GROUND, viewer=viewer, at=at)
    return begin_entry(entry, verb="draft", viewer=viewer, at=at, facts={"sm3": entry.sm3})


def _check_may_begin(viewer: Viewer) -> None:
    require_transaction()
    check_post(viewer, verb="draft")


def _begin(viewer: Viewer, *, content: Raw, at: datetime) -> EntryMade:
    read, text = check_edited(content)
    entry = new_edition(read, content=text, ground=NO_GROUND, viewer=viewer, at=at)
    return begin_entry(entry, verb="draft", viewer=viewer, at=at, facts={"sm3": entry.sm3})


def _own_department(viewer: Viewer) -> str:
    unit = find_own_unit(viewer)
    assert unit is not None, "an editor has a unit"  # noqa: S101
    return unit.name


def _check_new_code(code: str) -> None:
    """Refuse (409) a code that a publication or an open entry has; whose it is does not matter."""
    if not code.isprintable():  # the checks say what is wrong with it
        return
    newest = list_newest([code]).get(code)
    under_way = Entry.objects.filter(thing_code=code, state__in=list(OPEN_STATES)).first()
    name = read_content(newest.content).thing.name if newest else under_way.thing_name if under_way else None
    if name is not None:
        sentence = words.CODE_TAKEN.format(code=code, name=name)
        raise Refusal("catalogue.thing.code_taken", sentence, field="code", status=409)
