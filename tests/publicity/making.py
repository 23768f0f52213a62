"""Small catalogues for lists, built by hand and read like any package; and exceptions of theirs."""

from datetime import date
from typing import Any

from onething.catalogue.contracts import PublishedThing
from onething.kernel.ids import new_id
from onething.publicity.contracts import Effect, ListException, ListKind
from onething.publicity.rules.matters import list_matters
from tests.catalogue.packages import make_matter, make_thing, publish

DAY = date(2026, 3, 2)
FAR = date(2027, 3, 2)


def thing_of(*matters: dict[str, Any], code: str = "YJS-901", **changes: Any) -> PublishedThing:
    """Return a thing of these matters as lists take it."""
    return publish(make_thing(*matters, code=code, **changes))


def matter_of(number: str = "M01", **changes: Any) -> dict[str, Any]:
    """Return a matter; a figure of it may be given with its basis left to us."""
    basis = {"visits_basis": "某政办发〔2020〕1号"} if "visits" in changes else {}
    return make_matter(number, **basis | changes)


def except_matter(
    things: tuple[PublishedThing, ...],
    name: str,
    *,
    list: ListKind = ListKind.ONE_VISIT,
    effect: Effect = Effect.LEAVE_OUT,
    since: date = DAY,
    until: date = FAR,
    revoked_on: date | None = None,
) -> ListException:
    """Return a signed exception about the matter of this name."""
    matter = next(one for one in list_matters(things) if one.name == name)
    return ListException(
        id=new_id(), list=list, effect=effect, matter=matter.key, name=matter.name, department=matter.department,
        reason="要现场踏勘。", basis="某条例第三条", since=since, until=until, revoked_on=revoked_on,
    )  # fmt: skip
