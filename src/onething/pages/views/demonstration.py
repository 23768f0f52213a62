"""Stepping into the shoes of everybody in the demonstration city, one click each; nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from onething.directory.contracts import POST_LABELS, Post, SignedIn, StaffAccount
from onething.directory.queries import list_accounts
from onething.journey import demonstration
from onething.kernel.clock_port import now
from onething.kernel.viewer import SYSTEM
from onething.pages.access import ANYBODY, access
from onething.pages.addresses import home_of, local_path
from onething.pages.answering import show
from onething.pages.signed_in import let_in

WORK = {
    Post.CITIZEN: "问几句、看方案、填一张表、交材料、签名、看进度、领证",
    Post.CLERK: "收件、受理、一次告知补正、分办、送达、归档",
    Post.REVIEWER: "审查本部门要的那部分表格和材料",
    Post.DECIDER: "签署拟准予或拟不予的意见",
    Post.LEAD: "看齐各部门，确认同发",
    Post.AUDITOR: "重算台账，查有没有人改过",
    Post.ARCHIVIST: "查档案、看卷内目录、整卷导出、期满鉴定销毁",
    Post.HEARING_HOST: "主持听证、制作笔录（通过接口）",
    Post.HEAD: "批准本机关延长办理期限、销毁档案",
    Post.GOVERNMENT_HEAD: "批准联办件延长办理期限",
    Post.DATA_STEWARD: "登记本部门共享的数据，申请别家的，答复别家的申请",
    Post.DATA_AUTHORITY: "审查共享申请，协调有争议的，撤销授权",
    Post.SUPERVISOR: "看各部门的时限和预警，发督办、列整改",
    Post.CATALOGUE_EDITOR: "起草、改版本部门牵头的一件事",
    Post.CATALOGUE_REVIEWER: "审核本部门报来的目录",
    Post.CATALOGUE_APPROVER: "核准并发布各部门的目录",
}


@dataclass(frozen=True)
class Role:
    """One person in one post, with what one does there and the values that sign in as them."""

    name: str
    post: str
    work: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class RoleGroup:
    """The people of one unit."""

    name: str
    roles: tuple[Role, ...]


@dataclass(frozen=True)
class Stop:
    """One stop of the walk: whose shoes, and what to do in them."""

    unit: str
    role: Role
    todo: str


# One restaurant from the question to the verified licence: (unit, post, where it begins, what to do).
WALK = (
    (
        "",
        Post.CITIZEN,
        "/things/YJS-002/",
        "答几个问题，开始申请，填表、交材料（有“演示专用”按钮），签名提交。",
    ),
    ("行政审批服务局", Post.CLERK, "", "在“待收件”里打开刚才那一件：收件、受理、分办。"),
    ("市场监督管理局", Post.REVIEWER, "", "打开这一件，点“开始审查”。先办的是营业执照。"),
    (
        "市场监督管理局",
        Post.DECIDER,
        "",
        "看表格和材料，写理由，签“拟准予”。等它结果的事项这时才开始，再回上一步接着办。",
    ),
    ("消防救援大队", Post.REVIEWER, "", "涉及消防的，同样开始审查……"),
    ("消防救援大队", Post.DECIDER, "", "……签署意见。想看不予许可怎么办，就在这里签“拟不予”。"),
    ("市场监督管理局", Post.LEAD, "", "各部门都签了，点一次“确认同发”。"),
    ("", Post.CITIZEN, "/cases/", "看进度，看证照、下载、核验；有部门拟不予的，在这里选择怎么办。"),
)
APPLICANT = 1  # of the synthetic citizens: the one in whose name values are filled in


@dataclass(frozen=True)
class DemonstrationPage:
    """The view value of pages/demonstration.html."""

    walk: tuple[Stop, ...]
    groups: tuple[RoleGroup, ...]
    others: tuple[RoleGroup, ...]
    companies: tuple[dict[str, str], ...]


@access(ANYBODY)
@never_cache
@require_safe
def list_people(request: HttpRequest) -> HttpResponse:
    """Show everybody one can be."""
    _check_demonstration()
    known = set(demonstration.list_city_unit_names())
    units, citizens = _units(list_accounts(SYSTEM)), _citizens()
    page = DemonstrationPage(
        walk=_plan_walk(citizens, units=units),
        groups=(citizens, *(unit for unit in units if unit.name in known)),
        others=tuple(unit for unit in units if unit.name not in known),
        companies=tuple(demonstration.list_companies()),
    )
    return show(request, "pages/demonstration.html", page=page)


@access(ANYBODY)
@require_POST
def step_in(request: HttpRequest) -> HttpResponse:
    """Sign in as the chosen person and go to their first page, or to where the walk says."""
    _check_demonstration()
    at = now()
    signed_in = _step_in(request)
    target = local_path(request.POST.get("next", ""), otherwise=home_of(signed_in.post))
    return let_in(request, HttpResponseRedirect(target), signed_in, at=at)


def _step_in(request: HttpRequest) -> SignedIn:
    if phone := request.POST.get("phone", ""):
        return demonstration.step_into_citizen(phone=phone, at=now())
    return demonstration.step_into_staff(
        login_name=request.POST.get("login", ""), post=request.POST.get("post", "-"), at=now()
    )


def _check_demonstration() -> None:
    if not settings.IS_DEMONSTRATION:
        raise Http404


def _plan_walk(citizens: RoleGroup, *, units: Sequence[RoleGroup]) -> tuple[Stop, ...]:
    """The stops whose people this city has; another catalogue may need other departments."""
    held = {(unit.name, role.post): role for unit in reversed(units) for role in reversed(unit.roles)}
    held["", POST_LABELS[Post.CITIZEN]] = citizens.roles[APPLICANT]
    return tuple(
        Stop(unit=unit, role=replace(role, fields=(*role.fields, ("next", place))), todo=todo)
        for unit, post, place, todo in WALK
        if (role := held.get((unit, POST_LABELS[post])))
    )


def _citizens() -> RoleGroup:
    roles = tuple(
        Role(
            name=f"{one['name']}（{one['phone']}）",
            post=POST_LABELS[Post.CITIZEN],
            work=WORK[Post.CITIZEN],
            fields=(("phone", one["phone"]),),
        )
        for one in demonstration.list_citizens()
    )
    return RoleGroup(name="来办事的人", roles=roles)


def _units(accounts: list[StaffAccount]) -> tuple[RoleGroup, ...]:
    names = dict.fromkeys(account.unit_name for account in accounts)
    return tuple(
        RoleGroup(
            name=name,
            roles=tuple(
                Role(
                    name=account.login_name,
                    post=POST_LABELS[post],
                    work=WORK[post],
                    fields=(("login", account.login_name), ("post", post)),
                )
                for account in accounts
                if account.unit_name == name
                for post in account.posts
            ),
        )
        for name in names
    )
