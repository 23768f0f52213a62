"""What was typed when the sign-in ran out: it goes to the browser and back, signed, and nowhere else."""

from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest

from onething.kernel.errors import Refusal
from onething.pages import words

SALT = "onething.pages.kept"
LIFETIME_SECONDS = 3600
OWN = frozenset({"csrfmiddlewaretoken"})


@dataclass(frozen=True)
class Kept:
    """A form to be sent again: where to, what was in it, and whether files were lost."""

    path: str
    fields: tuple[tuple[str, str], ...]
    had_files: bool


def list_typed(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    """Return the names and values that this request sent, without our own."""
    return tuple(
        (name, value) for name in request.POST if name not in OWN for value in request.POST.getlist(name)
    )


def keep(request: HttpRequest) -> str:
    """Return what this request sent, for a hidden field; files are not kept."""
    typed = list_typed(request)
    content = {"path": request.get_full_path(), "fields": typed, "had_files": bool(request.FILES)}
    return signing.dumps(content, salt=SALT, compress=True)


def open_kept(text: str) -> Kept:
    """Return what `keep` kept; refuses `pages.kept.stale` after an hour or when it is not ours."""
    try:
        content = signing.loads(text, salt=SALT, max_age=LIFETIME_SECONDS)
    except signing.BadSignature as error:
        raise Refusal("pages.kept.stale", words.KEPT_STALE) from error
    fields = tuple((str(name), str(value)) for name, value in content["fields"])
    return Kept(path=content["path"], fields=fields, had_files=content["had_files"])
