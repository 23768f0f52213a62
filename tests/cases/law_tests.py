"""Which tests live a move on the real actions: each row of docs/law.md names them. File under tests/ and test, by move."""

MAIN, OVERDUE, TIMING = "journey/test_main_way.py", "journey/test_overdue.py", "journey/test_timing.py"
PROMISING, CHOOSING, COORDINATING = (
    "journey/test_promising.py", "journey/test_choosing.py", "journey/test_coordinating.py",
)  # fmt: skip
PRECHECK, HOLDING, LETTERS, OUTSIDE = (
    "journey/test_precheck.py", "journey/test_holding.py", "journey/test_letters.py", "journey/test_outside.py",
)  # fmt: skip
CHANGING = "journey/test_changing.py"
SUPERVISED = "journey/test_supervised.py"
HEARING = "journey/test_hearing.py"
SLIPS = "journey/test_slips.py"
QUESTIONING = "journey/test_questioning.py"
CONSULTING, VISITING = "journey/test_consulting.py", "journey/test_visiting.py"


EXAMINING, RECUSING = "journey/test_examining.py", "journey/test_recusing.py"
DEFERRING, DELIVERING = "journey/test_deferring.py", "journey/test_delivering.py"
NEXT = "openapi/test_next_acts.py"
WALKS = (MAIN, "test_confirmed_together_all_results_become_real_at_once")
EVERYTHING = (NEXT, "test_everything_that_is_next_can_be_done")

TESTS: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {
    ("case", "begin"): (EVERYTHING,),
    ("case", "submit"): (
        EVERYTHING,
        (PROMISING, "test_nothing_is_submitted_with_another_text_than_the_published_one"),
    ),
    ("case", "pass_precheck"): ((PRECHECK, "test_passed_and_received"),),
    ("case", "return_for_change"): ((PRECHECK, "test_sent_back_once_and_unchanged_it_must_be_taken"),),
    ("case", "receive"): (
        EVERYTHING,
        (LETTERS, "test_the_receipt_says_what_was_received_when_where_and_what_comes_next"),
    ),
    ("case", "accept"): (EVERYTHING, (LETTERS, "test_the_acceptance_notice_explains_the_promised_day")),
    ("case", "deem_accepted"): (
        (OVERDUE, "test_who_is_told_nothing_for_five_days_is_accepted_from_the_receipt"),
    ),
    ("case", "not_accept"): ((LETTERS, "test_the_decision_not_to_accept_gives_reasons_and_remedies"),),
    ("case", "ask_correction"): ((OVERDUE, "test_a_second_notice_is_refused"),),
    ("case", "correct"): ((OVERDUE, "test_after_corrections_the_five_days_run_anew_from_their_receipt"),),
    ("case", "warn_uncorrected"): (
        (OVERDUE, "test_who_does_not_correct_is_warned_and_then_closed_each_once"),
    ),
    ("case", "close_uncorrected"): (
        (OVERDUE, "test_who_does_not_correct_is_warned_and_then_closed_each_once"),
    ),
    ("case", "dispatch"): (
        EVERYTHING,
        (MAIN, "test_serial_steps_wait_for_the_licence_and_start_when_it_is_ready"),
    ),
    ("case", "await_choice"): ((MAIN, "test_two_refusals_are_chosen_one_by_one"),),
    ("case", "mend"): ((CHOOSING, "test_a_changed_field_is_signed_again_before_the_department_looks_again"),),
    ("case", "drop"): ((CHOOSING, "test_dropping_makes_the_plan_anew_and_says_so_before"),),
    ("case", "end"): ((MAIN, "test_a_refusal_leaves_nothing_issued_and_the_applicant_ends"),),
    ("case", "withdraw"): ((MAIN, "test_withdrawn_before_decision_and_not_after"),),
    ("case", "raise_point"): (
        (COORDINATING, "test_a_blocking_point_holds_the_confirmation_until_its_owner_closes_it"),
    ),
    ("case", "close_point"): (
        (COORDINATING, "test_a_blocking_point_holds_the_confirmation_until_its_owner_closes_it"),
    ),
    ("case", "record_meeting"): (
        (COORDINATING, "test_what_the_departments_say_among_themselves_stays_inside"),
    ),
    ("case", "confirm"): (WALKS, (MAIN, "test_nothing_is_confirmed_while_anything_is_open")),
    ("case", "issue"): (WALKS,),
    ("case", "accept_lacking"): ((DEFERRING, "test_accepted_with_what_is_missing_and_until_when"),),
    ("case", "supply"): ((DEFERRING, "test_no_opinion_and_no_result_before_the_paper_came"),),
    ("case", "warn_unsupplied"): (
        (DEFERRING, "test_reminded_once_and_then_what_needs_it_lapses_with_all_that_rests_on_it"),
    ),
    ("case", "revoke_acceptance"): (
        (DEFERRING, "test_before_the_departments_have_it_the_whole_application_ends_as_the_house_has_it"),
    ),
    ("case", "close_unsupplied"): (
        (DEFERRING, "test_before_the_departments_have_it_the_whole_application_ends_as_the_house_has_it"),
    ),
    ("step", "lapse"): (
        (DEFERRING, "test_reminded_once_and_then_what_needs_it_lapses_with_all_that_rests_on_it"),
    ),
    ("case", "send"): ((DELIVERING, "test_posted_tracked_and_delivered_when_the_carrier_says_so"),),
    ("case", "hand_to_carrier"): (
        (DELIVERING, "test_posted_tracked_and_delivered_when_the_carrier_says_so"),
    ),
    ("case", "arrive"): ((DELIVERING, "test_posted_tracked_and_delivered_when_the_carrier_says_so"),),
    ("case", "come_back"): (
        (DELIVERING, "test_what_comes_back_is_at_the_window_again_and_can_be_posted_again"),
    ),
    ("case", "hand_on"): ((DELIVERING, "test_another_halls_window_hands_out_against_a_signature"),),
    ("case", "take_back"): (
        (DELIVERING, "test_a_parcel_that_went_astray_is_taken_back_and_no_carrier_delivers_it_afterwards"),
    ),
    ("case", "note_undelivered"): (
        (DELIVERING, "test_the_laws_ten_days_are_seen_and_noted_once_when_missed"),
    ),
    ("case", "deliver"): ((MAIN, "test_delivered_and_archived"),),
    ("case", "recount"): (
        ("journey/test_recounting.py", "test_a_new_holiday_makes_limits_longer_and_no_promise"),
    ),
    ("case", "file_ended"): (
        ("journey/test_archiving.py", "test_what_came_to_nothing_is_filed_once_and_keeps_its_outcome"),
    ),
    ("case", "archive"): ((MAIN, "test_delivered_and_archived"),),
    ("case", "destroy"): (
        (
            "journey/test_destroying.py",
            "test_after_the_destruction_nothing_of_the_case_can_be_read_and_the_ledger_is_whole",
        ),
    ),
    ("step", "wait"): ((MAIN, "test_serial_steps_wait_for_the_licence_and_start_when_it_is_ready"),),
    ("step", "open"): ((MAIN, "test_clocks_of_parallel_and_serial_steps"),),
    ("step", "claim"): ((HOLDING, "test_what_one_has_claimed_the_other_is_not_offered_and_may_not_touch"),),
    ("step", "assign"): (
        (HOLDING, "test_the_head_assigns_also_what_another_has_in_hand_but_only_to_a_reviewer_of_the_unit"),
    ),
    ("step", "return_to_pool"): ((HOLDING, "test_given_back_with_the_reason_another_takes_it"),),
    ("step", "start_review"): (EVERYTHING,),
    ("step", "permit_on_promise"): (
        (PROMISING, "test_decided_at_once_on_its_own_day_and_checked_within_sixty_working_days"),
    ),
    ("step", "withdraw_promise"): (
        (PROMISING, "test_taken_back_before_the_decision_it_is_an_ordinary_step"),
    ),
    ("step", "check_promise"): ((PROMISING, "test_who_checks_alone_or_without_a_record_has_not_checked"),),
    ("step", "order_mending"): ((PROMISING, "test_unfit_is_ordered_to_be_mended_and_mended_it_is_kept"),),
    ("step", "break_promise"): ((PROMISING, "test_a_broken_promise_bars_its_holder_until_it_is_repaired"),),
    ("step", "repair_record"): ((PROMISING, "test_a_broken_promise_bars_its_holder_until_it_is_repaired"),),
    ("step", "propose_correction"): (
        (CHANGING, "test_a_slip_is_put_right_by_a_new_version_of_the_same_number"),
    ),
    ("step", "propose_ending"): (
        (CHANGING, "test_what_may_not_be_proposed"),
        (CHANGING, "test_a_broken_promise_is_followed_by_the_revocation"),
    ),
    ("step", "tell_holder"): ((CHANGING, "test_the_letters_say_why_by_which_article_and_what_can_be_done"),),
    ("step", "answer_change"): ((CHANGING, "test_who_lets_the_day_pass_was_heard"),),
    ("step", "decline_change"): ((CHANGING, "test_nobody_decides_what_they_proposed"),),
    ("step", "revoke_result"): ((CHANGING, "test_a_licence_is_revoked_after_its_holder_was_heard"),),
    ("step", "withdraw_result"): ((CHANGING, "test_withdrawn_for_the_public_interest_or_struck_off"),),
    ("step", "cancel_result"): ((CHANGING, "test_withdrawn_for_the_public_interest_or_struck_off"),),
    ("step", "correct_result"): ((CHANGING, "test_a_slip_is_put_right_by_a_new_version_of_the_same_number"),),
    ("step", "replace_result"): ((CHANGING, "test_a_slip_is_put_right_by_a_new_version_of_the_same_number"),),
    ("step", "mark_affected"): ((CHANGING, "test_what_rests_on_it_is_looked_at_and_not_revoked_by_itself"),),
    ("step", "settle_affected"): (
        (CHANGING, "test_what_rests_on_it_is_looked_at_and_not_revoked_by_itself"),
    ),
    ("step", "declare_interest"): ((RECUSING, "test_who_has_an_interest_stays_away_in_every_post"),),
    ("step", "order_recusal"): ((RECUSING, "test_the_decider_orders_a_colleague_to_stay_away"),),
    ("step", "ask_recusal"): (
        (RECUSING, "test_nothing_is_decided_before_the_applicants_request_is_answered"),
    ),
    ("step", "grant_recusal"): ((RECUSING, "test_on_a_decider_the_head_answers_and_names_who_it_is"),),
    ("step", "decline_recusal"): (
        (RECUSING, "test_nothing_is_decided_before_the_applicants_request_is_answered"),
    ),
    ("step", "tick_review_points"): (
        (EXAMINING, "test_nothing_is_permitted_before_every_required_point_is_answered"),
    ),
    ("step", "record_check"): ((EXAMINING, "test_where_the_law_asks_two_nobody_decides_on_ones_look"),),
    ("step", "confirm_check"): ((EXAMINING, "test_the_second_confirms_in_person_and_in_nobodys_name"),),
    ("step", "hand_to_supervision"): (
        (SUPERVISED, "test_what_is_granted_is_handed_over_with_what_to_watch"),
    ),
    ("step", "confirm_supervision"): ((SUPERVISED, "test_confirmed_once_and_late_when_nobody_does"),),
    ("step", "record_fact"): ((NEXT, "test_conditions_and_outside_results_come_before_the_opinion"),),
    ("step", "permit"): (EVERYTHING, (HOLDING, "test_whoever_reviewed_does_not_decide_even_in_another_post")),
    ("step", "refuse"): ((MAIN, "test_a_refusal_leaves_nothing_issued_and_the_applicant_ends"),),
    ("step", "propose_pause"): ((TIMING, "test_each_act_has_its_turn"),),
    ("step", "approve_pause"): (
        (TIMING, "test_the_applicant_is_told_in_writing_with_the_time_it_takes"),
        (TIMING, "test_nobody_approves_what_they_proposed"),
    ),
    ("step", "decline_pause"): ((TIMING, "test_a_proposal_declined_changes_nothing"),),
    ("step", "resume"): (
        (TIMING, "test_only_what_was_approved_stops_the_clock_and_the_real_days_count"),
        (TIMING, "test_a_special_procedure_ends_with_the_file_that_shows_its_result"),
        ("journey/test_hearing.py", "test_nobody_decides_before_it_and_the_decision_rests_on_its_minutes"),
    ),
    ("step", "ask_extension"): ((TIMING, "test_the_head_who_is_asked_answers_and_nobody_else"),),
    ("step", "extend"): (
        (TIMING, "test_extended_once_by_ten_days_by_the_head_and_told"),
        (TIMING, "test_the_governments_head_gives_fifteen_days_where_matters_are_handled_together"),
    ),
    ("step", "decline_extension"): (
        (TIMING, "test_a_head_who_declines_leaves_the_limit_and_another_may_be_asked"),
    ),
    ("case", "set_visit"): (
        (VISITING, "test_one_date_for_all_told_to_the_applicant_and_a_record_each"),
        (VISITING, "test_the_letter_says_when_where_who_comes_and_what_to_have_ready"),
    ),
    ("case", "ask_another_day"): ((VISITING, "test_the_applicant_asks_for_another_date_once"),),
    ("step", "name_visitors"): ((VISITING, "test_one_date_for_all_told_to_the_applicant_and_a_record_each"),),
    ("step", "tell_hearing_right"): ((HEARING, "test_told_asked_dated_held_and_decided_on_the_minutes"),),
    ("step", "ask_hearing"): ((HEARING, "test_told_asked_dated_held_and_decided_on_the_minutes"),),
    ("step", "waive_hearing"): ((HEARING, "test_who_waives_or_lets_the_days_pass_is_decided_on_without"),),
    ("step", "set_hearing"): ((HEARING, "test_told_asked_dated_held_and_decided_on_the_minutes"),),
    ("case", "fix_slip"): ((SLIPS, "test_put_right_tracked_and_told"),),
    ("case", "object_to_fix"): ((SLIPS, "test_who_objects_has_what_was_signed_again"),),
    ("step", "ask_applicant"): ((QUESTIONING, "test_asked_once_with_why_so_late_and_the_clock_runs_on"),),
    ("step", "answer_question"): (
        (QUESTIONING, "test_the_applicant_answers_with_a_paper_and_the_department_is_told"),
    ),
    ("step", "consult"): ((CONSULTING, "test_the_asked_unit_answers_and_the_steps_clock_never_stops"),),
    ("step", "answer_consultation"): (
        (CONSULTING, "test_the_asked_unit_sees_what_it_was_given_and_nothing_else"),
    ),
    ("step", "file_expert_opinion"): ((CONSULTING, "test_an_expert_writes_and_the_reviewer_files_it"),),
    ("step", "withdraw_consultation"): (
        (CONSULTING, "test_a_question_taken_back_is_gone_for_who_was_asked"),
    ),
    ("step", "waive_consultations"): ((CONSULTING, "test_who_decides_without_an_answer_says_so_first"),),
    ("step", "record_result"): ((MAIN, "test_outside_step_and_conditions"),),
    ("step", "record_refusal"): ((OUTSIDE, "test_the_applicant_is_asked_and_reads_the_reasons"),),
    ("step", "reopen"): ((MAIN, "test_mending_brings_the_step_back_to_review"),),
    ("step", "drop"): ((CHOOSING, "test_dropping_makes_the_plan_anew_and_says_so_before"),),
    ("step", "decide_refusal"): ((MAIN, "test_a_refusal_leaves_nothing_issued_and_the_applicant_ends"),),
    ("step", "end"): ((MAIN, "test_a_refusal_leaves_nothing_issued_and_the_applicant_ends"),),
    ("step", "take_up"): (WALKS,),
    ("step", "release"): ((MAIN, "test_own_day_goes_out_alone_at_once"),),
    ("step", "separate"): ((COORDINATING, "test_the_applicant_may_have_a_decided_result_at_any_time"),),
    ("step", "fuse"): ((MAIN, "test_the_fuse_releases_the_licence_before_its_limit_and_the_lead_is_told"),),
    ("step", "issue"): (WALKS,),
}
