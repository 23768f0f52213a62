"""The one list of materials: merged by name, each asked, waived with its reason, or left open with its reason."""

from collections.abc import Collection, Sequence

from onething.catalogue.contracts import Material, Matter, Necessity
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
    if is_switched or material.necessity is Necessity.REQUIRED:
        return MaterialState.ASKED
    if material.necessity is Necessity.OPTIONAL:
        return MaterialState.OPTIONAL
    return MaterialState.WINDOW_DECIDES if material.only_when is None else MaterialState.ASKED


def merge_materials(
    listings: Sequence[Listing], *, order: Order, holdings: Sequence[Holding] = ()
) -> tuple[PlannedMaterial, ...]:
    """Return every paper once, by name, in the order of the matters and of their lists.

    A paper is waived when it is the application form of every matter that needs it, which the one form replaces; when the
    applicant holds it as an e-licence; when every matter that needs it can have it without
    the applicant; or when one of them gets the paper itself into the platform (e-licence, earlier result, sharing): the
    same paper is then not asked for another (优化营商环境条例 art. 37, 44). Where the others only check it over the network,
    the matter that wants the paper still asks for it.
    """
    by_name: dict[str, list[Listing]] = {}
    for listing in listings:
        by_name.setdefault(listing.material.name, []).append(listing)
    held = {holding.name for holding in holdings}
    return tuple(_merge(name, found, order=order, is_held=name in held) for name, found in by_name.items())


def _merge(name: str, listings: list[Listing], *, order: Order, is_held: bool) -> PlannedMaterial:
    needing = [listing for listing in listings if listing.is_needed]
    counted = sorted(needing or listings, key=lambda listing: listing.matter.code)
    outcome = decide(listings, order=order, is_held=is_held)
    return PlannedMaterial(
        key=sm3(name.encode())[:8].hex(),
        name=name,
        state=outcome.state,
        needed_by=tuple(listing.matter.code for listing in needing or listings),
        obtained_by=outcome.obtained_by,
        obtained_from=outcome.obtained_from,
        reason=outcome.reason,
        form=counted[0].material.form,
        copies=max(listing.material.copies for listing in counted),
        source_department=counted[0].material.source_department,
        source_kind=counted[0].material.source_kind,
        notes=tuple(dict.fromkeys(listing.material.note for listing in counted if listing.material.note)),
    )
