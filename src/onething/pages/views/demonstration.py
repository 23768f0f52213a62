"""Stepping into the shoes of everybody in the demonstration city, one click each; nowhere else."""

from dataclasses import dataclass

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
from onething.pages.addresses import home_of
from onething.pages.answering import show
from onething.pages.signed_in import let_in

WORK = {
    Post.CITIZEN: "问几句、看方案、填一张表、交材料、签名、看进度、领证",
    Post.CLERK: "收件、受理、一次告知补正、分办、送达、归档",
    Post.REVIEWER: "审查本部门要的那部分表格和材料",
    Post.DECIDER: "签署拟准予或拟不予的意见",
    Post.LEAD: "看齐各部门，确认同发",
    Post.AUDITOR: "重算台账，查有没有人改过",
    Post.HEARING_HOST: "主持听证、制作笔录（通过接口）",
    Post.HEAD: "批准本机关延长办理期限",
    Post.GOVERNMENT_HEAD: "批准联办件延长办理期限",
    Post.SUPERVISOR: "看各部门的时限和预警（通过接口）",
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
class DemonstrationPage:
    """The view value of pages/demonstration.html."""

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
    units = _units(list_accounts(SYSTEM))
    page = DemonstrationPage(
        groups=(_citizens(), *(unit for unit in units if unit.name in known)),
        others=tuple(unit for unit in units if unit.name not in known),
        companies=tuple(demonstration.list_companies()),
    )
    return show(request, "pages/demonstration.html", page=page)


@access(ANYBODY)
@require_POST
def step_in(request: HttpRequest) -> HttpResponse:
    """Sign in as the chosen person and go to their first page."""
    _check_demonstration()
    at = now()
    signed_in = _step_in(request)
    return let_in(request, HttpResponseRedirect(home_of(signed_in.post)), signed_in, at=at)


def _step_in(request: HttpRequest) -> SignedIn:
    if phone := request.POST.get("phone", ""):
        return demonstration.step_into_citizen(phone=phone, at=now())
    return demonstration.step_into_staff(
        login_name=request.POST.get("login", ""), post=request.POST.get("post", "-"), at=now()
    )


def _check_demonstration() -> None:
    if not settings.IS_DEMONSTRATION:
        raise Http404


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
