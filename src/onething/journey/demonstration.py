"""The demonstration city: marked as one, synthetic people, published from packages by data alone.

A department that a package names and the city does not know gets a synthetic unit with a reviewer and a decider, so
that any package can be lived through; a department of the city that lacks a post a package needs gets it filled.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from onething.calendars.actions import load_published_notices
from onething.catalogue.contracts import Package
from onething.catalogue.queries import list_ever_published
from onething.directory.actions.organisation import keep_staff, keep_units, load_divisions
from onething.directory.actions.people import bind_identity
from onething.directory.actions.sign_in import sign_in_demonstration_account, sign_in_phone
from onething.directory.contracts import AfterHours, Post, SignedIn, StaffEntry, UnitEntry
from onething.directory.queries import list_units
from onething.exchange.actions.listing import keep_resources
from onething.exchange.contracts import ResourceDraft, make_resource
from onething.journey import words
from onething.journey.demonstration_announcements import load_announcements
from onething.journey.publishing import publish_package
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.identifiers.credit_codes import make_credit_code
from onething.kernel.viewer import SYSTEM
from onething.keys.actions import ensure_signing_key
from onething.rulebook.actions import publish_packaged_rules

FIRST_SPARE = 500
SPARE_LABELS = {
    Post.REVIEWER: ("sc", "审查"),
    Post.DECIDER: ("sp", "首席"),
    Post.HEAD: ("fz", "负责"),
    Post.HEARING_HOST: ("tz", "听证"),
    Post.LEAD: ("qt", "牵头"),
    Post.CATALOGUE_EDITOR: ("bz", "编制"),
    Post.CATALOGUE_REVIEWER: ("sh", "审核"),
}
DECIDING = (
    Post.REVIEWER,
    Post.REVIEWER,
    Post.DECIDER,
    Post.HEARING_HOST,
    Post.HEAD,
)  # two reviewers: some things the law lets nobody do alone
LEADING = (Post.LEAD, Post.CATALOGUE_EDITOR, Post.CATALOGUE_REVIEWER)


def catalogue_folder() -> Path:
    """Where the packaged demonstration catalogue lies."""
    return Path(str(resources.files("onething").joinpath("demonstration/catalogue")))


@transaction.atomic
def load_demonstration_city(*, package: Package, password: str, at: datetime) -> None:
    """Bring notices, divisions, units, staff, signing keys and the package's things in; a second time changes nothing.

    The things pass the lint like every other: a package with blockers is refused (PackageBlocked) and nothing is loaded.
    """
    load_published_notices(at=at)
    publish_packaged_rules(at=at)
    load_divisions()
    needed = _list_needed_posts(package)
    units = [*_list_city_units(), *_list_missing_units(set(needed))]
    units = [_fill_posts(unit, needed=needed.get(unit["name"], ())) for unit in units]
    keep_units(entries=[_as_entry(unit) for unit in units])
    keep_staff(entries=[entry for unit in units for entry in _list_staff(unit)], password=password)
    for owner in ["ledger", *(f"unit:{unit['code']}" for unit in units)]:
        ensure_signing_key(owner=owner)
    keep_resources(drafts=_list_shared_data(), at=at)
    publish_package(package=_leave_known(package), at=at)
    load_announcements(at=at)


@transaction.atomic
def step_into_citizen(*, phone: str, at: datetime) -> SignedIn:
    """Sign in as a synthetic citizen, identity proved; refuses `journey.demonstration.only` (404) anywhere else."""
    person = next((one for one in list_citizens() if one["phone"] == phone), None)
    if person is None or not settings.IS_DEMONSTRATION:
        raise Refusal("journey.demonstration.only", words.DEMONSTRATION_ONLY, status=404)
    signed_in = sign_in_phone(phone=phone, at=at)
    bind_identity(
        person_id=signed_in.person_id, name=person["name"], number=person["number"], on_day=local_day(at)
    )
    return signed_in


@transaction.atomic
def step_into_staff(*, login_name: str, post: str, at: datetime) -> SignedIn:
    """Sign in as a member of the demonstration's staff; refused (404) anywhere else."""
    outcome = sign_in_demonstration_account(login_name=login_name, post=post, at=at)
    if isinstance(outcome, Refusal):
        raise outcome
    return outcome


def list_citizens() -> list[dict[str, str]]:
    """Return the synthetic citizens whom the demonstration's population register knows."""
    people: list[dict[str, str]] = _read("population.json")["people"]
    return people


def list_companies() -> list[dict[str, str]]:
    """Return the synthetic companies (name, kind, code): whoever says that they have a licence needs a code that checks."""
    companies: list[dict[str, str]] = _read("companies.json")["companies"]
    return companies


def list_city_unit_names() -> list[str]:
    """Return the units that the demonstration city describes; others are added for packages that name them."""
    return [unit["name"] for unit in _list_city_units()]


@cache
def _read(name: str) -> dict[str, Any]:
    text = resources.files("onething").joinpath(f"demonstration/{name}").read_text(encoding="utf-8")
    content: dict[str, Any] = json.loads(text)
    return content


def _list_city_units() -> list[dict[str, Any]]:
    units: list[dict[str, Any]] = _read("city.json")["units"]
    return units


def _list_needed_posts(package: Package) -> dict[str, tuple[Post, ...]]:
    """The posts that living a package's things takes, by department: two reviewers, for what the law lets nobody do alone."""
    deciding = {matter.department for one in package.things for matter in one.thing.matters}
    leading = {one.thing.lead_department for one in package.things}
    return {
        name: (DECIDING if name in deciding else ()) + (LEADING if name in leading else ())
        for name in deciding | leading
    }


def _list_shared_data() -> dict[str, list[ResourceDraft]]:
    """The demonstration's catalogue of shared data, by the provider's unit code."""
    codes = {unit["name"]: unit["code"] for unit in _list_city_units()}
    drafts: dict[str, list[ResourceDraft]] = {}
    for raw in _read("shared_data.json")["resources"]:
        provider = codes[raw["provider"]]
        drafts.setdefault(provider, []).append(
            make_resource({key: raw[key] for key in raw if key != "provider"})
        )
    return drafts


def _leave_known(package: Package) -> Package:
    """What was published here once stays as the city's editors left it."""
    known = list_ever_published(SYSTEM, digests=[one.sm3 for one in package.things])
    return replace(package, things=tuple(one for one in package.things if one.sm3 not in known))


def _list_missing_units(departments: set[str]) -> list[dict[str, Any]]:
    """Synthetic units for departments nobody knows yet: impossible organization codes XX000500 and up."""
    known = {unit["name"] for unit in _list_city_units()} | {unit.name for unit in list_units(SYSTEM)}
    first = FIRST_SPARE + len(known)
    missing = enumerate(sorted(departments - known), start=first)
    return [_make_unit(name, number=number) for number, name in missing]


def _make_unit(name: str, *, number: int) -> dict[str, Any]:
    code = make_credit_code(department="1", kind="1", region="430182", organization=f"XX{number:06d}")
    return {"code": code, "name": name, "staff": []}


def _fill_posts(unit: dict[str, Any], *, needed: Iterable[Post]) -> dict[str, Any]:
    """Synthetic staff for the posts that too few people in the unit hold."""
    held = Counter(post for row in unit["staff"] for post in row["posts"])
    number = unit["code"][10:16].lstrip("0")
    spare = [
        _make_staff(post, number=number, place=place)
        for post, wanted in Counter(needed).items()
        for place in range(held[post] + 1, wanted + 1)
    ]
    return {**unit, "staff": [*unit["staff"], *spare]}


def _as_entry(unit: dict[str, Any]) -> UnitEntry:
    after_hours = AfterHours(unit.get("after_hours", AfterHours.SAME_DAY))
    return UnitEntry(code=unit["code"], name=unit["name"], after_hours=after_hours)


def _make_staff(post: Post, *, number: str, place: int) -> dict[str, Any]:
    """Somebody for a post: the first of a unit has no figure of their own."""
    login, name = SPARE_LABELS[post]
    ending = str(place) if place > 1 else ""
    return {"login": f"u{number}-{login}{ending}", "name": f"{name}{number}{ending}", "posts": [post]}


def _list_staff(unit: dict[str, Any]) -> Iterator[StaffEntry]:
    for row in unit["staff"]:
        yield StaffEntry(
            login_name=row["login"],
            name=row["name"],
            phone=_phone(row["login"]),
            unit_code=unit["code"],
            posts=tuple(Post(post) for post in row["posts"]),
        )


def _phone(login: str) -> str:
    """A synthetic phone, the same for the same login."""
    number = sum(ord(char) * 31**index for index, char in enumerate(login)) % 10**8
    return f"139{number:08d}"
