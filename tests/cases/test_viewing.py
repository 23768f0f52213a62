"""What each post sees of a case (docs/decisions/0005), and that another's case does not exist."""

from dataclasses import replace

import pytest

from onething.cases.contracts.given import CorrectionItem
from onething.cases.models.case import Case
from onething.cases.queries.due import list_due_fuses, list_open_issuances
from onething.cases.queries.lists import list_cases
from onething.cases.queries.one_case import (
    get_applicant,
    get_case,
    get_material_file,
    get_step_case,
    list_case_acts,
    list_next_acts,
    list_step_ids,
)
from onething.cases.queries.scoping import scope_steps
from onething.cases.viewing import view_case
from onething.directory.contracts import Post
from onething.journey import flow
from onething.kernel.errors import Refusal
from onething.kernel.ids import new_id
from onething.kernel.viewer import ANONYMOUS, SYSTEM
from tests.factories.city import (
    ANSWERS,
    SMALL,
    City,
    begin_and_fill,
    dispatched,
    load_city,
    permit,
    refuse,
    step_of,
    submitted,
)

MARKET = "市场监督管理局"


class Scene:
    """A case in choosing (the licence 拟准予, the food permit 拟不予), a draft, and everybody who may look."""

    def __init__(self, city: City) -> None:
        self.city, self.citizen, self.stranger = city, city.citizen(1), city.citizen(2)
        self.case_id = dispatched(city, self.citizen, ANSWERS)
        permit(city, self.case_id, "M01")
        self.refused = "M03"
        refuse(city, self.case_id, self.refused)
        self.draft_id = begin_and_fill(city, self.citizen, SMALL)
        unit = step_of(self.case_id, "M01").unit.name
        other = step_of(self.case_id, self.refused).unit.name
        assert unit != other
        self.clerk, self.auditor = city.viewer(Post.CLERK), city.viewer(Post.AUDITOR)
        self.lead = city.viewer(Post.LEAD, Case.objects.get(id=self.case_id).lead_unit.name)
        self.licensing = city.viewer(Post.DECIDER, unit)
        self.refusing = city.viewer(Post.REVIEWER, other)

    def seen_by(self, viewer, case_id=None):
        return get_case(viewer, case_id=case_id or self.case_id)

    def reasons(self, viewer):
        return {step.matter_code[-3:]: step.reasons for step in self.seen_by(viewer).steps if step.reasons}


@pytest.fixture(scope="module")
def scene(standing_city: City) -> Scene:
    return Scene(standing_city)


def is_hidden(viewer, case_id):
    with pytest.raises(Refusal) as refused:
        get_case(viewer, case_id=case_id)
    assert refused.value.status == 404
    assert list_next_acts(viewer, case_id=case_id, at=City().at) == []
    assert list(list_step_ids(viewer, case_id=case_id)) == []
    return refused.value.code == "cases.case.unknown"


def test_applicant_window_and_system_see_the_whole_form(scene):
    mine = scene.seen_by(scene.citizen)
    assert len(mine.form) > 20
    assert mine.form["legal_rep_name"] == "演示乙"
    assert all(material.file_name == "材料.pdf" for material in mine.materials if material.asked)
    for viewer in (scene.clerk, SYSTEM):
        assert scene.seen_by(viewer).form == mine.form
        assert scene.seen_by(viewer).materials == mine.materials


def test_a_department_sees_what_its_own_matters_ask(scene):
    whole = scene.seen_by(scene.citizen)
    for viewer in (scene.licensing, scene.refusing):
        seen = scene.seen_by(viewer)
        own = {step.matter_code for step in seen.steps if step.unit_code == viewer.unit_code}
        asked = {field["key"] for field in whole.plan["form"] if own & set(field["asked_by"])}
        assert {field["key"] for field in seen.plan["form"]} == asked
        assert set(seen.form) == asked & set(whole.form)
        assert 0 < len(seen.form) < len(whole.form)
        assert {one.key for one in seen.materials} == {
            one.key for one in whole.materials if own & set(one.needed_by)
        }
        assert {one["key"] for one in seen.plan["materials"]} == {one.key for one in seen.materials}


def test_the_lead_sees_steps_clocks_and_opinions_and_no_form(scene):
    seen = scene.seen_by(scene.lead)
    assert (seen.form, seen.materials, seen.plan["form"], seen.plan["materials"]) == ({}, (), [], [])
    assert len(seen.steps) == 6
    assert all(step.clock.started_on for step in seen.steps if step.state != "waiting")
    assert set(scene.reasons(scene.lead)) == {"M01", scene.refused}


def test_reasons_of_a_permit_stay_inside_and_of_a_refusal_are_told(scene):
    assert set(scene.reasons(scene.citizen)) == {scene.refused}
    assert set(scene.reasons(scene.clerk)) == {scene.refused}
    assert set(scene.reasons(scene.licensing)) == {"M01"}
    assert set(scene.reasons(scene.refusing)) == {scene.refused}


def test_acts_carry_their_words_only_to_those_they_concern(scene):
    def told(viewer):
        return {act.verb for act in list_case_acts(viewer, case_id=scene.case_id) if act.personal}

    verbs = [act.verb for act in list_case_acts(scene.citizen, case_id=scene.case_id)]
    assert verbs == [act.verb for act in list_case_acts(scene.lead, case_id=scene.case_id)]
    assert verbs[:3] == ["begin", "submit", "receive"]
    assert told(scene.citizen) == told(scene.clerk) == {"refuse"}
    assert told(scene.licensing) == {"permit"}
    assert told(scene.refusing) == {"refuse"}
    assert told(scene.lead) == told(SYSTEM) == {"permit", "refuse"}


def test_another_persons_case_does_not_exist(scene):
    assert is_hidden(scene.stranger, scene.case_id)
    assert is_hidden(scene.stranger, new_id())
    assert is_hidden(ANONYMOUS, scene.case_id)
    assert list_cases(scene.stranger) == []
    for act in (lambda: get_step_case(scene.stranger, step_id=step_of(scene.case_id, "M01").id),
                lambda: list_case_acts(scene.stranger, case_id=scene.case_id)):  # fmt: skip
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.status == 404


def test_drafts_are_their_owners_alone(scene):
    assert scene.seen_by(scene.citizen, scene.draft_id).number is None
    for viewer in (scene.clerk, scene.lead, scene.licensing, scene.auditor, scene.stranger):
        assert is_hidden(viewer, scene.draft_id)


def test_the_auditor_and_departments_without_a_step_see_no_case(scene):
    assert is_hidden(scene.auditor, scene.case_id)
    outsider = replace(scene.licensing, unit_code="11430182XX0000999X")
    assert is_hidden(outsider, scene.case_id)


def test_another_lead_sees_nothing(scene):
    assert is_hidden(replace(scene.lead, unit_code="11430182XX0000999X"), scene.case_id)


def test_lists_show_nothing_personal_and_page_by_the_last_id(scene):
    rows = list_cases(scene.citizen)
    assert [row.id for row in rows] == [scene.draft_id, scene.case_id]
    assert "演示乙" not in repr(rows)
    assert [row.id for row in list_cases(scene.citizen, after=scene.draft_id)] == [scene.case_id]
    assert [row.id for row in list_cases(scene.citizen, limit=1)] == [scene.draft_id]
    assert [row.id for row in list_cases(scene.clerk)] == [scene.case_id]


def test_a_file_is_released_to_those_whose_matters_need_it(scene):
    for material in scene.seen_by(scene.citizen).materials:
        if not material.file_id:
            continue
        for viewer in (scene.licensing, scene.refusing):
            own = {
                step.matter_code for step in scene.seen_by(viewer).steps if step.unit_code == viewer.unit_code
            }
            if own & set(material.needed_by):
                assert get_material_file(viewer, case_id=scene.case_id, key=material.key) == material.file_id
            else:
                with pytest.raises(Refusal, match=r"cases\.material\.unknown"):
                    get_material_file(viewer, case_id=scene.case_id, key=material.key)


def test_steps_are_acted_on_by_their_own_department(scene):
    for viewer in (scene.licensing, scene.refusing):
        codes = set(scope_steps(viewer).values_list("unit__code", flat=True))
        assert codes == {viewer.unit_code}
    assert not scope_steps(scene.auditor).exists()
    assert not scope_steps(ANONYMOUS).exists()


def test_timers_queries_are_the_systems_alone(scene):
    far = step_of(scene.case_id, "M01").fuse_at
    assert list_due_fuses(SYSTEM, at=far) == [step_of(scene.case_id, "M01").id]
    assert get_applicant(SYSTEM, case_id=scene.case_id) == scene.citizen.person_id
    for viewer in (scene.citizen, scene.clerk, scene.lead, ANONYMOUS):
        assert list_due_fuses(viewer, at=far) == []
        assert list_open_issuances(viewer, case_id=scene.case_id) == []


@pytest.mark.django_db
def test_a_correction_is_told_to_the_applicant_and_the_window_only(db):
    city = load_city()
    citizen, clerk = city.citizen(), city.viewer(Post.CLERK)
    case_id = submitted(city, citizen, SMALL)
    flow.receive(clerk, case_id=case_id, at=city.later(minutes=1))
    item = CorrectionItem(place="form.enterprise_name", sentence="名称与核准文书不一致。")
    flow.ask_correction(clerk, case_id=case_id, items=[item], at=city.later(minutes=1))
    assert get_case(citizen, case_id=case_id).correction == (item,)
    assert get_case(clerk, case_id=case_id).correction == (item,)
    lead = city.viewer(Post.LEAD, get_case(clerk, case_id=case_id).lead_unit)
    assert view_case(lead, case=Case.objects.get(id=case_id)).correction == ()


@pytest.mark.django_db
def test_a_draft_that_was_never_submitted_stays_hidden_when_it_is_taken_back(db):
    city = load_city()
    citizen = city.citizen()
    case_id = begin_and_fill(city, citizen, SMALL)
    flow.withdraw(citizen, case_id=case_id, at=city.later(minutes=1))
    assert get_case(citizen, case_id=case_id).state == "withdrawn"
    assert is_hidden(city.viewer(Post.CLERK), case_id)
