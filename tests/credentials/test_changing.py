"""Results after their issue: ended, or put right by a version of their own under the same number."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from onething.credentials import actions, queries
from onething.credentials.contracts import ResultState, Standing
from onething.credentials.models import Result
from onething.credentials.rules.correcting import correct_order
from onething.kernel.errors import Refusal
from onething.kernel.identifiers.licence_identifiers import check_licence_identifier
from onething.kernel.viewer import ANONYMOUS, SYSTEM
from tests.credentials.orders import AT, DAY, issue_one, make_order, prepare

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=3)
RIGHT = {"经营场所": "玉潭街道示例路2号"}


def ask(identifier):
    return queries.verify_identifier(ANONYMOUS, identifier=identifier, at=LATER)


def correct(card, corrections=RIGHT):
    issuance_id = uuid4()
    actions.plan_version(issuance_id=issuance_id, step_id=card.step_id, corrections=corrections, at=LATER)
    return issuance_id


def refused(code, act, *arguments, **named):
    with pytest.raises(Refusal) as found:
        act(*arguments, **named)
    assert found.value.code == code


@pytest.mark.parametrize("ended", [ResultState.REVOKED, ResultState.WITHDRAWN, ResultState.CANCELLED])
def test_what_ended_is_known_and_does_not_hold(ended):
    card = issue_one()
    actions.end_result(step_id=card.step_id, ended_as=ended, at=LATER)
    answer = ask(card.identifier)
    assert (answer.found, answer.valid, answer.status, answer.signature_ok) == (True, False, ended, True)
    assert answer.ended_on == DAY + timedelta(days=3)
    assert queries.find_result(SYSTEM, identifier=card.identifier).state is ended
    refused(
        "credentials.result.not_valid",
        actions.end_result,
        step_id=card.step_id,
        ended_as=ResultState.REVOKED,
        at=LATER,
    )
    refused("credentials.result.not_valid", correct, card)


def test_a_corrected_version_replaces_the_first_in_the_moment_it_is_real():
    card = issue_one()
    issuance_id = correct(card)
    prepare(issuance_id, at=LATER)
    assert ask(card.identifier).status is Standing.VALID  # until the new one is real
    assert actions.make_real(issuance_id=issuance_id, at=LATER)
    assert not actions.make_real(issuance_id=issuance_id, at=LATER)
    old, new = queries.list_results(SYSTEM, step_ids=[card.step_id])
    assert (old.version, old.state) == (1, ResultState.REPLACED)
    assert (new.version, new.state) == (2, ResultState.VALID)
    before, after = (check_licence_identifier(one.identifier) for one in (old, new))
    assert (before.serial, before.type_code, before.version) == (after.serial, after.type_code, "001")
    assert after.version == "002"
    assert new.issued_on == old.issued_on  # the validity is not made longer
    answer = ask(old.identifier)
    assert (answer.status, answer.replaced_by, answer.valid) == (Standing.REPLACED, new.identifier, False)
    assert ask(new.identifier).valid
    assert ask(new.identifier).data["number"] == ask(old.identifier).data["number"]
    assert queries.list_rows(SYSTEM, step_id=card.step_id) == [("经营场所", "玉潭街道示例路2号")]


def test_what_could_be_handed_over_at_a_moment_is_what_was_valid_then():
    card = issue_one()
    issuance_id = correct(card)
    prepare(issuance_id, at=LATER)
    actions.make_real(issuance_id=issuance_id, at=LATER)

    def versions(at):
        return [one.version for one in queries.list_results_at(SYSTEM, step_ids=[card.step_id], at=at)]

    assert versions(AT - timedelta(seconds=1)) == []
    assert versions(AT) == versions(LATER - timedelta(seconds=1)) == [1]
    assert versions(LATER) == [2]


def test_a_correction_swept_away_leaves_the_first_as_it_was():
    card = issue_one()
    issuance_id = correct(card)
    assert actions.discard_issuance(issuance_id=issuance_id, at=LATER) == 1
    assert ask(card.identifier).valid
    second = correct(card)
    assert Result.objects.get(issuance_id=second).version == 3  # no identifier is ever given twice


def test_only_what_is_printed_can_be_put_right():
    card = issue_one()
    refused("credentials.row.unknown", correct, card, {"有效期": "2099年"})
    refused("credentials.row.same", correct, card, {"经营场所": "玉潭街道示例路1号"})
    assert Result.objects.filter(step_id=card.step_id).count() == 1


def test_a_correction_changes_the_named_lines_and_nothing_else():
    rows = [["经营场所", "一号"], ["经营项目", "热食"], ["统一社会信用代码", "92430182XX0000035D"]]
    order = replace(
        make_order(data_key_id=uuid4()), data={"number": "1", "rows": rows, "public": [["经营项目", "热食"]]}
    )
    put_right = correct_order(order, corrections={"经营项目": "热食、冷食", "经营场所": "一号"})
    assert put_right.data == {
        "number": "1",
        "rows": [["经营场所", "一号"], ["经营项目", "热食、冷食"], rows[2]],
        "public": [["经营项目", "热食、冷食"]],
    }
    assert replace(put_right, data=order.data) == order
    refused("credentials.row.unknown", correct_order, order, corrections={"统一社会信用代码": "错"})
