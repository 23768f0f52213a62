"""The one list of materials, merged by name or by type and purpose; each asked, waived or left open with its reason."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from onething.catalogue.contracts import Material, Matter, Necessity, Thing
from onething.kernel.sm import sm3
from onething.planning.contracts import Answers, Holding, MaterialState, PlannedMaterial
from onething.planning.rules.answers import holds
from onething.planning.rules.obtaining import Listing, decide
from onething.planning.rules.waves import Order


def list_active_materials(
    matter: Matter, *, answers: Answers, switched: Collection[str]
) -> tuple[Listing, ...]:
    """Return the lines of a matter's list that apply; `switched` are names that an answer switches on."""
    return tuple(
        Listing(matter, material, _judge(material, is_switched=material.name in switched))
        for material in matter.materials
        if material.name in switched or holds(material.only_when, answers=answers)
    )


def _judge(material: Material, *, is_switched: bool) -> MaterialState:
    if is_switched or material.necessity in (Necessity.REQUIRED, Necessity.DEFERRABLE):
        return MaterialState.ASKED
    if material.necessity is Necessity.OPTIONAL:
        return MaterialState.OPTIONAL
    return MaterialState.WINDOW_DECIDES if material.only_when is None else MaterialState.ASKED


def merge_materials(
    listings: Sequence[Listing], *, thing: Thing, order: Order, holdings: Sequence[Holding] = ()
) -> tuple[PlannedMaterial, ...]:
    """Return every paper once, in the order of the matters and of their lists; one paper whatever departments call it.

    A paper is waived when it is the application form of every matter that needs it, which the one form replaces; when the
    applicant holds it as an e-licence; when every matter that needs it can have it without
    the applicant; or when one of them gets the paper itself into the platform (e-licence, earlier result, sharing): the
    same paper is then not asked for another (优化营商环境条例 art. 37, 44). Where the others only check it over the network,
    the matter that wants the paper still asks for it.
    """
    papers = group_papers(material for matter in thing.matters for material in matter.materials)
    by_paper: dict[str, list[Listing]] = {}
    for listing in listings:
        by_paper.setdefault(papers[listing.material.name], []).append(listing)
    held = {papers.get(holding.name) for holding in holdings}
    return tuple(
        _merge(paper, found, order=order, is_held=paper in held) for paper, found in by_paper.items()
    )


def group_papers(materials: Iterable[Material]) -> dict[str, str]:
    """Return for each published name the paper that it means: the name that sorts first of all that mean the same.

    Two lines mean the same paper when they have the same name, or the same type and purpose where both are given.
    """
    meant: dict[str, set[str]] = {}
    by_kind: dict[tuple[str, str], set[str]] = {}
    for material in materials:
        meant.setdefault(material.name, {material.name})
        if material.type and material.purpose:
            by_kind.setdefault((material.type, material.purpose), set()).add(material.name)
    for names in by_kind.values():
        whole = set().union(*(meant[name] for name in names))
        meant.update(dict.fromkeys(whole, whole))
    return {name: min(names) for name, names in meant.items()}


def _merge(paper: str, listings: list[Listing], *, order: Order, is_held: bool) -> PlannedMaterial:
    needing = [listing for listing in listings if listing.is_needed]
    counted = sorted(needing or listings, key=lambda one: (one.matter.code, one.material.name))
    outcome = decide(listings, order=order, is_held=is_held)
    first = counted[0].material
    return PlannedMaterial(
        key=sm3(paper.encode())[:8].hex(),
        name=first.name,
        state=outcome.state,
        needed_by=tuple(dict.fromkeys(listing.matter.code for listing in needing or listings)),
        obtained_by=outcome.obtained_by,
        obtained_from=outcome.obtained_from,
        reason=outcome.reason,
        form=first.form,
        copies=max(listing.material.copies for listing in counted),
        source_department=first.source_department,
        source_kind=first.source_kind,
        notes=tuple(dict.fromkeys(listing.material.note for listing in counted if listing.material.note)),
        also_called=tuple(sorted({listing.material.name for listing in listings} - {first.name})),
        review_points=tuple(
            dict.fromkeys(point for one in counted for point in one.material.particulars.review_points)
        ),
        **_say_deferral(needing, state=outcome.state),
    )


def _say_deferral(needing: Sequence[Listing], *, state: MaterialState) -> dict[str, Any]:
    """A paper may come later only where nobody who needs it insists; then the shortest time that one of them gives holds."""
    bringing = [one.material for one in needing if not one.is_made]
    may_wait = state is MaterialState.ASKED and all(one.necessity is Necessity.DEFERRABLE for one in bringing)
    days = [one.deferral_days for one in bringing if one.deferral_days is not None]
    return {"is_deferrable": may_wait, "deferral_days": min(days, default=None) if may_wait else None}
