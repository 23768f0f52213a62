"""A using unit's system at the gateway: its own SM2 key, Django's client, and what comes back verified."""

import json
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client

from onething.cases.models.case import Case
from onething.cases.reading import get_plan, get_values
from onething.cases.sealing import seal_value
from onething.directory.contracts import Post
from onething.exchange.contracts import System
from onething.journey import exchanging, sharing
from onething.kernel.clock_port import local_day
from onething.kernel.ids import new_id
from onething.kernel.sm import sm3
from onething.keys.queries import verify
from onething.keys.rules.sm2_encoding import new_private_scalar, write_public_pem
from onething.keys.signing.choice import get_provider
from tests.exchange.making import make_request
from tests.factories.city import City

FIRE, POLICE, MATTER = "消防救援大队", "公安局", "YJS-002/M03"
PERSON = "430182190001010017"


@dataclass
class Caller:
    """The fire brigade's system. Everything that it sends is a dictionary or a header that a test may change."""

    city: City
    case: str = ""
    code: str = "fire-1"
    private: bytes = field(default_factory=new_private_scalar)
    http: Client = field(default_factory=lambda: Client(raise_request_exception=False))

    def register(self) -> System:
        """Have the unit's steward register this system."""
        pem = write_public_pem(get_provider().public_point(self.private))
        steward = self.city.viewer(Post.DATA_STEWARD, FIRE)
        return exchanging.register_system(
            steward, code=self.code, name="消防业务系统", public_pem=pem, at=self.city.at
        )

    def name_in_case(self, *numbers: str) -> None:
        """Write numbers into a field of the case that the matter asks."""
        case = Case.objects.get(number=self.case)
        key = next(one.key for one in get_plan(case).form if MATTER in one.asked_by)
        values = get_values(case) | {key: [{"number": number} for number in numbers]}
        case.form_sealed = seal_value(case, place="form", value=values)
        case.save(update_fields=["form_sealed"])

    def body(self, **changes: Any) -> bytes:
        """Return what is asked: the applicant's name, to prefill."""
        asked = {"case": self.case, "matter": MATTER, "purpose": "prefill", "operator": "xf-07", "number": PERSON,
                 "items": ["name"]}  # fmt: skip
        return json.dumps(asked | changes).encode()

    def envelope(self, body: bytes, *, resource: str = "population", **changes: str) -> dict[str, str]:
        """Return the headers of a signed envelope; `changes` are made before signing."""
        given = {"time": self.city.at.isoformat(), "nonce": new_id().hex, "system": self.code} | changes
        path = f"/api/v1/exchange/gateway/{resource}/query"
        lines = [
            "onething-exchange-request-1",
            path,
            given["system"],
            given["time"],
            given["nonce"],
            sm3(body).hex(),
        ]
        signature = get_provider().sign(self.private, data="\n".join(lines).encode()).hex()
        return {
            f"X-Exchange-{name.title()}": value for name, value in (given | {"signature": signature}).items()
        }

    def send(self, body: bytes, headers: dict[str, str], *, resource: str = "population") -> HttpResponse:
        """Send, and insist that the answer is the gateway's own: signed over nonce, time, status and body."""
        path = f"/api/v1/exchange/gateway/{resource}/query"
        answer = self.http.generic("POST", path, body, "application/json", headers=headers)
        lines = ["onething-exchange-answer-1", headers.get("X-Exchange-Nonce", ""), answer.headers["X-Exchange-Time"],
                 str(answer.status_code), sm3(answer.content).hex()]  # fmt: skip
        signature = bytes.fromhex(answer.headers["X-Exchange-Signature"])
        assert verify(
            public_pem=exchanging.get_gateway_key(), data="\n".join(lines).encode(), signature=signature
        )
        return answer

    def ask(self, *, resource: str = "population", **changes: Any) -> HttpResponse:
        """Ask in good order."""
        body = self.body(**changes)
        return self.send(body, self.envelope(body, resource=resource), resource=resource)


def grant(city: City, **changes: Any) -> None:
    """Have items granted to the fire brigade, through its provider where they are conditional."""
    steward, authority = city.viewer(Post.DATA_STEWARD, FIRE), city.viewer(Post.DATA_AUTHORITY)
    draft = make_request(until=local_day(city.at) + timedelta(days=365), **changes)
    asked = sharing.ask(steward, draft=draft, at=city.at)
    if not asked.needs_consent:
        sharing.answer(authority, grant_id=asked.id, verb="grant", at=city.at)
        return
    sharing.answer(authority, grant_id=asked.id, verb="pass_on", at=city.at)
    provider = city.viewer(Post.DATA_STEWARD, POLICE)
    sharing.answer(provider, grant_id=asked.id, verb="consent", at=city.at)
