"""Which archives a viewer may know of: an archivist those that the windows of their own unit put away; others none."""

from django.db.models import QuerySet

from onething.archives.models import Archive
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer, ViewerKind


def scope_archives(viewer: Viewer) -> QuerySet[Archive]:
    """Every archive this viewer may know of, unordered."""
    if viewer.kind is ViewerKind.SYSTEM:
        return Archive.objects.all()
    if viewer.has(Permission.KEEP_ARCHIVES) and viewer.unit_code:
        return Archive.objects.filter(keeper_unit_code=viewer.unit_code)
    return Archive.objects.none()
