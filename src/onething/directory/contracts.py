"""What crosses the directory's door: posts and what they permit, units, people, sign-in."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from onething.kernel.permissions import Permission


class Post(StrEnum):
    """Who may do what, where. A person may hold several posts and signs in to one of them."""

    CITIZEN = "citizen"
    CLERK = "window_clerk"
    REVIEWER = "reviewer"
    DECIDER = "decider"
    HEARING_HOST = "hearing_host"
    HEAD = "organ_head"
    GOVERNMENT_HEAD = "government_head"
    LEAD = "lead_coordinator"
    AUDITOR = "ledger_auditor"
    ARCHIVIST = "archivist"
    SUPERVISOR = "supervisor"
    CATALOGUE_EDITOR = "catalogue_editor"
    CATALOGUE_REVIEWER = "catalogue_reviewer"
    CATALOGUE_APPROVER = "catalogue_approver"
    DATA_STEWARD = "data_steward"
    DATA_AUTHORITY = "data_authority"
    SYSTEM = "system"


POST_LABELS: dict[Post, str] = {
    Post.CITIZEN: "申请人",
    Post.CLERK: "综合窗口",
    Post.REVIEWER: "审查岗",
    Post.DECIDER: "审批岗（首席代表）",
    Post.HEARING_HOST: "听证主持人",
    Post.HEAD: "本机关负责人",
    Post.GOVERNMENT_HEAD: "本级人民政府负责人",
    Post.LEAD: "牵头协调岗",
    Post.AUDITOR: "台账核验岗",
    Post.ARCHIVIST: "档案管理岗",
    Post.SUPERVISOR: "电子监察岗",
    Post.CATALOGUE_EDITOR: "事项目录编制岗",
    Post.CATALOGUE_REVIEWER: "事项目录审核岗",
    Post.CATALOGUE_APPROVER: "事项目录核准岗（审批局）",
    Post.DATA_STEWARD: "数据专员",
    Post.DATA_AUTHORITY: "数据主管岗",
    Post.SYSTEM: "系统",
}

POST_PERMISSIONS: dict[Post, frozenset[Permission]] = {
    Post.CITIZEN: frozenset({Permission.APPLY}),
    Post.CLERK: frozenset(
        {
            Permission.APPLY_AT_WINDOW,
            Permission.RECEIVE,
            Permission.DELIVER,
            Permission.ARCHIVE,
            Permission.ANSWER_CARDS,
        }
    ),
    Post.REVIEWER: frozenset({Permission.REVIEW, Permission.ANSWER_CARDS}),
    Post.DECIDER: frozenset({Permission.DECIDE, Permission.ANSWER_CARDS}),
    Post.HEARING_HOST: frozenset({Permission.HOST_HEARING}),
    Post.HEAD: frozenset(
        {Permission.APPROVE_EXTENSION, Permission.APPROVE_DESTRUCTION, Permission.ANSWER_CARDS}
    ),
    Post.GOVERNMENT_HEAD: frozenset({Permission.APPROVE_EXTENSION}),
    Post.LEAD: frozenset({Permission.COORDINATE, Permission.ANSWER_CARDS}),
    Post.AUDITOR: frozenset({Permission.AUDIT}),
    Post.ARCHIVIST: frozenset({Permission.KEEP_ARCHIVES}),
    Post.SUPERVISOR: frozenset({Permission.SUPERVISE}),
    Post.CATALOGUE_EDITOR: frozenset({Permission.EDIT_CATALOGUE}),
    Post.CATALOGUE_REVIEWER: frozenset({Permission.REVIEW_CATALOGUE}),
    Post.CATALOGUE_APPROVER: frozenset({Permission.APPROVE_CATALOGUE}),
    Post.DATA_STEWARD: frozenset({Permission.SHARE_DATA}),
    Post.DATA_AUTHORITY: frozenset({Permission.GOVERN_DATA}),
    Post.SYSTEM: frozenset(),
}


OF_A_UNIT = frozenset({Post.REVIEWER, Post.DECIDER, Post.HEARING_HOST})
"""Posts that work on the steps of their own unit."""


class AfterHours(StrEnum):
    """As of which day counts what a hall does after its closing time on a working day."""

    SAME_DAY = "same_day"
    NEXT_WORKING_DAY = "next_working_day"


class PersonKind(StrEnum):
    """A citizen (also acting for a company) or a member of staff."""

    CITIZEN = "citizen"
    STAFF = "staff"


class CodePurpose(StrEnum):
    """What a code sent to a phone proves: signing in, or signing one snapshot of an application."""

    SIGN_IN = "sign_in"
    SIGN = "sign"


@dataclass(frozen=True)
class Unit:
    """A department, a hall or another body that decides. `code` is its unified social credit code (18).

    `has_window` is only told where units are listed: somebody sits at a window of it.
    """

    id: UUID
    code: str
    name: str
    closes_at: time
    after_hours: AfterHours = AfterHours.SAME_DAY
    has_window: bool = False


@dataclass(frozen=True)
class UnitEntry:
    """A unit to be kept in the directory."""

    code: str
    name: str
    closes_at: time = time(17, 30)
    after_hours: AfterHours = AfterHours.SAME_DAY


@dataclass(frozen=True)
class StaffEntry:
    """A member of staff to be appointed: one login, one or more posts in one unit."""

    login_name: str
    name: str
    phone: str
    unit_code: str
    posts: tuple[Post, ...]


@dataclass(frozen=True)
class SignedIn:
    """A fresh token: shown once, kept by us only as a digest."""

    token: str
    expires_at: datetime
    person_id: UUID
    post: Post
    unit_name: str | None


@dataclass(frozen=True)
class Identity:
    """A person's proved identity, in the clear: for the person's own form and for parties of a case, never for lists."""

    person_id: UUID
    level: int
    phone: str
    name: str | None
    document_kind: str | None
    document_number: str | None


@dataclass(frozen=True)
class PersonCard:
    """A person as others may see them: masked."""

    id: UUID
    name_masked: str
    phone_masked: str
    level: int


@dataclass(frozen=True)
class OwnCard:
    """Who one is oneself, in the post one is signed in to: for the head of one's own pages."""

    name: str | None
    phone_masked: str
    unit_name: str | None
    posts_held: int
    absent: str = ""


@dataclass(frozen=True)
class HeldPost:
    """A post that one may act in: one's own, or (`absent`: name and login) that of a colleague one stands in for."""

    post: Post
    label: str
    unit_name: str
    absent: str = ""
    absent_login: str = ""


@dataclass(frozen=True)
class OtherSelf:
    """One row of a human being who has several; the blind index of their paper, None while it is not known."""

    person_id: UUID
    document_index: str | None


@dataclass(frozen=True)
class Colleague:
    """Somebody of one's own unit, with the posts held there."""

    id: UUID
    name: str
    posts: tuple[Post, ...]


@dataclass(frozen=True)
class DeputyGiven:
    """Who stands in for whom, in which post, from which day to which (both count), and why."""

    absent: UUID
    post: Post
    deputy: UUID
    first_day: date
    last_day: date
    reason: str


@dataclass(frozen=True)
class DeputyView:
    """A deputy as colleagues see it."""

    id: UUID
    absent_id: UUID
    absent: str
    post: Post
    deputy: str
    first_day: date
    last_day: date
    reason: str


@dataclass(frozen=True)
class StaffAccount:
    """A login with the posts it holds in one unit."""

    login_name: str
    posts: tuple[Post, ...]
    posts_label: str
    unit_name: str
