"""The people of a bench: everybody who holds a post in the demonstration city, each with a token."""

from datetime import datetime
from typing import Any

from onething.catalogue.queries import get_current_thing
from onething.command.bench.living import THING
from onething.command.story.choosing import choose_answers
from onething.directory.contracts import Post
from onething.directory.queries import list_accounts
from onething.journey.demonstration import list_citizens, step_into_staff
from onething.kernel.viewer import SYSTEM
from onething.planning.queries import make_plan

CITIZEN_CARD = "111"
Cast = dict[str, str]


def make_cast(*, at: datetime) -> Cast:
    """Sign everybody in and return the tokens by "post/unit"; one is enough for each."""
    return {
        f"{post}/{account.unit_name}": step_into_staff(login_name=account.login_name, post=post, at=at).token
        for account in list_accounts(SYSTEM)
        for post in account.posts
    }


def find_token(cast: Cast, *, post: Post, unit: str = "") -> str:
    """Return the token of somebody who holds a post, in a unit where one is named."""
    return next(token for key, token in cast.items() if key.startswith(f"{post}/{unit}"))


def list_answers(*, at: datetime) -> dict[str, Any]:
    """Return the answers that take the fullest road through the thing."""
    return choose_answers(get_current_thing(SYSTEM, code=THING, at=at).thing, given={})


def count_departments(*, at: datetime) -> int:
    """Return how many departments decide on that road."""
    published = get_current_thing(SYSTEM, code=THING, at=at)
    return len({one.department for one in make_plan(published, answers=list_answers(at=at)).matters})


def person_at_window(index: int) -> dict[str, str]:
    """Return the synthetic citizen who stands at the window of the client of this number."""
    people = list_citizens()
    one = people[index % len(people)]
    return {"name": one["name"], "phone": one["phone"], "kind": CITIZEN_CARD, "number": one["number"]}
