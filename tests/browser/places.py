"""Every kind of page, as somebody really meets it: who looks, at which address, with which case behind it."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import unescape

from onething.command.story.client import sign_in_citizen
from onething.command.story.living import Stage, confirm_and_issue
from tests.browser.preparing import (
    JOINT_DEPARTMENT,
    THING,
    THREE,
    begin,
    begin_at_window,
    correct,
    draft_entries,
    mean_to_revoke,
    permit_all,
    propose_papers,
    put_right,
    refuse,
    share_out,
    submit,
)
from tests.browser.watching import watch
from tests.factories.city import CITIZEN

MARKET, FIRE, WINDOW = "市场监督管理局", "消防救援大队", "行政审批服务局"
TOWN = "灰汤镇便民服务中心"
AUDITOR, ARCHIVIST, HOST = "auditor", "archivist", "hearing host"
NOBODY, APPLICANT, NEWCOMER, CLERK, REVIEWER, CHIEF, LEAD, EDITOR, BUREAU, HEAD, ASKED = (
    "nobody", "applicant", "newcomer", "clerk", "reviewer", "chief", "lead", "editor", "bureau", "head", "asked",
)  # fmt: skip
STEWARD, AUTHORITY, JOINT, SUPERVISOR = "data steward", "data authority", "joint editor", "supervisor"
STAFF = (
    CLERK,
    REVIEWER,
    CHIEF,
    LEAD,
    EDITOR,
    BUREAU,
    HEAD,
    ASKED,
    STEWARD,
    AUTHORITY,
    JOINT,
    SUPERVISOR,
    AUDITOR,
    ARCHIVIST,
    HOST,
)
ANSWERED = "&".join(f"{key}={value}" for key, value in THREE.items())
UNKNOWN = "01900000-0000-7000-8000-000000000000"


@dataclass(frozen=True)
class Place:
    """One page: its name in the test, who looks, the address (with {case}), the case behind it, the status it has.

    `is_bare`: it stands in other people's pages, without our head, and knows no elder mode.
    """

    name: str
    who: str
    address: str
    case: str = ""
    status: int = 200
    is_bare: bool = False


PLACES = (
    Place("home", NOBODY, "/"),
    Place("home with own cases", APPLICANT, "/"),
    Place("search with a result", NOBODY, "/?q=开饭馆"),
    Place("search without a result", NOBODY, "/?q=造火箭"),
    Place("guide", NOBODY, f"/things/{THING}/"),
    Place("guide of a matter", NOBODY, f"/things/{THING}/matters/M02/"),
    Place("guide of no matter", NOBODY, f"/things/{THING}/matters/M99/", status=404),
    Place("changes", NOBODY, "/changes/"),
    Place("open data", NOBODY, "/open/?thing=YJS-007"),
    Place("guide in a frame", NOBODY, f"/embed/things/{THING}/", is_bare=True),
    Place("guide of a matter in a frame", NOBODY, f"/embed/things/{THING}/matters/M02/", is_bare=True),
    Place("nothing in a frame", NOBODY, "/embed/things/NO-1/", status=404, is_bare=True),
    Place("search narrowed", NOBODY, "/?q=卫生许可&audience=company"),
    Place("words of the search", BUREAU, "/desk/words/"),
    Place("words of the search, read only", EDITOR, "/desk/words/"),
    Place("norms", REVIEWER, "/desk/norms/"),
    Place("a norm", REVIEWER, f"/desk/norms/{THING}/M02/"),
    Place("first question", NOBODY, f"/things/{THING}/questions/"),
    Place("a question among answers", NOBODY, f"/things/{THING}/questions/?{ANSWERED}&_at=fire_mode"),
    Place("a question left open", NOBODY, f"/things/{THING}/questions/?_from=entity", status=422),
    Place("plan", APPLICANT, f"/things/{THING}/plan?{ANSWERED}"),
    Place("notice", NOBODY, "{notice}"),
    Place("sign in", NOBODY, "/sign-in/"),
    Place("sign in to go on", NOBODY, "/sign-in/?next=/cases/"),
    Place("staff sign in", NOBODY, "/sign-in/staff"),
    Place("identity", NEWCOMER, "/sign-in/identity"),
    Place("demonstration", NOBODY, "/demonstration/"),
    Place("no cases yet", NEWCOMER, "/cases/"),
    Place("own cases", APPLICANT, "/cases/"),
    Place("form", APPLICANT, "/cases/{case}/form", "draft"),
    Place("form, second section", APPLICANT, "/cases/{case}/form?section=2", "draft"),
    Place("materials", APPLICANT, "/cases/{case}/materials", "draft"),
    Place("form of who has a licence", APPLICANT, "/cases/{case}/form", "licensed"),
    Place("review of an unfinished form", APPLICANT, "/cases/{case}/review", "draft"),
    Place("progress of a draft", APPLICANT, "/cases/{case}/", "draft"),
    Place("receipt", APPLICANT, "/cases/{case}/receipt", "submitted"),
    Place("progress, handed over", APPLICANT, "/cases/{case}/", "submitted"),
    Place("progress, correction asked", APPLICANT, "/cases/{case}/", "correcting"),
    Place("correction of a field", APPLICANT, "/cases/{case}/form", "correcting"),
    Place("correction of a paper", APPLICANT, "/cases/{case}/materials", "correcting"),
    Place("review of a correction", APPLICANT, "/cases/{case}/review", "correcting"),
    Place("progress, departments at work", APPLICANT, "/cases/{case}/?life=1", "shared out"),
    Place("progress, choices after a refusal", APPLICANT, "/cases/{case}/", "refused"),
    Place("progress, everything issued", APPLICANT, "/cases/{case}/?life=1", "issued"),
    Place("results", APPLICANT, "/cases/{case}/results", "issued"),
    Place("no results yet", APPLICANT, "/cases/{case}/results", "shared out"),
    Place("verify", NOBODY, "/verify/"),
    Place("verify a licence", NOBODY, "{verified}"),
    Place("verify something unknown", NOBODY, "/verify/1.2.156.3005.2.1", status=422),
    Place("not for citizens", APPLICANT, "/desk/", status=403),
    Place("not found", NOBODY, "/nowhere", status=404),
    Place("a case of nobody", APPLICANT, f"/cases/{UNKNOWN}/", status=404),
    Place("pieces", NOBODY, "/look"),
    Place("pieces at desks", NOBODY, "/look?face=desk"),
    Place("requests for shared data", STEWARD, "/desk/data/"),
    Place("catalogue of shared data", STEWARD, "/desk/data/catalogue/"),
    Place("a shared resource", STEWARD, "/desk/data/catalogue/legal_entity/"),
    Place("shared data to ask for", STEWARD, "/desk/data/catalogue/population/ask"),
    Place("a request to check", AUTHORITY, "/desk/data/grants/{case}/", "shared data asked"),
    Place("queues", CLERK, "/counter/"),
    Place("number not found", CLERK, "/counter/?number=123", status=422),
    Place("window: submitted", CLERK, "/counter/cases/{case}/", "submitted"),
    Place("window: correction to ask", CLERK, "/counter/cases/{case}/correction", "received"),
    Place("window: correction asked", CLERK, "/counter/cases/{case}/", "correcting"),
    Place("window: shared out", CLERK, "/counter/cases/{case}/", "shared out"),
    Place("window: issued", CLERK, "/counter/cases/{case}/", "issued"),
    Place("window: acceptance letter", CLERK, "/counter/cases/{case}/notices/acceptance", "shared out"),
    Place("window: correction letter", CLERK, "/counter/cases/{case}/notices/correction", "correcting"),
    Place("window: what to apply for", CLERK, "/counter/take/"),
    Place("window: a question", CLERK, f"/counter/take/{THING}/questions/"),
    Place("window: plan", CLERK, f"/counter/take/{THING}/plan?{ANSWERED}"),
    Place("window: drafts", CLERK, "/counter/?state=draft"),
    Place("window: form", CLERK, "/counter/cases/{case}/form", "window draft"),
    Place("window: materials", CLERK, "/counter/cases/{case}/materials", "window draft"),
    Place("window: review", CLERK, "/counter/cases/{case}/review", "window draft"),
    Place("window: facts", CLERK, "/counter/cases/{case}/facts", "shared out"),
    Place("window: receipt letter", CLERK, "/counter/cases/{case}/notices/receipt", "received"),
    Place("window: handed over", CLERK, "/counter/cases/{case}/", "delivered"),
    Place("window: delivery letter", CLERK, "/counter/cases/{case}/notices/delivery", "delivered"),
    Place("window: the applicant", CLERK, f"/counter/take/{THING}/person?{ANSWERED}"),
    Place("work list of a reviewer", REVIEWER, "/desk/"),
    Place("work list, nothing like that", REVIEWER, "/desk/?light=red&state=ready"),
    Place("deputies", CHIEF, "/desk/deputies"),
    Place("deadlines as a calendar", CHIEF, "/desk/supervision/feed/"),
    Place("lights", SUPERVISOR, "/desk/supervision/"),
    Place("lights of a thing", SUPERVISOR, f"/desk/supervision/?thing={THING}"),
    Place("the ledger", AUDITOR, "/desk/ledger"),
    Place("hearings to host", HOST, "/desk/hearings/"),
    Place("archives", ARCHIVIST, "/desk/archives/"),
    Place("an archive", ARCHIVIST, "/desk/archives/{case}/", "archive"),
    Place("lists of destruction", ARCHIVIST, "/desk/destructions/"),
    Place("running clocks", SUPERVISOR, "/desk/supervision/clocks/"),
    Place("a watched case", SUPERVISOR, "{watched_case}"),
    Place("cards", SUPERVISOR, "/desk/supervision/cards/"),
    Place("cards of one state", SUPERVISOR, "/desk/supervision/cards/?state=open&colour=yellow"),
    Place("a card", SUPERVISOR, "{card}"),
    Place("a card to answer", CHIEF, "{card}"),
    Place("orders", SUPERVISOR, "/desk/supervision/orders/"),
    Place("an order to give", SUPERVISOR, "/desk/supervision/orders/new"),
    Place("an order", SUPERVISOR, "{order}"),
    Place("an order to report on", CHIEF, "{order}"),
    Place("points to put right", CHIEF, "/desk/supervision/points/"),
    Place("a point to require", SUPERVISOR, "/desk/supervision/points/new"),
    Place("a point to put right", CHIEF, "{point}"),
    Place("requests to the head", HEAD, "/desk/head/"),
    Place("asked by others", ASKED, "/desk/consultations/"),
    Place("a question of others", ASKED, "/desk/consultations/{case}/", "asked"),
    Place("promises to check", REVIEWER, "/desk/promises/"),
    Place("handed over to supervision", REVIEWER, "/desk/supervised/"),
    Place("results that change", REVIEWER, "/desk/changes/"),
    Place("progress, to be heard", APPLICANT, "/cases/{case}/", "told"),
    Place("heard before a licence ends", APPLICANT, "/cases/{case}/hearing", "hearing"),
    Place("progress, asked in review", APPLICANT, "/cases/{case}/", "in review"),
    Place("a question in review", APPLICANT, "/cases/{case}/question", "questioned"),
    Place("window: a question in review", CLERK, "/counter/cases/{case}/question", "questioned"),
    Place("somebody to stay away", APPLICANT, "/cases/{case}/recusal", "questioned"),
    Place("window: an obvious slip", CLERK, "/counter/cases/{case}/slip", "shared out"),
    Place("an obvious slip", REVIEWER, "/desk/cases/{case}/slip", "shared out"),
    Place("progress, a slip put right", APPLICANT, "/cases/{case}/", "put right"),
    Place("window: to be changed first", CLERK, "/counter/cases/{case}/return", "submitted"),
    Place("a result to end", CHIEF, "/desk/cases/{case}/", "told"),
    Place("a result to put right", REVIEWER, "/desk/cases/{case}/correction", "to put right"),
    Place("one matter to supervise", REVIEWER, "/desk/supervised/{case}/", "to supervise"),
    Place("step to begin", REVIEWER, "/desk/cases/{case}/", "shared out"),
    Place("step to decide", CHIEF, "/desk/cases/{case}/", "in review"),
    Place("board", LEAD, "/desk/lead/"),
    Place("joint case, open points", LEAD, "/desk/lead/cases/{case}/", "shared out"),
    Place("joint case, ready", LEAD, "/desk/lead/cases/{case}/", "ready"),
    Place("lists", NOBODY, "/lists/"),
    Place("list of things", NOBODY, "/lists/things/"),
    Place("list of one visit", NOBODY, "/lists/one_visit/"),
    Place("negative list", NOBODY, "/lists/negative/"),
    Place("list narrowed to nothing", NOBODY, "/lists/things/?batch=9"),
    Place("training cards", CLERK, "/desk/training/"),
    Place("a training card", CLERK, f"/desk/training/{THING}/M02/"),
    Place("a quiz", CLERK, f"/desk/training/{THING}/M02/quiz"),
    Place("who has done what", BUREAU, "/desk/training/staff/"),
    Place("what one has done", BUREAU, "/desk/training/staff/{case}/", "trained"),
    Place("announcements", NOBODY, "/announcements/"),
    Place("an announcement", NOBODY, "{announcement}"),
    Place("an announcement withdrawn", NOBODY, "{withdrawn_announcement}"),
    Place("announcements at the desk", BUREAU, "/desk/announcements/"),
    Place("an announcement to write", EDITOR, "/desk/announcements/new"),
    Place("an announcement to publish", BUREAU, "{unread_announcement}"),
    Place("exceptions of lists", BUREAU, "/desk/lists/"),
    Place("an exception proposed", EDITOR, "/desk/lists/new"),
    Place("an exception to sign", BUREAU, "{exception}"),
    Place("an exception signed", BUREAU, "{signed_exception}"),
    Place("joint case, refused", LEAD, "/desk/lead/cases/{case}/", "refused"),
    Place("studio: my entries", EDITOR, "/desk/studio/"),
    Place("studio: late entries", BUREAU, "/desk/studio/?show=late"),
    Place("studio: coming changes", EDITOR, "/desk/studio/calendar"),
    Place("studio: things", EDITOR, "/desk/studio/things/"),
    Place("studio: a thing and its versions", EDITOR, "/desk/studio/things/YJS-005/?earlier=1&later=2"),
    Place("studio: a new thing", EDITOR, "/desk/studio/new"),
    Place("studio: a thing to end", EDITOR, "/desk/studio/things/YJS-007/repeal"),
    Place("studio: a clone", EDITOR, "/desk/studio/things/YJS-007/clone"),
    Place("studio: a draft with findings", EDITOR, "/desk/studio/entries/{case}/", "entry: draft"),
    Place("studio: an entry to approve", BUREAU, "/desk/studio/entries/{case}/", "entry: reviewed"),
    Place("studio: drafts to countersign", JOINT, "/desk/studio/?show=joint"),
    Place("studio: a draft to countersign", JOINT, "/desk/studio/entries/{case}/", "entry: reviewed"),
    Place("studio: a workbook to take in", EDITOR, "/desk/studio/entries/{case}/workbook", "entry: draft"),
    Place("studio: the thing itself", EDITOR, "/desk/studio/entries/{case}/thing/", "entry: draft"),
    Place("studio: a matter", EDITOR, "/desk/studio/entries/{case}/matters/M01/", "entry: draft"),
    Place("studio: a matter to read", BUREAU, "/desk/studio/entries/{case}/matters/M01/", "entry: reviewed"),
    Place(
        "studio: a new paper",
        EDITOR,
        "/desk/studio/entries/{case}/matters/M01/materials/new/",
        "entry: draft",
    ),
    Place(
        "studio: a form field", EDITOR, "/desk/studio/entries/{case}/matters/M01/fields/1/", "entry: draft"
    ),
    Place(
        "studio: a new form field",
        EDITOR,
        "/desk/studio/entries/{case}/matters/M01/fields/new/",
        "entry: draft",
    ),
    Place("studio: a question", EDITOR, "/desk/studio/entries/{case}/questions/entity/", "entry: draft"),
)


@dataclass(frozen=True)
class Town:
    """The cases behind the pages, and the token of everybody who looks."""

    cases: dict[str, str]
    tokens: dict[str, str]
    notice: str
    verified: str
    office: dict[str, str]

    def address_of(self, place: Place) -> str:
        """Return the address of a place with its case in it."""
        return place.address.format(
            case=self.cases.get(place.case, ""),
            notice=self.notice,
            verified=self.verified,
            **self.office,
        )


def build_town(stage: Stage) -> Town:
    """Bring one case to every state, over the interface."""
    cases = {
        "draft": begin(stage, answers=THREE),
        "licensed": begin(stage, answers=THREE | {"has_licence": "true"}),
        "submitted": submit(stage, answers=THREE),
        "correcting": correct(stage),
        "received": submit(stage),
        "shared out": share_out(stage, answers=THREE),
        "in review": share_out(stage),
        "ready": share_out(stage, answers=THREE),
        "refused": share_out(stage, answers=THREE),
        "issued": share_out(stage, answers=THREE),
        "delivered": share_out(stage),
        "told": share_out(stage, answers=THREE),
        "archived": share_out(stage),
        "put right": share_out(stage),
        "window draft": begin_at_window(stage),
    }
    cases |= draft_entries(stage)
    cases["shared data asked"] = _ask_for_data(stage)
    stage.anybody("window_clerk").post(f"/cases/{cases['received']}/receive")
    _bring_on(stage, cases=cases)
    results = stage.citizen().get(f"/cases/{cases['issued']}/results")["items"]
    return Town(
        cases=cases, tokens=_tokens(stage), notice=_find_notice(stage),
        verified=f"/verify/{results[0]['identifier']}", office=propose_papers(stage) | watch(stage),
    )  # fmt: skip


def _ask_for_data(stage: Stage) -> str:
    """Return a request of the market's steward that the authority has to check."""
    until = datetime.now(UTC).date() + timedelta(days=365)
    request = {
        "resource": "population", "items": ["name", "birth_date"], "matter": f"{THING}/M02", "purpose": "prefill",
        "explanation": "预填负责人信息，核对是否成年。", "until": until.isoformat(), "industry": "H62",
    }  # fmt: skip
    asked = stage.staff(unit=MARKET, post="data_steward").post("/exchange/grants", request)
    grant: str = asked["id"]
    return grant


def _bring_on(stage: Stage, *, cases: dict[str, str]) -> None:
    first = stage.citizen().get(f"/cases/{cases['in review']}")["steps"][0]
    reviewer = stage.staff(unit=MARKET, post="reviewer")
    reviewer.post(f"/steps/{first['id']}/start-review")
    question = {"unit": TOWN, "question": "这个地址在不在规划的商业区内？"}
    reviewer.post(f"/steps/{first['id']}/consult", question)
    to_applicant = {"question": "招牌用哪个名称？", "reason": "现场核查时才看到招牌。"}
    reviewer.post(f"/steps/{first['id']}/ask-applicant", to_applicant)
    cases["questioned"] = f"{cases['in review']}/steps/{first['id']}"
    asked = stage.staff(unit=TOWN, post="reviewer").get("/consultations")["items"]
    cases["asked"] = asked[0]["id"]
    for name in ("ready", "issued", "delivered", "told", "archived"):
        permit_all(stage, case_id=cases[name])
    refuse(stage, case_id=cases["refused"], matter=f"{THING}/M03")
    for name in ("issued", "delivered", "told", "archived"):
        confirm_and_issue(stage, case_id=cases[name])
    cases |= mean_to_revoke(stage, case_id=cases["told"])
    taken = {"method": "window", "recipient": CITIZEN["name"]}
    clerk = stage.anybody("window_clerk")
    for name in ("delivered", "archived"):
        clerk.post(f"/cases/{cases[name]}/deliver", taken)
    clerk.post(f"/cases/{cases['archived']}/archive")
    cases["archive"] = stage.anybody("archivist").get("/archives")["items"][0]["id"]
    cases["trained"] = stage.anybody("catalogue_approver").get("/training/staff")["items"][0]["person_id"]
    put_right(stage, case_id=cases["put right"])


def _tokens(stage: Stage) -> dict[str, str]:
    return {
        NOBODY: "",
        APPLICANT: stage.citizen().token,
        NEWCOMER: sign_in_citizen(stage.http, who="演示丁", phone="13900000004").token,
        CLERK: stage.staff(unit=WINDOW, post="window_clerk").token,
        REVIEWER: stage.staff(unit=MARKET, post="reviewer").token,
        CHIEF: stage.staff(unit=MARKET, post="decider").token,
        LEAD: stage.staff(unit=MARKET, post="lead_coordinator").token,
        EDITOR: stage.staff(unit=MARKET, post="catalogue_editor").token,
        BUREAU: stage.anybody("catalogue_approver").token,
        JOINT: stage.staff(unit=JOINT_DEPARTMENT, post="catalogue_editor").token,
        HEAD: stage.anybody("organ_head").token,
        STEWARD: stage.staff(unit=MARKET, post="data_steward").token,
        AUTHORITY: stage.anybody("data_authority").token,
        SUPERVISOR: stage.anybody("supervisor").token,
        ASKED: stage.staff(unit=TOWN, post="reviewer").token,
        AUDITOR: stage.anybody("ledger_auditor").token,
        ARCHIVIST: stage.anybody("archivist").token,
        HOST: stage.anybody("hearing_host").token,
    }


def _find_notice(stage: Stage) -> str:
    """Return the address of a one-time notice, as the page of the plan names it."""
    page = stage.http.get(f"/things/{THING}/plan?{ANSWERED}").text
    found = re.search(rf'href="(/things/{THING}/notice/[^"]+)"', page)
    assert found is not None
    return unescape(found.group(1))
