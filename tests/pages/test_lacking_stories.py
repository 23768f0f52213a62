"""容缺受理 through the pages: accepted with a paper to come; handed in later on the phone or at the window, or withdrawn."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from onething.cases.models.case import CaseMaterial
from onething.cases.queries.one_case import get_case
from onething.directory.contracts import Post
from onething.journey.demonstration_values import make_paper
from onething.journey.jobs import run_day_timers
from onething.notify.models import LocalMessage
from tests.factories.city import SMALL, begin_and_fill, carry_out_effects, permit, states, step_of
from tests.factories.seats import city, seat

__all__ = ["city", "seat"]
MARKET, PAPER = "市场监督管理局", "保证食品安全的规章制度(目录)"


def read(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:2500]
    return unescape(answer.content.decode())


class Story:
    """An application signed on the phone without the one paper that may come later; the window has it."""

    def __init__(self, city, seat):
        self.city, self.seat = city, seat
        citizen = city.citizen()
        self.case_id = begin_and_fill(city, citizen, SMALL)
        papers = get_case(citizen, case_id=self.case_id).plan["materials"]
        (self.key,) = [one["key"] for one in papers if one["is_deferrable"]]
        CaseMaterial.objects.filter(case_id=self.case_id, key=self.key).delete()
        self.portal, self.window = f"/cases/{self.case_id}/", f"/counter/cases/{self.case_id}/"
        self.sign(seat(Post.CITIZEN))

    def sign(self, applicant):
        address = f"{self.portal}review"
        page = read(applicant.post(address, follow=True))
        code = re.findall(r"码(\d{6})", LocalMessage.objects.order_by("sent_at").last().text)[-1]
        snapshot = re.search(r'name="snapshot" value="(\w{64})"', page).group(1)
        answer = applicant.post(address, {"sign": "1", "snapshot": snapshot, "code": code})
        assert answer.status_code == 302, read(answer)

    def at_window(self, *verbs):
        for verb in verbs:
            self.city.later(minutes=5)
            assert self.seat(Post.CLERK).post(self.window, {"verb": verb}).status_code == 302, verb

    def hand_in(self, client, base):
        self.city.later(minutes=5)
        paper = SimpleUploadedFile("制度.pdf", make_paper("制度"))
        answer = client.post(f"{base}materials/{self.key}/hand-in", {f"file-{self.key}": paper})
        assert answer.status_code == 302, read(answer)

    def run(self, *days):
        for day in days:
            self.city.at = datetime(2026, 3, day, 1, tzinfo=UTC)
            run_day_timers(at=self.city.at)


@pytest.fixture
def story(city, seat):
    return Story(city, seat)


def test_accepted_lacking_and_handed_in_on_the_phone(story, seat, city):
    clerk = seat(Post.CLERK)
    story.at_window("receive")
    page = read(clerk.get(story.window))
    assert 'value="accept_lacking"' in page
    assert 'value="accept"' not in page
    story.at_window("accept_lacking", "dispatch")
    assert f"补交{PAPER}" in read(seat(Post.CLERK).get(story.window))
    applicant = seat(Post.CITIZEN)
    assert PAPER in read(applicant.get(story.portal))
    permit(city, story.case_id, "M01")
    carry_out_effects(city)
    step, desk = step_of(story.case_id, "M02"), f"/desk/cases/{story.case_id}/"
    reviewer, decider = seat(Post.REVIEWER, MARKET), seat(Post.DECIDER, MARKET)
    reviewer.post(desk, {"step": str(step.id), "verb": "start_review"})
    page = read(decider.get(desk))
    assert f"补交“{PAPER}”，补交前不能签署拟准予" in page
    assert 'value="permit"' not in page
    story.hand_in(applicant, story.portal)
    assert f"补交“{PAPER}”" not in read(seat(Post.DECIDER, MARKET).get(desk))
    signed = {"step": str(step.id), "verb": "permit", f"reason_{step.number[-2:]}": "材料齐全，符合条件。"}
    assert decider.post(desk, signed).status_code == 302
    assert states(story.case_id)["M02"] == "ready"


def test_handed_in_at_the_window_before_it_is_shared_out(story, seat):
    story.at_window("receive", "accept_lacking")
    clerk = seat(Post.CLERK)
    assert f"{story.window}materials" in read(clerk.get(story.window))
    story.hand_in(clerk, story.window)
    page = read(clerk.get(story.window))
    assert f"补交{PAPER}" not in page
    story.at_window("dispatch")
    assert states(story.case_id)["case"] == "in_review"


def test_never_handed_in_the_acceptance_is_withdrawn_with_a_letter(story, seat, city):
    story.at_window("receive", "accept_lacking")
    with override_settings(UNSUPPLIED="withdraw_acceptance"):
        story.run(4, 10)
    carry_out_effects(city)
    applicant = seat(Post.CITIZEN)
    page = read(applicant.get(story.portal))
    assert "撤回受理决定书" in page
    letter = re.search(r'href="([^"]+/letters/[^"]+)"[^>]*>撤回受理决定书', page).group(1)
    assert applicant.get(letter)["Content-Type"] == "application/pdf"
    assert states(story.case_id)["case"] == "not_accepted"
