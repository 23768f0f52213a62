"""Who knows of which request. Scoped here and nowhere else: its user, the provider, the authority; and the system.

The catalogue of resources is open to whoever keeps data for a unit: without it nobody could ask.
"""

from django.conf import settings
from django.db.models import Q, QuerySet

from onething.directory.contracts import Post
from onething.directory.queries import find_own_unit
from onething.exchange.contracts import Side
from onething.exchange.models import CallRow, Grant, System
from onething.exchange.states import Party
from onething.kernel.viewer import Viewer, ViewerKind


def is_of_authority(viewer: Viewer) -> bool:
    """Whether the viewer decides for the city's data authority."""
    if viewer.post != Post.DATA_AUTHORITY:
        return False
    unit = find_own_unit(viewer)
    return unit is not None and unit.name == settings.DATA_AUTHORITY


def scope_grants(viewer: Viewer, *, grants: QuerySet[Grant]) -> QuerySet[Grant]:
    """Return those of the requests that the viewer may know of."""
    if viewer.kind is ViewerKind.SYSTEM or is_of_authority(viewer):
        return grants
    if viewer.post != Post.DATA_STEWARD or not viewer.unit_code:
        return grants.none()
    return grants.filter(Q(unit=viewer.unit_code) | Q(resource__provider=viewer.unit_code))


def scope_systems(viewer: Viewer, *, systems: QuerySet[System]) -> QuerySet[System]:
    """Return those of the systems that the viewer may know of: the own unit's; all for the authority."""
    if is_of_authority(viewer):
        return systems
    is_steward = viewer.post == Post.DATA_STEWARD and bool(viewer.unit_code)
    return systems.filter(unit=viewer.unit_code) if is_steward else systems.none()


def scope_calls(viewer: Viewer, *, calls: QuerySet[CallRow]) -> QuerySet[CallRow]:
    """Return the rows of the log that the viewer's unit keeps, a call once; the authority's are the using side's."""
    if is_of_authority(viewer):
        return calls.filter(side=Side.USER.value)
    if viewer.post != Post.DATA_STEWARD or not viewer.unit_code:
        return calls.none()
    as_user = Q(side=Side.USER.value, unit=viewer.unit_code)
    as_provider = Q(side=Side.PROVIDER.value, provider=viewer.unit_code) & ~Q(unit=viewer.unit_code)
    return calls.filter(as_user | as_provider)


def list_parties(viewer: Viewer, *, grant: Grant) -> frozenset[Party]:
    """Return on which sides of a request the viewer stands; a unit may ask its own data of itself by mistake only."""
    if viewer.kind is ViewerKind.SYSTEM:
        return frozenset({Party.SYSTEM})
    if viewer.post == Post.DATA_AUTHORITY:
        return frozenset({Party.AUTHORITY}) if is_of_authority(viewer) else frozenset()
    if viewer.post != Post.DATA_STEWARD:
        return frozenset()
    sides = {Party.USER: grant.unit, Party.PROVIDER: grant.resource.provider}
    return frozenset(side for side, unit in sides.items() if unit == viewer.unit_code)
