"""Letters over HTTP: PDF for those they are written to, a sentence for everybody else; the hand-over that they print."""

from tests.factories.city import CITIZEN
from tests.openapi.people import Hall, check_problem


def test_a_letter_is_a_pdf_that_nobody_keeps_in_a_cache(hall: Hall):
    person = hall.citizen()
    case_id = hall.dispatched(person)
    for kind in ("receipt", "acceptance"):
        answer = person.send("GET", f"/cases/{case_id}/letters/{kind}")
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.content.startswith(b"%PDF")
        assert (
            answer.content
            == hall.staff("window_clerk").send("GET", f"/cases/{case_id}/letters/{kind}").content
        )


def test_there_is_a_sentence_for_what_does_not_exist(hall: Hall):
    person = hall.citizen()
    case_id = hall.submitted(person)
    early = person.send("GET", f"/cases/{case_id}/letters/receipt")
    assert (early.status_code, check_problem(early)["code"]) == (404, "journey.letter.none")
    assert person.send("GET", f"/cases/{case_id}/letters/love").status_code == 422
    wrong = hall.anybody.send("GET", "/notices/YJS-002")
    assert check_problem(wrong)["code"] == "planning.notice.code"


def test_a_proxy_takes_the_results_and_shows_a_paper(hall: Hall):
    person, clerk = hall.citizen(), hall.staff("window_clerk")
    case_id = hall.issued(person)
    stranger = {"method": "window", "recipient": "演示丙"}
    refused = clerk.follow(case_id, "deliver", stranger, status=422)
    assert (refused["code"], refused["field"]) == ("cases.handover.not_the_applicant", "recipient")
    proxy = stranger | {"relation": "proxy"}
    refused = clerk.follow(case_id, "deliver", proxy, status=422)
    assert (refused["code"], refused["field"]) == ("cases.handover.paper_missing", "document_number")
    paper = {"document_kind": "111", "document_number": "430124190001010021"}
    assert clerk.follow(case_id, "deliver", proxy | paper)["state"] == "delivered"
    handover = person.get(f"/cases/{case_id}")["handover"]
    assert (handover["recipient"], handover["relation"]) == ("演示丙", "proxy")
    assert handover["document_masked"] == "430*************21"


def test_whoever_takes_them_as_the_applicant_is_the_applicant(hall: Hall):
    person, clerk = hall.citizen(), hall.staff("window_clerk")
    case_id = hall.issued(person)
    clerk.follow(case_id, "deliver", {"method": "electronic", "recipient": CITIZEN["name"]})
    assert person.get(f"/cases/{case_id}")["handover"]["method"] == "electronic"


def test_mending_without_a_word_is_refused_as_on_the_page(hall: Hall):
    person = hall.citizen()
    case_id = hall.dispatched(person)
    hall.refuse(case_id, person.get(f"/cases/{case_id}")["steps"][0])
    for body in ({}, {"explanation": " 改了 "}):
        refused = person.follow(case_id, "mend", body, status=422)
        assert (refused["code"], refused["field"]) == ("cases.explanation.missing", "explanation")
    assert person.get(f"/cases/{case_id}")["state"] == "choosing"
