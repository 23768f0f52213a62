"""Every page says who may open it, and is kept to it."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import ANONYMOUS, SYSTEM, Viewer, ViewerKind
from onething.pages.access import ANYBODY, SIGNED_IN, access, check_access

# The machine face has its own door for each endpoint; health is asked by machines that know nobody.
NOT_PAGES = ("api/v1/", "healthz", "readyz")


def list_views(patterns=None, prefix=""):
    """Yield route and view of every page of the product."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern)
        if route.startswith(NOT_PAGES):
            continue
        if isinstance(pattern, URLPattern):
            yield route, pattern.callback
        else:
            yield from list_views(pattern.url_patterns, route)


VIEWS = list(list_views())


def test_there_are_pages():
    assert len(VIEWS) > 10


@pytest.mark.parametrize(("route", "view"), VIEWS, ids=[route or "/" for route, _ in VIEWS])
def test_every_view_declares_who_may_open_it(route, view):
    allowed = getattr(view, "access", ())
    assert allowed, f"/{route} declares no @access"
    assert all(isinstance(one, Permission) or one in (ANYBODY, SIGNED_IN) for one in allowed)


def test_a_view_must_say_who():
    with pytest.raises(ValueError, match="who may open"):
        access()


REVIEWER = Viewer(kind=ViewerKind.PERSON, post="reviewer", permissions=frozenset({Permission.REVIEW}))


@pytest.mark.parametrize(
    ("viewer", "allowed", "code"),
    [
        (ANONYMOUS, (ANYBODY,), None),
        (ANONYMOUS, (SIGNED_IN,), "pages.sign_in_needed"),
        (ANONYMOUS, (Permission.REVIEW,), "pages.sign_in_needed"),
        (REVIEWER, (SIGNED_IN,), None),
        (REVIEWER, (Permission.REVIEW,), None),
        (REVIEWER, (Permission.DECIDE, Permission.REVIEW), None),
        (REVIEWER, (Permission.DECIDE,), "pages.wrong_post"),
        (SYSTEM, (Permission.AUDIT,), None),
    ],
)
def test_who_may_open_what(viewer, allowed, code):
    if code is None:
        check_access(viewer, allowed=allowed)
    else:
        with pytest.raises(Refusal) as refused:
            check_access(viewer, allowed=allowed)
        assert refused.value.code == code


def test_the_wrong_post_gets_a_page_that_says_which_post(clerk):
    answer = clerk.get("/sign-in/identity")
    assert answer.status_code == 403
    assert "申请人" in answer.content.decode()
    assert "换一个身份登录" in answer.content.decode()


@pytest.mark.django_db
def test_nobody_known_is_sent_to_sign_in_and_back():
    answer = Client().get("/sign-in/identity?next=/cases/")
    assert answer.status_code == 302
    assert answer["Location"] == "/sign-in/?next=%2Fsign-in%2Fidentity%3Fnext%3D%2Fcases%2F"
