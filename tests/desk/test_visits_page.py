"""One visit for all, through the pages: the lead sets it, a department names who comes, the applicant asks for another date."""

from django.core.files.uploadedfile import SimpleUploadedFile

from onething.cases.models.step import Step
from onething.directory.contracts import Post
from onething.journey.demonstration_values import make_paper
from onething.journey.ways import examining
from tests.factories.city import SMALL, dispatched, states, step_of
from tests.factories.living import list_reviewers
from tests.pages.test_law_stories import MARKET, read, send

WHEN = {
    "visit_day": "2026-03-02",
    "visit_clock": "15:00",
    "visit_place": "玉潭街道1号",
    "visit_subject": "看后厨和通道。",
}


def test_set_by_the_lead_asked_anew_by_the_applicant_recorded_and_permitted(city, seat):
    case_id = dispatched(city, city.citizen(), SMALL)
    step = step_of(case_id, "M01")
    Step.objects.filter(id=step.id).update(site_visit=True)
    lead, applicant = seat(Post.LEAD, MARKET), seat(Post.CITIZEN)
    reviewer, decider = seat(Post.REVIEWER, MARKET), seat(Post.DECIDER, MARKET)
    board, own = f"/desk/lead/cases/{case_id}/", f"/cases/{case_id}/"
    sent = {"verb": "set_visit"} | {f"{name}_case": text for name, text in WHEN.items()}
    early = read(lead.post(board, sent), 422)
    assert "玉潭街道1号" in early  # nothing typed is lost
    assert "要提前告知申请人" in early
    assert lead.post(board, sent | {"visit_day_case": "2026-03-05"}).status_code == 302
    told = read(applicant.get(own))
    assert "2026年3月5日（周四）15:00，到玉潭街道1号" in told
    assert "现场核查通知书" in told
    assert applicant.get(f"{own}letters/visit").headers["Content-Type"].endswith("pdf")
    assert "请写明理由" in read(applicant.post(f"{own}another-day", {"wish": ""}), 422)
    assert applicant.post(f"{own}another-day", {"wish": "今天下午就可以。"}).status_code == 302
    assert "申请人申请改时间：今天下午就可以。" in read(lead.get(board))
    assert "这个时间不方便" not in read(applicant.get(own))
    send(reviewer, step, "start_review")
    assert send(reviewer, step, "set_visit", visit_agreed="true", **WHEN).status_code == 302
    first, second = list_reviewers(MARKET)
    people = [str(first.person_id), str(second.person_id)]
    alone = {"step": str(step.id), "verb": "name_visitors", f"visitors_{step.number[-2:]}": people[:1]}
    assert "两名以上" in read(reviewer.post(f"/desk/cases/{case_id}/", alone), 422)
    both = alone | {f"visitors_{step.number[-2:]}": people}
    assert reviewer.post(f"/desk/cases/{case_id}/", both).status_code == 302
    assert 'value="permit"' not in read(decider.get(f"/desk/cases/{case_id}/"))
    ending = step.number[-2:]
    found = {
        "step": str(step.id),
        "verb": "record_check",
        f"two_on_{ending}": "2026-03-02",
        f"two_second_{ending}": people[1],
        f"two_findings_{ending}": "后厨和通道符合要求。",
        f"two_photo_1_{ending}": SimpleUploadedFile("现场.pdf", make_paper("现场")),
    }
    assert reviewer.post(f"/desk/cases/{case_id}/", found).status_code == 302
    examining.confirm_check(second, step_id=step.id, at=city.later(minutes=1))
    assert send(decider, step, "permit", reason="现场符合条件。").status_code == 302
    assert states(case_id)["M01"] == "ready"
