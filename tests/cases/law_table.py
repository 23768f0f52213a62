"""The law, written by hand and read by nobody but the test: who may do what to a case or a step, when, on what ground.

It does not import the table of moves. Everything that no row allows is refused.
Columns: noun, verb, states in which it is allowed, posts that may, article or "house rule", why.
"""

CASE = "case"
STEP = "step"
BEFORE_DECISION = ("draft", "submitted", "received", "correcting", "accepted", "in_review", "choosing")

ALLOWED = [
    (CASE, "begin", ("nowhere",), ("citizen", "window_clerk"), "行政许可法 art. 29", "anybody may apply, also by an agent; the window writes for those who come"),
    (CASE, "submit", ("draft",), ("citizen", "window_clerk"), "行政许可法 art. 29, 31", "the applicant answers for the truth of what is filed"),
    (CASE, "receive", ("submitted",), ("window_clerk",), "行政许可法 art. 32", "one section receives for all (art. 26)"),
    (CASE, "accept", ("received",), ("window_clerk",), "行政许可法 art. 32(5)", "complete and lawful in form: accept"),
    (CASE, "not_accept", ("submitted", "received"), ("window_clerk",), "行政许可法 art. 32(1)(2)", "no permit needed, or not our power: at once"),
    (CASE, "ask_correction", ("received",), ("window_clerk",), "行政许可法 art. 32(4)", "incomplete: tell once, all of it"),
    (CASE, "correct", ("correcting",), ("citizen", "window_clerk"), "行政许可法 art. 32(4)(5)", "what was asked is handed in"),
    (CASE, "dispatch", ("accepted",), ("window_clerk",), "行政许可法 art. 26", "joint handling starts after acceptance"),
    (CASE, "await_choice", ("in_review", "choosing"), ("system",), "house rule", "a department would refuse: the applicant chooses"),
    (CASE, "mend", ("choosing",), ("citizen",), "house rule", "only the applicant chooses"),
    (CASE, "drop", ("choosing",), ("citizen",), "house rule", "only the applicant chooses"),
    (CASE, "end", ("choosing",), ("citizen",), "行政许可法 art. 38", "then the refusal is decided formally"),
    (CASE, "withdraw", BEFORE_DECISION, ("citizen",), "house rule", "an application may be taken back before it is decided"),
    (CASE, "confirm", ("in_review",), ("lead_coordinator",), "行政许可法 art. 26, 42", "joint decision; not while somebody would refuse"),
    (CASE, "issue", ("issuing", "in_review"), ("system",), "行政许可法 art. 44", "all results exist"),
    (CASE, "deliver", ("issued",), ("window_clerk",), "行政许可法 art. 44", "the window delivers for all (art. 26)"),
    (CASE, "archive", ("delivered",), ("window_clerk",), "国务院令716 art. 12", "the window archives"),
    (STEP, "wait", ("nowhere",), ("system",), "house rule", "an earlier result is needed first"),
    (STEP, "open", ("nowhere", "waiting"), ("system",), "行政许可法 art. 42", "the limit begins at acceptance, or with the earlier result"),
    (STEP, "start_review", ("pending",), ("reviewer",), "行政许可法 art. 34", "the organ examines"),
    (STEP, "record_fact", ("pending", "in_review"), ("window_clerk", "reviewer"), "house rule", "a fee is paid, a tax cleared"),
    (STEP, "permit", ("in_review",), ("decider",), "行政许可法 art. 34, 38", "the reviewer is not the decider; only after review"),
    (STEP, "refuse", ("in_review",), ("decider",), "行政许可法 art. 38", "with reasons"),
    (STEP, "record_result", ("pending", "in_review"), ("reviewer",), "house rule", "decided outside, entered with evidence"),
    (STEP, "record_refusal", ("pending", "in_review"), ("reviewer",), "house rule", "refused outside, entered with reasons and reference"),
    (STEP, "reopen", ("opposed",), ("citizen",), "house rule", "mended: examined again"),
    (STEP, "drop", ("opposed",), ("citizen",), "house rule", "given up by the applicant"),
    (STEP, "decide_refusal", ("opposed",), ("system",), "行政许可法 art. 38", "formal once the applicant ends"),
    (STEP, "end", ("waiting", "pending", "in_review", "ready", "opposed"), ("system",), "house rule", "the case ended; nothing decided is touched"),
    (STEP, "take_up", ("ready",), ("lead_coordinator", "system"), "行政许可法 art. 26, 42", "taken into the joint decision"),
    (STEP, "release", ("ready",), ("system",), "行政许可法 art. 44", "what nobody may hold back goes on its day"),
    (STEP, "fuse", ("ready",), ("system",), "行政许可法 art. 42", "before the statutory limit ends"),
    (STEP, "issue", ("issuing",), ("system",), "行政许可法 art. 38, 44", "decided formally and issued"),
]  # fmt: skip

# Situations worth a sentence of their own: refused, and why.
REFUSED = [
    (
        CASE,
        "accept",
        "submitted",
        "window_clerk",
        "行政许可法 art. 32",
        "not received yet: no voucher, no clock",
    ),
    (CASE, "accept", "received", "citizen", "行政许可法 art. 32", "nobody accepts their own application"),
    (
        CASE,
        "ask_correction",
        "accepted",
        "window_clerk",
        "行政许可法 art. 32(4)",
        "after acceptance it is too late to ask",
    ),
    (CASE, "confirm", "choosing", "lead_coordinator", "house rule", "all or none: somebody would refuse"),
    (CASE, "confirm", "in_review", "decider", "house rule", "the lead confirms, not one department"),
    (CASE, "withdraw", "issuing", "citizen", "house rule", "already decided"),
    (CASE, "withdraw", "archived", "citizen", "house rule", "already over"),
    (CASE, "deliver", "issuing", "window_clerk", "行政许可法 art. 44", "nothing exists yet"),
    (STEP, "permit", "pending", "decider", "行政许可法 art. 34", "an opinion before review"),
    (STEP, "permit", "in_review", "reviewer", "house rule", "the reviewer is not the decider"),
    (STEP, "record_refusal", "ready", "reviewer", "house rule", "what was granted outside is not turned"),
    (STEP, "record_refusal", "pending", "decider", "house rule", "nobody here decides for a body outside"),
    (STEP, "permit", "ended", "decider", "house rule", "the case was withdrawn"),
    (STEP, "refuse", "ready", "decider", "house rule", "an opinion once signed is not turned silently"),
    (STEP, "issue", "ready", "system", "house rule", "nothing is issued that was not taken up"),
    (STEP, "take_up", "opposed", "lead_coordinator", "house rule", "a refusal is not confirmed away"),
    (
        STEP,
        "fuse",
        "in_review",
        "system",
        "行政许可法 art. 42",
        "a fuse releases what is ready, it decides nothing",
    ),
]
