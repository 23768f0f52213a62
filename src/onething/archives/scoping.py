"""Which archives and lists a viewer may know of: an archivist the own unit's, its head the lists; others none."""

from django.db.models import QuerySet

from onething.archives.models import Archive, DestructionList
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer, ViewerKind


def scope_archives(viewer: Viewer) -> QuerySet[Archive]:
    """Every archive this viewer may know of, unordered."""
    if viewer.kind is ViewerKind.SYSTEM:
        return Archive.objects.all()
    if viewer.has(Permission.KEEP_ARCHIVES) and viewer.unit_code:
        return Archive.objects.filter(keeper_unit_code=viewer.unit_code)
    return Archive.objects.none()


def scope_lists(viewer: Viewer) -> QuerySet[DestructionList]:
    """Every destruction list this viewer may know of, unordered."""
    lists = DestructionList.objects.all()
    if viewer.kind is ViewerKind.SYSTEM:
        return lists
    may = viewer.has(Permission.KEEP_ARCHIVES) or viewer.has(Permission.APPROVE_DESTRUCTION)
    return lists.filter(keeper_unit_code=viewer.unit_code) if may and viewer.unit_code else lists.none()
