"""Signing: a code for exactly what stands there (电子签名法 art. 13); a wrong try counts although it is refused."""

import re

import pytest

from onething.cases.queries.one_case import get_case
from onething.directory.contracts import Post
from onething.directory.models import Person, PhoneCode
from onething.journey import flow
from onething.journey.signing import prove_signature, request_signing_code
from onething.journey.signing_in import request_code, sign_in_citizen
from onething.kernel.errors import Refusal
from onething.notify.models import LocalMessage
from tests.factories.city import ANSWERS, CITIZEN, SMALL, City, begin_and_fill

WRONG = "directory.code.wrong"


@pytest.fixture
def draft(city: City):
    citizen = city.citizen()
    return city, citizen, begin_and_fill(city, citizen, SMALL)


def last_code():
    return re.search(r"码(\d{6})", LocalMessage.objects.latest("id").text)[1]


def other(code):
    return f"{(int(code) + 1) % 1_000_000:06d}"


def ask(draft):
    city, citizen, case_id = draft
    digest = request_signing_code(citizen, case_id=case_id, at=city.later(minutes=1))
    return digest, last_code()


def prove(draft, digest, code):
    city, citizen, case_id = draft
    return prove_signature(citizen, case_id=case_id, snapshot_sm3=digest, code=code, at=city.at)


def refused(act, *given, **more):
    with pytest.raises(Refusal) as refusal:
        act(*given, **more)
    return refusal.value.code


def test_a_right_code_signs_what_stands_there(draft):
    city, citizen, case_id = draft
    digest, code = ask(draft)
    assert re.fullmatch(r"[0-9a-f]{64}", digest)
    message = LocalMessage.objects.get()
    assert message.phone == CITIZEN["phone"]
    assert digest[:8] in message.text
    signature = prove(draft, digest, code)
    assert (signature.snapshot_sm3, signature.method) == (digest, "phone_code")
    assert flow.submit(citizen, case_id=case_id, signature=signature, at=city.at)
    assert get_case(citizen, case_id=case_id).state == "submitted"


def test_a_code_signs_once(draft):
    digest, code = ask(draft)
    prove(draft, digest, code)
    assert refused(prove, draft, digest, code) == WRONG


def test_a_wrong_code_is_counted_although_it_is_refused(draft):
    digest, code = ask(draft)
    for tried in range(1, 6):
        assert refused(prove, draft, digest, other(code)) == WRONG
        assert PhoneCode.objects.get().attempts == tried
    assert refused(prove, draft, digest, code) == WRONG
    digest, code = ask(draft)
    assert prove(draft, digest, code)


def test_a_code_is_for_one_digest(draft):
    digest, code = ask(draft)
    assert refused(prove, draft, "0" * 64, code) == WRONG
    assert prove(draft, digest, code)


@pytest.mark.parametrize("change", ["form", "material", "answers"])
def test_what_changed_after_signing_is_not_submitted(draft, change):
    city, citizen, case_id = draft
    digest, code = ask(draft)
    signature = prove(draft, digest, code)
    case = get_case(citizen, case_id=case_id)
    if change == "form":
        flow.fill(
            citizen, case_id=case_id, values={"enterprise_name": "另一家"}, revision=case.revision, at=city.at
        )
    elif change == "material":
        key = next(one.key for one in case.materials if one.file_id)
        flow.hand_in(
            citizen, case_id=case_id, key=key, name="新.pdf", content=b"%PDF-1.4\n%%EOF\n", at=city.at
        )
    else:
        answers = SMALL | {"eia_register": "true"}
        flow.change_answers(citizen, case_id=case_id, answers=answers, revision=case.revision, at=city.at)
    code = refused(flow.submit, citizen, case_id=case_id, signature=signature, at=city.at)
    assert code in ("cases.application.changed", "cases.application.incomplete")
    assert get_case(citizen, case_id=case_id).state == "draft"
    assert refused(prove, draft, digest, "000000") == WRONG


def test_the_digest_is_the_contents_and_nothing_else(draft):
    city, citizen, case_id = draft
    first, _code = ask(draft)
    case = get_case(citizen, case_id=case_id)
    same = {"enterprise_name": case.form["enterprise_name"]}
    flow.fill(citizen, case_id=case_id, values=same, revision=case.revision, at=city.at)
    assert ask(draft)[0] == first
    twin = begin_and_fill(city, citizen, ANSWERS)
    assert ask((city, citizen, twin))[0] != first


def test_an_incomplete_application_gets_no_code(city):
    citizen = city.citizen()
    case_id = flow.begin(citizen, thing="YJS-002", answers=SMALL, at=city.at)
    with pytest.raises(Refusal) as refusal:
        request_signing_code(citizen, case_id=case_id, at=city.at)
    assert refusal.value.code == "cases.application.incomplete"
    problems = refusal.value.facts["problems"]
    assert {problem["code"] for problem in problems} == {"cases.form.missing", "cases.material.missing"}
    assert not LocalMessage.objects.exists()


def test_nobody_signs_without_a_proved_identity(draft):
    city, citizen, case_id = draft
    Person.objects.filter(id=citizen.person_id).update(level=1)
    assert refused(request_signing_code, citizen, case_id=case_id, at=city.at) == "directory.level.needed"
    assert not LocalMessage.objects.exists()


def test_at_the_window_the_clerk_sees_paper_and_no_code_is_sent(city):
    clerk = city.viewer(Post.CLERK)
    person = CITIZEN | {"kind": "111"}
    begun = flow.begin_at_window(clerk, thing="YJS-002", answers=SMALL, person=person, at=city.at)
    draft = begin_and_fill(city, city.citizen(), SMALL)
    values = get_case(city.citizen(), case_id=draft).form
    revision = get_case(clerk, case_id=begun).revision
    flow.fill(clerk, case_id=begun, values=values, revision=revision, at=city.at)
    for material in get_case(clerk, case_id=begun).materials:
        if material.asked:
            flow.hand_in(
                clerk,
                case_id=begun,
                key=material.key,
                name="材料.pdf",
                content=b"%PDF-1.4\n%%EOF\n",
                at=city.at,
            )
    digest = request_signing_code(clerk, case_id=begun, at=city.at)
    signature = prove_signature(clerk, case_id=begun, snapshot_sm3=digest, code="", at=city.at)
    assert signature.method == "paper"
    assert not LocalMessage.objects.exists()
    assert flow.submit(clerk, case_id=begun, signature=signature, at=city.at)


def test_another_persons_case_is_signed_by_nobody_else(draft):
    city, _citizen, case_id = draft
    digest, code = ask(draft)
    stranger = city.citizen(2)
    assert refused(request_signing_code, stranger, case_id=case_id, at=city.at) == "cases.case.unknown"
    assert refused(prove, (city, stranger, case_id), digest, code) == "cases.case.unknown"
    assert PhoneCode.objects.get().attempts == 0
    assert prove(draft, digest, code)


def test_a_wrong_sign_in_code_is_counted_although_it_is_refused(city):
    request_code(phone="139 0000 0001", at=city.at)
    code = last_code()
    assert refused(sign_in_citizen, phone="13900000001", code=other(code), at=city.at) == WRONG
    assert PhoneCode.objects.get().attempts == 1
    assert sign_in_citizen(phone="13900000001", code=code, at=city.at).token
