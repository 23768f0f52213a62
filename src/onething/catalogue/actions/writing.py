"""Writing an entry: its content, its authors, and what forbids it. Only its neighbours call this."""

from dataclasses import dataclass
from datetime import datetime

from onething.catalogue import words
from onething.catalogue.actions.adding import list_newest, lock_publishing
from onething.catalogue.contracts import Package, PublishedThing
from onething.catalogue.models import Entry, LoadedFile, Loading, Publication, Repeal
from onething.catalogue.rules.countersigning import list_joint
from onething.catalogue.states import NOWHERE, OPEN_STATES, EntryKind
from onething.directory.contracts import Post
from onething.directory.queries import find_own_unit
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


@dataclass(frozen=True)
class Ground:
    """Why the catalogue changes, and the legal change behind it."""

    reason: str
    basis: str


def new_edition(read: PublishedThing, *, content: str, ground: Ground, viewer: Viewer, at: datetime) -> Entry:
    """Return a new entry with this content, unless the thing has an open one already."""
    lock_publishing()
    check_no_other(code=read.thing.code, name=read.thing.name)
    entry = Entry(kind=EntryKind.EDITION, state=NOWHERE, thing_code=read.thing.code, begun_at=at)
    write_edition(entry, thing=read, content=content, ground=ground, viewer=viewer)
    return entry


def write_edition(
    entry: Entry, *, thing: PublishedThing, content: str, ground: Ground, viewer: Viewer
) -> None:
    """Put a content into an entry, as one that follows the newest publication."""
    newest = list_newest([entry.thing_code]).get(entry.thing_code)
    entry.thing_name, entry.department = thing.thing.name, thing.thing.lead_department
    entry.content, entry.sm3, entry.joint = content, thing.sm3, list_joint(thing.thing)
    entry.based_on = newest.version if newest else 0
    entry.reason, entry.basis = ground.reason.strip(), ground.basis.strip()
    add_author(entry, viewer=viewer)


def check_changed(*, code: str, sm3: str) -> None:
    """Refuse (409) a content that is in force already; after a repeal the same one may be decided anew."""
    newest = list_newest([code]).get(code)
    if newest is None or newest.sm3 != sm3 or Repeal.objects.filter(publication=newest).exists():
        return
    sentence = words.ENTRY_UNCHANGED.format(version=newest.version)
    raise Refusal("catalogue.entry.unchanged", sentence, status=409)


def add_author(entry: Entry, *, viewer: Viewer) -> None:
    """Note who had a hand in the content."""
    me = str(viewer.person_id)
    if viewer.person_id is not None and me not in entry.authors:
        entry.authors = [*entry.authors, me]


def check_department(viewer: Viewer, *, thing: PublishedThing) -> None:
    """Refuse (403) an editor of any department but the one that leads the thing."""
    unit = find_own_unit(viewer)
    department = thing.thing.lead_department
    if viewer.post != Post.SYSTEM and (unit is None or unit.name != department):
        sentence = words.ENTRY_WHOSE.format(department=department)
        raise Refusal("catalogue.entry.not_your_department", sentence, status=403)


def check_no_other(*, code: str, name: str) -> None:
    """Refuse (409) a second open entry of a thing."""
    other = Entry.objects.filter(thing_code=code, state__in=list(OPEN_STATES)).first()
    if other is not None:
        sentence = words.ENTRY_OPEN.format(name=name, state=words.ENTRY_STATES[other.state])
        raise Refusal("catalogue.entry.open", sentence, status=409)


def check_not_outdated(entry: Entry, *, newest: Publication | None) -> None:
    """Refuse (409) an entry that was written before the newest publication came."""
    version = newest.version if newest else 0
    if version != entry.based_on:
        sentence = words.ENTRY_OUTDATED.format(based_on=entry.based_on, newest=version)
        raise Refusal("catalogue.entry.outdated", sentence, status=409)


def check_not_repealed(publication: Publication, *, name: str) -> None:
    """Refuse (409) to repeal twice."""
    repeal = Repeal.objects.filter(publication=publication).first()
    if repeal is not None:
        sentence = words.ALREADY_REPEALED.format(name=name, day=repeal.effective_from)
        raise Refusal("catalogue.entry.repealed", sentence, status=409)


def keep_files(package: Package, *, at: datetime) -> None:
    """Keep the folder as it was, unless the newest loading holds the same."""
    newest = Loading.objects.order_by("-id").first()
    kept = {row.path: bytes(row.content) for row in newest.files.all()} if newest else {}
    if not package.files or kept == dict(package.files):
        return
    loading = Loading.objects.create(loaded_at=at)
    LoadedFile.objects.bulk_create(
        LoadedFile(loading=loading, path=path, content=content) for path, content in package.files.items()
    )
