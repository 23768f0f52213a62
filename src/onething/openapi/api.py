"""The interface: OpenAPI 3.1 under /api/v1, one router a noun, one way to say no."""

from typing import Any

from ninja import NinjaAPI

from onething.openapi.authentication import Bearer
from onething.openapi.documenting import complete
from onething.openapi.endpoints.acts import router as acts
from onething.openapi.endpoints.announcements import router as announcements
from onething.openapi.endpoints.archives import router as archives
from onething.openapi.endpoints.cases import router as cases
from onething.openapi.endpoints.catalogue import router as catalogue
from onething.openapi.endpoints.changing import router as changing
from onething.openapi.endpoints.choosing import router as choosing
from onething.openapi.endpoints.consulting import router as consulting
from onething.openapi.endpoints.coordinating import router as coordinating
from onething.openapi.endpoints.countersigning import router as countersigning
from onething.openapi.endpoints.deferring import router as deferring
from onething.openapi.endpoints.delivering import router as delivering
from onething.openapi.endpoints.demonstration import router as demonstration
from onething.openapi.endpoints.destructions import router as destructions
from onething.openapi.endpoints.evidence import router as evidence
from onething.openapi.endpoints.examining import router as examining
from onething.openapi.endpoints.exchanging import router as exchanging
from onething.openapi.endpoints.feed import router as feed
from onething.openapi.endpoints.guides import router as guides
from onething.openapi.endpoints.hearing import router as hearing
from onething.openapi.endpoints.holding import router as holding
from onething.openapi.endpoints.ledger import router as ledger
from onething.openapi.endpoints.letters import router as letters
from onething.openapi.endpoints.lists import router as lists
from onething.openapi.endpoints.people import router as people
from onething.openapi.endpoints.precheck import router as precheck
from onething.openapi.endpoints.promising import router as promising
from onething.openapi.endpoints.questioning import router as questioning
from onething.openapi.endpoints.rectifying import router as rectifying
from onething.openapi.endpoints.recusing import router as recusing
from onething.openapi.endpoints.results import router as results
from onething.openapi.endpoints.searching import router as searching
from onething.openapi.endpoints.sharing import router as sharing
from onething.openapi.endpoints.slips import router as slips
from onething.openapi.endpoints.steps import router as steps
from onething.openapi.endpoints.studio import router as studio
from onething.openapi.endpoints.supervised import router as supervised
from onething.openapi.endpoints.supervision import router as supervision
from onething.openapi.endpoints.things import router as things
from onething.openapi.endpoints.timing import router as timing
from onething.openapi.endpoints.training import router as training
from onething.openapi.endpoints.verifications import router as verifications
from onething.openapi.endpoints.visiting import router as visiting
from onething.openapi.endpoints.wording import router as wording
from onething.openapi.parsing import JsonParser
from onething.openapi.problems import add_problem_handlers


class Interface(NinjaAPI):
    """NinjaAPI whose openapi.json also tells what every operation has in common."""

    def get_openapi_schema(self, **where: Any) -> Any:
        """Return the whole OpenAPI 3.1 document."""
        return complete(super().get_openapi_schema(**where))


api = Interface(
    title="一件事一次办 OneThing",
    version="1",
    description="任何页面能做的事，接口都能做。错误为 RFC 9457 problem details，附稳定的错误代码。",
    urls_namespace="v1",
    docs_url=None,
    auth=Bearer(),
    parser=JsonParser(),
)
api.add_router("", people, tags=["people"])
api.add_router("things", things, tags=["things"])
api.add_router("things", guides, tags=["things"])
api.add_router("search", searching, tags=["things"])
api.add_router("search", wording, tags=["search"])
api.add_router("catalogue", catalogue, tags=["catalogue"])
api.add_router("catalogue", studio, tags=["catalogue"])
api.add_router("catalogue", countersigning, tags=["catalogue"])
api.add_router("lists", lists, tags=["lists"])
api.add_router("announcements", announcements, tags=["announcements"])
api.add_router("exchange", sharing, tags=["exchange"])
api.add_router("exchange", exchanging, tags=["exchange"])
api.add_router("training", training, tags=["training"])
api.add_router("feed", feed, tags=["feed"])
api.add_router("cases", cases, tags=["cases"])
api.add_router("cases", acts, tags=["acts"])
api.add_router("cases", precheck, tags=["acts"])
api.add_router("cases", coordinating, tags=["acts"])
api.add_router("cases", slips, tags=["acts"])
api.add_router("cases", deferring, tags=["acts"])
api.add_router("", delivering, tags=["acts"])
api.add_router("steps", steps, tags=["steps"])
api.add_router("steps", choosing, tags=["steps"])
api.add_router("steps", timing, tags=["steps"])
api.add_router("steps", evidence, tags=["steps"])
api.add_router("", consulting, tags=["work"])
api.add_router("", visiting, tags=["acts"])
api.add_router("", hearing, tags=["acts"])
api.add_router("", questioning, tags=["steps"])
api.add_router("steps", examining, tags=["steps"])
api.add_router("", holding, tags=["work"])
api.add_router("steps", promising, tags=["steps"])
api.add_router("steps", recusing, tags=["steps"])
api.add_router("", changing, tags=["results"])
api.add_router("", supervised, tags=["results"])
api.add_router("", results, tags=["results"])
api.add_router("", letters, tags=["letters"])
api.add_router("verifications", verifications, tags=["verification"])
api.add_router("", ledger, tags=["ledger"])
api.add_router("supervision", supervision, tags=["supervision"])
api.add_router("supervision", rectifying, tags=["supervision"])
api.add_router("archives", archives, tags=["archives"])
api.add_router("destructions", destructions, tags=["archives"])
api.add_router("demonstration", demonstration, tags=["demonstration"])
add_problem_handlers(api)
