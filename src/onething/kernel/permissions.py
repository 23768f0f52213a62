"""The one list of permissions: `face:resource:action`. Posts are mapped to them in directory."""

from enum import StrEnum


class Permission(StrEnum):
    """What a post may do. A permission opens a door; the row-level scope is still decided in `queries`."""

    APPLY = "portal:case:apply"
    APPLY_AT_WINDOW = "counter:case:apply"
    RECEIVE = "counter:case:receive"
    DELIVER = "counter:case:deliver"
    ARCHIVE = "counter:case:archive"
    REVIEW = "desk:step:review"
    DECIDE = "desk:step:decide"
    HOST_HEARING = "desk:hearing:host"
    APPROVE_EXTENSION = "desk:extension:approve"
    COORDINATE = "desk:case:coordinate"
    AUDIT = "desk:ledger:audit"
    KEEP_ARCHIVES = "desk:archive:keep"
    APPROVE_DESTRUCTION = "desk:archive:destroy"
    SUPERVISE = "desk:supervision:supervise"
    ANSWER_CARDS = "desk:supervision:answer"
    EDIT_CATALOGUE = "studio:entry:edit"
    REVIEW_CATALOGUE = "studio:entry:review"
    APPROVE_CATALOGUE = "studio:entry:approve"
    SHARE_DATA = "desk:data:share"
    GOVERN_DATA = "desk:data:govern"
