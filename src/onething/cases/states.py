"""The table of moves: what the law lets happen to a case and to a step, who may do it, and what follows.

Buttons, the interface's `next_acts`, the guard of every action and docs/flow.md all come from here. The test's oracle
(tests/cases/law_table.py) is written by hand and does not read this file.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from onething.cases import words
from onething.cases.contracts.kinds import CaseState as C
from onething.cases.contracts.kinds import LetterKind as L
from onething.cases.contracts.kinds import StepState as S
from onething.directory.contracts import Post


class ClockEffect(StrEnum):
    """What a move does to the clock."""

    NONE = "none"
    PROMISE = "promise"  # the promised day of the case is fixed and told
    START = "start"  # the step's limits begin to run
    STOP = "stop"  # decided: the limits have done their work
    PAUSE = "pause"  # days that do not count begin
    RESUME = "resume"  # they are over: both limits are computed anew
    EXTEND = "extend"  # the statutory limit is made longer
    RECOUNT = "recount"  # the calendar changed: open days are counted again, a promise never becomes later


class Effect(StrEnum):
    """What follows a move after its transaction; journey/effects.py carries each out."""

    TELL_SUBMITTED = "applicant.submitted"
    TELL_PRECHECKED = "applicant.prechecked"
    TELL_RETURNED = "applicant.returned"
    TELL_RECEIVED = "applicant.received"
    TELL_NOT_ACCEPTED = "applicant.not_accepted"
    TELL_CORRECTION = "applicant.correction"
    TELL_ACCEPTED = "applicant.accepted"
    TELL_ACCEPTED_LACKING = "applicant.accepted_lacking"
    TELL_SUPPLIED = "applicant.supplied"
    TELL_UNSUPPLIED_SOON = "applicant.unsupplied_soon"
    TELL_UNSUPPLIED = "applicant.unsupplied"
    TELL_LAPSED = "applicant.lapsed"
    TELL_DEEMED_ACCEPTED = "applicant.deemed_accepted"
    TELL_UNCORRECTED_SOON = "applicant.uncorrected_soon"
    TELL_UNCORRECTED = "applicant.uncorrected"
    TELL_PAUSED = "applicant.paused"
    TELL_RESUMED = "applicant.resumed"
    ASK_RECUSAL = "unit.recusal"
    TELL_RECUSAL = "applicant.recusal"
    ASK_HEAD = "head.extension"
    TELL_EXTENDED = "applicant.extended"
    TELL_CONSULTED = "unit.consulted"
    TELL_QUESTION = "applicant.question"
    TELL_QUESTION_ANSWERED = "unit.question_answered"
    TELL_HEARING_RIGHT = "applicant.hearing_right"
    TELL_HEARING_DATE = "applicant.hearing_date"
    TELL_SLIP = "applicant.slip"
    TELL_SLIP_OBJECTED = "lead.slip_objected"
    TELL_VISIT = "applicant.visit"
    TELL_LEAD_VISIT = "lead.visit"
    TELL_MENDING = "applicant.mending"
    TELL_BROKEN = "applicant.broken"
    TELL_HEARING = "applicant.hearing"
    TELL_RESULT_ENDED = "applicant.result_ended"
    TELL_RESULT_CORRECTED = "applicant.result_corrected"
    TELL_LEAD_RESULT = "lead.result_changed"
    TELL_AFFECTED = "unit.affected"
    TELL_SUPERVISING_UNIT = "unit.handed_over"
    REPRINT_RESULT = "result.reprint"
    TELL_REFUSAL = "applicant.refusal"
    TELL_ISSUED = "applicant.issued"
    TELL_SENT = "applicant.sent"
    TELL_ARRIVED = "applicant.arrived"
    TELL_CAME_BACK = "applicant.came_back"
    TELL_HANDED_ON = "applicant.handed_on"
    TELL_ENDED = "applicant.ended"
    TELL_LEAD_FUSE = "lead.fuse"
    TELL_LEAD_UNDELIVERED = "lead.undelivered"
    HAND_TO_CARRIER = "parcel.hand_to_carrier"
    PREPARE_ISSUANCE = "issuance.prepare"
    RELEASE_OWN_DAY = "step.own_day"
    COMPLETE_ARCHIVE = "archive.complete"


@dataclass(frozen=True)
class Move:
    """One verb of the law: from which states, to which, by whom, on what ground."""

    verb: str
    sources: frozenset[str]
    target: str
    who: frozenset[Post]
    ground: str
    clock: ClockEffect = ClockEffect.NONE
    effects: tuple[Effect, ...] = ()
    places: frozenset[str] = frozenset({"here", "outside"})
    kinds: frozenset[str] | None = None
    letter: L | None = None
    # of the reviewers only whoever has the step in hand; what nobody has is taken in hand by it
    by_holder: bool = False
    by_another: bool = False  # nobody who took part in the review

    @property
    def label(self) -> str:
        """The verb in Chinese."""
        return words.VERBS[self.verb]

    def fits(self, *, kind: str, place: str) -> bool:
        """Whether a step of this kind, decided at this place, knows the verb at all."""
        return place in self.places and (self.kinds is None or kind in self.kinds)


NOWHERE: Final = "nowhere"
_HERE, _OUTSIDE = frozenset({"here"}), frozenset({"outside"})
_CITIZEN, _CLERK, _SYSTEM, _REVIEWER, _DECIDER, _LEAD, _HEADS = (
    Post.CITIZEN, Post.CLERK, Post.SYSTEM, Post.REVIEWER, Post.DECIDER, Post.LEAD, (Post.HEAD, Post.GOVERNMENT_HEAD),
)  # fmt: skip
_HOUSE = "house rule"
_LICENCE: Final = frozenset({"licence"})
ENDED: Final = (C.NOT_ACCEPTED, C.REFUSED, C.WITHDRAWN)
_ACCEPTED: Final = (C.ACCEPTED, C.IN_REVIEW, C.CHOOSING)
_DECIDED_BY_ORGAN: Final = frozenset(
    {"licence", "confirmation", "filing", "payment", "check", "public_service", "other_power"}
)


def _move(
    verb: str, sources: tuple[str, ...], target: str, who: tuple[Post, ...], ground: str, **more: Any
) -> Move:
    return Move(verb, frozenset(sources), target, frozenset(who), ground, **more)


def _stay(
    verb: str, states: tuple[str, ...], who: tuple[Post, ...], ground: str, **more: Any
) -> tuple[Move, ...]:
    """An act that changes what is known of a step and not its state."""
    return tuple(_move(verb, (state,), state, who, ground, **more) for state in states)


def _ending(verb: str, ground: str, letter: L) -> tuple[Move, ...]:
    """A decision that ends a valid licence: the law behind it is that of licences."""
    told = (Effect.TELL_RESULT_ENDED, Effect.TELL_LEAD_RESULT)
    return _stay(
        verb, (S.ISSUED,), (_DECIDER,), ground, places=_HERE, kinds=_LICENCE, effects=told, letter=letter
    )


_OPEN: Final = (S.PENDING, S.IN_REVIEW)


def _recusing(verb: str, *who: Post, **more: Any) -> tuple[Move, ...]:
    return _stay(verb, _OPEN, who, "公务员法 art. 76, 77", places=_HERE, kinds=_DECIDED_BY_ORGAN, **more)


_IN_THE_CASE: Final = (S.WAITING, S.PENDING, S.IN_REVIEW, S.READY, S.OPPOSED, S.ISSUING, S.ISSUED)
COUNTED: Final = (
    C.SUBMITTED, C.PRECHECKED, C.RECEIVED, C.CORRECTING, C.ACCEPTED, C.IN_REVIEW, C.CHOOSING, C.ISSUING, C.ISSUED,
    C.ON_THE_WAY,
)  # fmt: skip

# fmt: off
CASE_MOVES: Final[tuple[Move, ...]] = (
    _move("begin", (NOWHERE,), C.DRAFT, (_CITIZEN, _CLERK), "行政许可法 art. 29"),
    _move("submit", (C.DRAFT, C.RETURNED), C.SUBMITTED, (_CITIZEN, _CLERK), "行政许可法 art. 29, 31",
          effects=(Effect.TELL_SUBMITTED,)),
    _move("pass_precheck", (C.SUBMITTED,), C.PRECHECKED, (_CLERK,), _HOUSE,
          effects=(Effect.TELL_PRECHECKED,), letter=L.PRECHECK),
    _move("return_for_change", (C.SUBMITTED,), C.RETURNED, (_CLERK,), _HOUSE,
          effects=(Effect.TELL_RETURNED,), letter=L.RETURN),
    _move("receive", (C.SUBMITTED, C.PRECHECKED), C.RECEIVED, (_CLERK,), "行政许可法 art. 32",
          effects=(Effect.TELL_RECEIVED,), letter=L.RECEIPT),
    _move("accept", (C.RECEIVED,), C.ACCEPTED, (_CLERK,), "行政许可法 art. 32(5)",
          clock=ClockEffect.PROMISE, effects=(Effect.TELL_ACCEPTED,), letter=L.ACCEPTANCE),
    _move("accept_lacking", (C.RECEIVED,), C.ACCEPTED, (_CLERK,), _HOUSE,
          clock=ClockEffect.PROMISE, effects=(Effect.TELL_ACCEPTED_LACKING,), letter=L.ACCEPTANCE),
    _move("deem_accepted", (C.SUBMITTED, C.PRECHECKED, C.RECEIVED), C.ACCEPTED, (_SYSTEM,),
          "行政许可法 art. 32(4); 不动产登记暂行条例 art. 17",
          clock=ClockEffect.PROMISE, effects=(Effect.TELL_DEEMED_ACCEPTED,), letter=L.ACCEPTANCE),
    _move("not_accept", (C.SUBMITTED, C.PRECHECKED, C.RECEIVED), C.NOT_ACCEPTED, (_CLERK,), "行政许可法 art. 32(1)(2)(5), 78",
          effects=(Effect.TELL_NOT_ACCEPTED,), letter=L.NON_ACCEPTANCE),
    _move("ask_correction", (C.RECEIVED,), C.CORRECTING, (_CLERK,), "行政许可法 art. 32(4)", effects=(Effect.TELL_CORRECTION,),
          letter=L.CORRECTION),
    _move("correct", (C.CORRECTING,), C.RECEIVED, (_CITIZEN, _CLERK), "行政许可法 art. 32(4)(5)", effects=(Effect.TELL_RECEIVED,),
          letter=L.RECEIPT),
    _move("warn_uncorrected", (C.CORRECTING,), C.CORRECTING, (_SYSTEM,), _HOUSE, effects=(Effect.TELL_UNCORRECTED_SOON,)),
    _move("close_uncorrected", (C.CORRECTING,), C.WITHDRAWN, (_SYSTEM,), _HOUSE, effects=(Effect.TELL_UNCORRECTED,)),
    *(_move("supply", (state,), state, (_CITIZEN, _CLERK), _HOUSE, effects=(Effect.TELL_SUPPLIED,)) for state in _ACCEPTED),
    *(_move("warn_unsupplied", (state,), state, (_SYSTEM,), _HOUSE, effects=(Effect.TELL_UNSUPPLIED_SOON,))
      for state in _ACCEPTED),
    _move("revoke_acceptance", (C.ACCEPTED, C.IN_REVIEW), C.NOT_ACCEPTED, (_SYSTEM,), _HOUSE,
          effects=(Effect.TELL_UNSUPPLIED,), letter=L.LAPSE),
    _move("close_unsupplied", (C.ACCEPTED, C.IN_REVIEW), C.WITHDRAWN, (_SYSTEM,), _HOUSE, effects=(Effect.TELL_UNSUPPLIED,)),
    _move("dispatch", (C.ACCEPTED,), C.IN_REVIEW, (_CLERK,), "行政许可法 art. 26"),
    _move("await_choice", (C.IN_REVIEW, C.CHOOSING), C.CHOOSING, (_SYSTEM,), _HOUSE, effects=(Effect.TELL_REFUSAL,)),
    _move("mend", (C.CHOOSING,), C.IN_REVIEW, (_CITIZEN,), _HOUSE),
    _move("drop", (C.CHOOSING,), C.IN_REVIEW, (_CITIZEN,), _HOUSE),
    _move("end", (C.CHOOSING,), C.REFUSED, (_CITIZEN,), "行政许可法 art. 38", effects=(Effect.TELL_ENDED,)),
    _move("withdraw", (C.DRAFT, C.SUBMITTED, C.RETURNED, C.PRECHECKED, C.RECEIVED, C.CORRECTING, C.ACCEPTED, C.IN_REVIEW,
                       C.CHOOSING), C.WITHDRAWN, (_CITIZEN,), _HOUSE),
    *_stay("raise_point", (C.IN_REVIEW, C.CHOOSING), (_LEAD,), _HOUSE),
    *_stay("close_point", (C.IN_REVIEW, C.CHOOSING), (_LEAD, _REVIEWER, _DECIDER, _CLERK), _HOUSE),
    *_stay("record_meeting", (C.IN_REVIEW, C.CHOOSING), (_LEAD,), _HOUSE),
    *_stay("fix_slip", (C.ACCEPTED, C.IN_REVIEW), (_CLERK, _REVIEWER), _HOUSE, effects=(Effect.TELL_SLIP,)),
    *_stay("object_to_fix", (C.ACCEPTED, C.IN_REVIEW), (_CITIZEN,), _HOUSE, effects=(Effect.TELL_SLIP_OBJECTED,)),
    *_stay("set_visit", (C.IN_REVIEW, C.CHOOSING), (_LEAD, _REVIEWER), _HOUSE, effects=(Effect.TELL_VISIT,), letter=L.VISIT),
    *_stay("ask_another_day", (C.IN_REVIEW, C.CHOOSING), (_CITIZEN,), _HOUSE, effects=(Effect.TELL_LEAD_VISIT,)),
    _move("confirm", (C.IN_REVIEW,), C.ISSUING, (_LEAD,), "行政许可法 art. 26, 42", effects=(Effect.PREPARE_ISSUANCE,)),
    _move("issue", (C.ISSUING, C.IN_REVIEW), C.ISSUED, (_SYSTEM,), "行政许可法 art. 44", effects=(Effect.TELL_ISSUED,),
          letter=L.DELIVERY),
    _move("send", (C.ISSUED,), C.ON_THE_WAY, (_CLERK,), "行政许可法 art. 44", effects=(Effect.HAND_TO_CARRIER,)),
    _move("hand_to_carrier", (C.ON_THE_WAY,), C.ON_THE_WAY, (_SYSTEM,), _HOUSE, effects=(Effect.TELL_SENT,)),
    _move("arrive", (C.ON_THE_WAY,), C.DELIVERED, (_SYSTEM,), "行政许可法 art. 44", effects=(Effect.TELL_ARRIVED,)),
    _move("come_back", (C.ON_THE_WAY,), C.ISSUED, (_SYSTEM,), _HOUSE, effects=(Effect.TELL_CAME_BACK,)),
    _move("hand_on", (C.ISSUED,), C.ON_THE_WAY, (_CLERK,), "行政许可法 art. 44", effects=(Effect.TELL_HANDED_ON,)),
    _move("take_back", (C.ON_THE_WAY,), C.ISSUED, (_CLERK,), _HOUSE),
    *(_move("note_undelivered", (state,), state, (_SYSTEM,), "行政许可法 art. 44, 74", effects=(Effect.TELL_LEAD_UNDELIVERED,))
      for state in (C.ISSUED, C.ON_THE_WAY)),
    _move("deliver", (C.ISSUED, C.ON_THE_WAY), C.DELIVERED, (_CLERK, _CITIZEN), "行政许可法 art. 44"),
    *(_move("recount", (state,), state, (_SYSTEM,), "民法典 art. 203", clock=ClockEffect.RECOUNT) for state in COUNTED),
    _move("archive", (C.DELIVERED,), C.ARCHIVED, (_CLERK,), "国务院令716 art. 12",
          effects=(Effect.COMPLETE_ARCHIVE,)),
    *_stay("file_ended", ENDED, (_CLERK,), "国务院令716 art. 12", effects=(Effect.COMPLETE_ARCHIVE,)),
    _move("destroy", (C.ARCHIVED,), C.DESTROYED, (_SYSTEM,), "个人信息保护法 art. 47"),
    _move("destroy", ENDED, C.DESTROYED, (_SYSTEM,), "个人信息保护法 art. 47"),
)

STEP_MOVES: Final[tuple[Move, ...]] = (
    _move("open", (NOWHERE, S.WAITING), S.PENDING, (_SYSTEM,), "行政许可法 art. 42", clock=ClockEffect.START),
    _move("wait", (NOWHERE,), S.WAITING, (_SYSTEM,), _HOUSE),
    *_stay("claim", _OPEN, (_REVIEWER,), _HOUSE, by_holder=True),
    *_stay("assign", _OPEN, (_DECIDER,), _HOUSE),
    *_stay("return_to_pool", _OPEN, (_REVIEWER,), _HOUSE, by_holder=True),
    _move("start_review", (S.PENDING,), S.IN_REVIEW, (_REVIEWER,), "行政许可法 art. 34", kinds=_DECIDED_BY_ORGAN, by_holder=True),
    _move("permit_on_promise", (S.PENDING,), S.READY, (_DECIDER,), "行政许可法 art. 34", places=_HERE, kinds=_DECIDED_BY_ORGAN),
    *_stay("withdraw_promise", (S.WAITING, S.PENDING), (_CITIZEN,), _HOUSE, places=_HERE, kinds=_DECIDED_BY_ORGAN),
    *_stay("check_promise", (S.ISSUED,), (_REVIEWER,), "行政许可法 art. 61", places=_HERE, kinds=_DECIDED_BY_ORGAN),
    *_stay("order_mending", (S.ISSUED,), (_DECIDER,), _HOUSE, places=_HERE, kinds=_DECIDED_BY_ORGAN,
           effects=(Effect.TELL_MENDING,), letter=L.MENDING),
    *_stay("break_promise", (S.ISSUED,), (_DECIDER,), "行政许可法 art. 69", places=_HERE, kinds=_DECIDED_BY_ORGAN,
           effects=(Effect.TELL_BROKEN,)),
    *_stay("repair_record", (S.ISSUED,), (_DECIDER,), _HOUSE, places=_HERE, kinds=_DECIDED_BY_ORGAN),
    *_stay("propose_correction", (S.ISSUED,), (_REVIEWER,), _HOUSE, places=_HERE, kinds=_DECIDED_BY_ORGAN),
    *_stay("propose_ending", (S.ISSUED,), (_REVIEWER,), "行政许可法 art. 8, 69, 70", places=_HERE, kinds=_LICENCE),
    *_stay("tell_holder", (S.ISSUED,), (_DECIDER,), "行政许可法 art. 7", places=_HERE, kinds=_LICENCE,
           effects=(Effect.TELL_HEARING,), letter=L.HEARING),
    *_stay("answer_change", (S.ISSUED,), (_CITIZEN, _REVIEWER), "行政许可法 art. 7", places=_HERE, kinds=_LICENCE),
    *_stay("decline_change", (S.ISSUED,), (_DECIDER,), _HOUSE, places=_HERE, kinds=_DECIDED_BY_ORGAN),
    *_ending("revoke_result", "行政许可法 art. 69", L.REVOCATION),
    *_ending("withdraw_result", "行政许可法 art. 8", L.WITHDRAWAL),
    *_ending("cancel_result", "行政许可法 art. 70", L.CANCELLATION),
    *_stay("correct_result", (S.ISSUED,), (_DECIDER,), _HOUSE, places=_HERE, kinds=_DECIDED_BY_ORGAN,
           effects=(Effect.REPRINT_RESULT,)),
    *_stay("replace_result", (S.ISSUED,), (_SYSTEM,), _HOUSE, places=_HERE, kinds=_DECIDED_BY_ORGAN,
           effects=(Effect.TELL_RESULT_CORRECTED, Effect.TELL_LEAD_RESULT), letter=L.RESULT_CORRECTION),
    *_stay("mark_affected", _IN_THE_CASE, (_SYSTEM,), _HOUSE, effects=(Effect.TELL_AFFECTED,)),
    *_stay("settle_affected", _IN_THE_CASE, (_REVIEWER,), _HOUSE),
    *_stay("tick_review_points", (S.IN_REVIEW,), (_REVIEWER,), "行政许可法 art. 34", places=_HERE, kinds=_DECIDED_BY_ORGAN,
           by_holder=True),
    *_stay("record_check", (S.IN_REVIEW,), (_REVIEWER,), "行政许可法 art. 34", places=_HERE, kinds=_DECIDED_BY_ORGAN,
           by_holder=True),
    *_stay("confirm_check", (S.IN_REVIEW,), (_REVIEWER,), "行政许可法 art. 34", places=_HERE, kinds=_DECIDED_BY_ORGAN),
    *_stay("hand_to_supervision", (S.ISSUED,), (_SYSTEM,), _HOUSE, effects=(Effect.TELL_SUPERVISING_UNIT,)),
    *_stay("confirm_supervision", (S.ISSUED,), (_REVIEWER,), "行政许可法 art. 61"),
    *_recusing("declare_interest", _REVIEWER, _DECIDER),
    *_recusing("order_recusal", _DECIDER),
    *_recusing("ask_recusal", _CITIZEN, effects=(Effect.ASK_RECUSAL,)),
    *_recusing("grant_recusal", _DECIDER, Post.HEAD, effects=(Effect.TELL_RECUSAL,)),
    *_recusing("decline_recusal", _DECIDER, Post.HEAD, effects=(Effect.TELL_RECUSAL,)),
    *_stay("record_fact", _OPEN, (_CLERK, _REVIEWER), _HOUSE),
    _move("permit", (S.IN_REVIEW,), S.READY, (_DECIDER,), "行政许可法 art. 34, 38", places=_HERE, kinds=_DECIDED_BY_ORGAN,
          by_another=True),
    _move("refuse", (S.IN_REVIEW,), S.OPPOSED, (_DECIDER,), "行政许可法 art. 38", places=_HERE, kinds=_DECIDED_BY_ORGAN,
          by_another=True),
    _move("propose_pause", (S.IN_REVIEW,), S.IN_REVIEW, (_REVIEWER,), "行政许可法 art. 45", places=_HERE, kinds=_DECIDED_BY_ORGAN,
          by_holder=True),
    _move("approve_pause", (S.IN_REVIEW,), S.IN_REVIEW, (_DECIDER,), "行政许可法 art. 45", places=_HERE, kinds=_DECIDED_BY_ORGAN,
          clock=ClockEffect.PAUSE, effects=(Effect.TELL_PAUSED,), letter=L.PROCEDURE),
    _move("decline_pause", (S.IN_REVIEW,), S.IN_REVIEW, (_DECIDER,), _HOUSE, places=_HERE, kinds=_DECIDED_BY_ORGAN),
    _move("resume", (S.IN_REVIEW,), S.IN_REVIEW, (_REVIEWER, Post.HEARING_HOST), "行政许可法 art. 45", places=_HERE,
          kinds=_DECIDED_BY_ORGAN,
          clock=ClockEffect.RESUME, effects=(Effect.TELL_RESUMED,), by_holder=True),
    *_stay("ask_applicant", (S.IN_REVIEW,), (_REVIEWER,), _HOUSE, places=_HERE, kinds=_DECIDED_BY_ORGAN, by_holder=True,
           effects=(Effect.TELL_QUESTION,)),
    *_stay("answer_question", (S.IN_REVIEW,), (_CITIZEN, _CLERK), _HOUSE, places=_HERE, kinds=_DECIDED_BY_ORGAN,
           effects=(Effect.TELL_QUESTION_ANSWERED,)),
    *_stay("tell_hearing_right", (S.IN_REVIEW,), (_REVIEWER,), "行政许可法 art. 47", places=_HERE, kinds=_LICENCE, by_holder=True,
           effects=(Effect.TELL_HEARING_RIGHT,), letter=L.HEARING_RIGHT),
    *_stay("ask_hearing", (S.IN_REVIEW,), (_CITIZEN,), "行政许可法 art. 47", places=_HERE, kinds=_LICENCE),
    *_stay("waive_hearing", (S.IN_REVIEW,), (_CITIZEN,), _HOUSE, places=_HERE, kinds=_LICENCE),
    *_stay("set_hearing", (S.IN_REVIEW,), (Post.HEARING_HOST,), "行政许可法 art. 48", places=_HERE, kinds=_DECIDED_BY_ORGAN,
           effects=(Effect.TELL_HEARING_DATE,), letter=L.HEARING_DATE),
    _move("ask_extension", (S.IN_REVIEW,), S.IN_REVIEW, (_REVIEWER, _DECIDER), "行政许可法 art. 42", places=_HERE,
          kinds=_LICENCE, effects=(Effect.ASK_HEAD,), by_holder=True),
    _move("extend", (S.IN_REVIEW,), S.IN_REVIEW, _HEADS, "行政许可法 art. 42", places=_HERE, kinds=_LICENCE,
          clock=ClockEffect.EXTEND, effects=(Effect.TELL_EXTENDED,), letter=L.EXTENSION),
    _move("decline_extension", (S.IN_REVIEW,), S.IN_REVIEW, _HEADS, _HOUSE, places=_HERE, kinds=_LICENCE),
    *_stay("name_visitors", _OPEN, (_REVIEWER,), "行政许可法 art. 34", places=_HERE, kinds=_DECIDED_BY_ORGAN, by_holder=True),
    *_stay("consult", (S.IN_REVIEW,), (_REVIEWER,), _HOUSE, places=_HERE, kinds=_DECIDED_BY_ORGAN, by_holder=True),
    *_stay("answer_consultation", (S.IN_REVIEW,), (_REVIEWER,), _HOUSE, places=_HERE, kinds=_DECIDED_BY_ORGAN),
    *_stay("file_expert_opinion", (S.IN_REVIEW,), (_REVIEWER,), _HOUSE, places=_HERE, kinds=_DECIDED_BY_ORGAN, by_holder=True),
    *_stay("withdraw_consultation", (S.IN_REVIEW,), (_REVIEWER,), _HOUSE, places=_HERE, kinds=_DECIDED_BY_ORGAN,
           by_holder=True),
    *_stay("waive_consultations", (S.IN_REVIEW,), (_DECIDER,), _HOUSE, places=_HERE, kinds=_DECIDED_BY_ORGAN, by_another=True),
    _move("record_result", (S.PENDING, S.IN_REVIEW), S.READY, (_REVIEWER,), _HOUSE, places=_OUTSIDE, by_holder=True),
    _move("record_refusal", (S.PENDING, S.IN_REVIEW), S.OPPOSED, (_REVIEWER,), _HOUSE, places=_OUTSIDE, by_holder=True),
    _move("reopen", (S.OPPOSED,), S.PENDING, (_CITIZEN,), _HOUSE),
    _move("drop", (S.OPPOSED,), S.DROPPED, (_CITIZEN,), _HOUSE),
    _move("decide_refusal", (S.OPPOSED,), S.REFUSED, (_SYSTEM,), "行政许可法 art. 38", clock=ClockEffect.STOP, letter=L.REFUSAL),
    _move("lapse", (S.WAITING, S.PENDING, S.IN_REVIEW), S.ENDED, (_SYSTEM,), _HOUSE,
          clock=ClockEffect.STOP, effects=(Effect.TELL_LAPSED,)),
    _move("end", (S.WAITING, S.PENDING, S.IN_REVIEW, S.READY, S.OPPOSED), S.ENDED, (_SYSTEM,), _HOUSE, clock=ClockEffect.STOP),
    _move("take_up", (S.READY,), S.ISSUING, (_LEAD, _SYSTEM), "行政许可法 art. 26, 42"),
    _move("release", (S.READY,), S.ISSUING, (_SYSTEM,), "行政许可法 art. 44", effects=(Effect.PREPARE_ISSUANCE,)),
    _move("separate", (S.READY,), S.ISSUING, (_CITIZEN,), "行政许可法 art. 44", effects=(Effect.PREPARE_ISSUANCE,)),
    _move("fuse", (S.READY,), S.ISSUING, (_SYSTEM,), "行政许可法 art. 42",
          effects=(Effect.PREPARE_ISSUANCE, Effect.TELL_LEAD_FUSE)),
    _move("issue", (S.ISSUING,), S.ISSUED, (_SYSTEM,), "行政许可法 art. 38, 44", clock=ClockEffect.STOP, letter=L.PERMISSION),
)
# fmt: on

UNSENT_CASE_STATES: Final = frozenset({C.DRAFT, C.RETURNED})
UNANSWERED_CASE_STATES: Final = frozenset({C.SUBMITTED, C.PRECHECKED, C.RECEIVED})
# What is written by these stays inside the departments: the applicant and the window are shown the act without its words.
INSIDE_VERBS: Final = frozenset(
    {"permit", "return_to_pool", "raise_point", "close_point", "record_meeting", "propose_pause", "decline_pause",
     "ask_extension", "decline_extension", "propose_correction", "propose_ending", "decline_change", "mark_affected",
     "settle_affected", "consult", "answer_consultation", "file_expert_opinion", "withdraw_consultation",
     "waive_consultations", "tick_review_points", "record_check", "confirm_check",
     "declare_interest", "order_recusal"}
)  # fmt: skip
# What these write holds fields of the form: the lead, who sees no form, is shown the act without its words.
FORM_VERBS: Final = frozenset({"fix_slip"})
GONE_STEP_STATES: Final = frozenset({S.DROPPED, S.ENDED, S.REFUSED})
GRANTED_STEP_STATES: Final = frozenset({S.READY, S.ISSUING, S.ISSUED})


def find_move(moves: tuple[Move, ...], *, verb: str, state: str) -> Move | None:
    """The move of this verb out of this state, or None when the law has none."""
    return next((move for move in moves if move.verb == verb and state in move.sources), None)


def list_moves(moves: tuple[Move, ...], *, state: str, post: Post) -> list[Move]:
    """Every move this post may make out of this state."""
    return [move for move in moves if state in move.sources and post in move.who]
