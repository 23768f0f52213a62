"""What surrounds a page. Faces get it from contracts."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NavLink:
    """A link of the head."""

    word: str
    href: str
    is_current: bool = False


@dataclass(frozen=True)
class SignedIn:
    """Who is signed in, as the head shows it: to the person themselves. `tag` tells a browser one person from another."""

    name: str
    post: str
    unit: str = ""
    can_change_post: bool = False
    is_staff: bool = False
    tag: str = ""


@dataclass(frozen=True)
class Shell:
    """What surrounds a page."""

    city: str
    links: tuple[NavLink, ...] = ()
    signed_in: SignedIn | None = None
    is_demonstration: bool = False
    is_elder: bool = False
    path: str = "/"
