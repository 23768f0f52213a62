"""What surrounds every page: links of the post, who is signed in, elder mode."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.functional import SimpleLazyObject

from onething.directory.contracts import POST_LABELS, OwnCard, Post
from onething.directory.queries import get_own_card
from onething.kernel.clock_port import now
from onething.kernel.viewer import Viewer, ViewerKind
from onething.look.contracts import NavLink, Shell, SignedIn
from onething.pages import words
from onething.pages.access import viewer_of

ELDER = "elder"


def shell(request: HttpRequest) -> dict[str, object]:
    """Context processor: `shell` for look/shell.html, worked out when a template asks for it."""
    return {"shell": SimpleLazyObject(lambda: make_shell(request))}


def make_shell(request: HttpRequest) -> Shell:
    """Return the shell of a request; one small query when somebody is signed in."""
    viewer = viewer_of(request)
    return Shell(
        city=settings.CITY_NAME,
        links=_links(viewer, path=request.path),
        signed_in=_signed_in(viewer),
        is_demonstration=settings.IS_DEMONSTRATION,
        is_elder=request.COOKIES.get(ELDER) == "1",
        path=request.get_full_path() if request.method == "GET" else request.path,
    )


def _links(viewer: Viewer, *, path: str) -> tuple[NavLink, ...]:
    """The closest of the links is the current one: /desk/norms/ is no page of /desk/."""
    pairs = words.NAV[viewer.post or Post.CITIZEN]
    here = max((href for _, href in pairs if _is_at(path, href=href)), key=len, default="")
    return tuple(NavLink(word=word, href=href, is_current=href == here) for word, href in pairs)


def _is_at(path: str, *, href: str) -> bool:
    return path == href if href == "/" else path.startswith(href)


def _signed_in(viewer: Viewer) -> SignedIn | None:
    if viewer.kind is not ViewerKind.PERSON:
        return None
    card: OwnCard = get_own_card(viewer, at=now())
    return SignedIn(
        name=card.name or card.phone_masked,
        post=_post(viewer, absent=card.absent),
        unit=card.unit_name or "",
        can_change_post=card.posts_held > 1,
        is_staff=viewer.post != Post.CITIZEN,
        tag=_tag(viewer),
    )


def _post(viewer: Viewer, *, absent: str) -> str:
    label = POST_LABELS[Post(viewer.post or Post.CITIZEN)]
    return words.ACTS_FOR.format(name=absent, post=label) if absent else label


def _tag(viewer: Viewer) -> str:
    """What a browser calls this person by: the same on every page, and telling nobody who it is."""
    return salted_hmac("onething.pages.shell", str(viewer.person_id), algorithm="sha256").hexdigest()[:16]
