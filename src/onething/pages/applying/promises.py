"""告知承诺书 at the signing: the text as it is published, its digest, and the box that promises it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from onething.cases.contracts.views import CaseView
from onething.kernel.errors import Refusal
from onething.look.contracts import Field, FieldKind
from onething.pages.applying import words

_AGREED = "true"


@dataclass(frozen=True)
class PromiseText:
    """One text that is promised. `sm3` is its digest: what is signed is exactly this text."""

    title: str
    basis: str
    conditions: tuple[str, ...]
    consequences: tuple[str, ...]
    terms: str
    name: str
    sm3: str
    field: Field


def list_promise_texts(
    case: CaseView, *, sent: QueryDict | None = None, problems: Mapping[str, str] | None = None
) -> tuple[PromiseText, ...]:
    """Return the texts of the plan's promises, with what was ticked and what is wrong."""
    return tuple(
        _text(matter, sent=sent or QueryDict(), problems=problems or {})
        for matter in case.plan["matters"]
        if matter["promise"]
    )


def read_promises(case: CaseView, *, sent: QueryDict) -> dict[str, str]:
    """Return the digest of every text that was ticked, as the page showed it."""
    codes = [matter["code"] for matter in case.plan["matters"] if matter["promise"]]
    return {code: sent.get(f"{_name(code)}-sm3", "") for code in codes if sent.get(_name(code)) == _AGREED}


def check_promised(case: CaseView, *, sent: QueryDict) -> None:
    """Refuse `applying.promise.unticked` before a code is used up, at the box that was not ticked."""
    ticked = read_promises(case, sent=sent)
    for matter in case.plan["matters"]:
        if matter["promise"] and matter["code"] not in ticked:
            sentence = words.PROMISE_MISSING.format(name=matter["name"])
            raise Refusal("applying.promise.unticked", sentence, field=f"promises.{matter['code']}")


def _text(matter: Mapping[str, Any], *, sent: QueryDict, problems: Mapping[str, str]) -> PromiseText:
    promise, name = matter["promise"], _name(matter["code"])
    place = f"promises.{matter['code']}"
    return PromiseText(
        title=words.PROMISE_TITLE.format(name=matter["name"]),
        basis=promise["basis"],
        conditions=tuple(promise["conditions"]),
        consequences=tuple(promise["consequences"]),
        terms=words.PROMISE_TERMS.format(check=promise["check_days"], mend=promise["mend_days"]),
        name=name,
        sm3=promise["sm3"],
        field=Field(
            name=name, place=place, label=words.PROMISE_AGREE, kind=FieldKind.CHECKBOX, value=sent.get(name, ""),
            error=problems.get(place, ""),
        ),
    )  # fmt: skip


def _name(code: str) -> str:
    return f"promise-{code.replace('/', '-')}"
