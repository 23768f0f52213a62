"""Joint departments in a test: a draft whose food permit names the fire brigade, and the people there who countersign."""

from typing import Any
from uuid import UUID

from django.db import transaction

from onething.directory.actions.organisation import keep_staff
from onething.directory.contracts import Post, StaffEntry
from onething.directory.models import Unit
from onething.kernel.viewer import Viewer
from tests.factories.catalogue import content_of, drafted
from tests.factories.city import PASSWORD, City

FIRE = "消防救援大队"
KEEPERS = (("xfjy-bz", Post.CATALOGUE_EDITOR), ("xfjy-sh", Post.CATALOGUE_REVIEWER))


def hire_keepers() -> None:
    """Give the fire brigade a catalogue editor and a catalogue reviewer."""
    fire = Unit.objects.get(name=FIRE)
    entries = [
        StaffEntry(login, login, f"1390000008{n}", fire.code, (post,))
        for n, (login, post) in enumerate(KEEPERS)
    ]
    with transaction.atomic():
        keep_staff(entries=entries, password=PASSWORD)


def joint_content() -> dict[str, Any]:
    """Return the restaurant with another name, its food permit joined by the fire brigade and (idly) by its own lead."""
    content = content_of(name="我要开餐饮店(会签版)")
    matter = next(one for one in content["thing"]["matters"] if one["id"] == "M02")
    matter["joint_bodies"] = [{"name": FIRE}, {"name": "市场监督管理局"}]
    return content


def joint_draft(city: City) -> UUID:
    """A draft that the fire brigade countersigns."""
    hire_keepers()
    return drafted(city, joint_content())


def fire_editor(city: City) -> Viewer:
    """Return the fire brigade's catalogue editor."""
    return city.viewer(Post.CATALOGUE_EDITOR, FIRE)
