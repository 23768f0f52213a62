"""Who gets what: each route at each stage that matters, for each kind of caller. Written by hand; the law, not the code.

401 nobody known, 403 the post does not cover it, 404 another's case, 409 not at this stage, 422 the body does not fit.
"""

from dataclasses import dataclass

CALLERS = (
    "owner", "other_citizen", "clerk", "reviewer", "decider", "foreign_reviewer", "foreign_decider", "lead",
    "other_lead", "auditor", "anonymous",
)  # fmt: skip

# Posts that have no part in a case unless somebody asks them: they get what a foreign decider
# gets (the supervisor: what the auditor gets), but for EXCEPTIONS.
ASKED_ONLY = ("organ_head", "government_head", "supervisor")

#                                                   own oth clk rev dec frv fdc led oth aud nobody
TABLE = """
open       POST  /sign-in/code                      202 202 202 202 202 202 202 202 202 202 202
open       POST  /sign-in/phone                     422 422 422 422 422 422 422 422 422 422 422
open       POST  /sign-in/staff                     200 200 200 200 200 200 200 200 200 200 200
open       POST  /sign-out                          200 200 200 200 200 200 200 200 200 200 401
open       GET   /me                                200 200 200 200 200 200 200 200 200 200 401
open       POST  /me/identity                       200 422 403 403 403 403 403 403 403 403 401
open       GET   /things                            200 200 200 200 200 200 200 200 200 200 200
open       GET   /things/{code}                     200 200 200 200 200 200 200 200 200 200 200
open       POST  /things/{code}/plan                200 200 200 200 200 200 200 200 200 200 200
open       GET   /things/{code}/guide               200 200 200 200 200 200 200 200 200 200 200
open       GET   /things/{code}/guide/document      200 200 200 200 200 200 200 200 200 200 200
open       GET   /things/{code}/matters/{matter}/guide          200 200 200 200 200 200 200 200 200 200 200
open       GET   /things/{code}/matters/{matter}/guide/document 200 200 200 200 200 200 200 200 200 200 200
open       GET   /things/{code}/matters/{matter}/norm           403 403 200 200 200 200 200 200 200 200 401
open       GET   /search                            200 200 200 200 200 200 200 200 200 200 200
open       GET   /search/words                          403 403 403 403 403 403 403 403 403 403 401
open       POST  /search/words/synonyms                 403 403 403 403 403 403 403 403 403 403 401
open       POST  /search/words/drop                     403 403 403 403 403 403 403 403 403 403 401
open       POST  /search/words/life-event               403 403 403 403 403 403 403 403 403 403 401
open       GET   /search/vain                           403 403 403 403 403 403 403 403 403 403 401
open       GET   /windows                           403 403 200 403 403 403 403 403 403 403 401
open       POST  /cases                             201 201 422 403 403 403 403 403 403 403 401
open       GET   /cases                             200 200 200 200 200 200 200 200 200 200 401
open       GET   /verifications                     200 200 200 200 200 200 200 200 200 200 200
open       POST  /verifications                     200 200 200 200 200 200 200 200 200 200 200
open       GET   /ledger/verification               403 403 403 403 403 403 403 403 403 200 401
open       GET   /catalogue/entries                      403 403 403 403 403 403 403 403 403 403 401
open       POST  /catalogue/entries                      403 403 403 403 403 403 403 403 403 403 401
open       GET   /catalogue/entries/{entry_id}           403 403 403 403 403 403 403 403 403 403 401
open       PUT   /catalogue/entries/{entry_id}           403 403 403 403 403 403 403 403 403 403 401
open       GET   /catalogue/entries/{entry_id}/differences 403 403 403 403 403 403 403 403 403 403 401
open       GET   /catalogue/entries/{entry_id}/lint      403 403 403 403 403 403 403 403 403 403 401
open       POST  /catalogue/entries/{entry_id}/submit    403 403 403 403 403 403 403 403 403 403 401
open       POST  /catalogue/entries/{entry_id}/discard   403 403 403 403 403 403 403 403 403 403 401
open       POST  /catalogue/entries/{entry_id}/endorse   403 403 403 403 403 403 403 403 403 403 401
open       POST  /catalogue/entries/{entry_id}/return    403 403 403 403 403 403 403 403 403 403 401
open       POST  /catalogue/entries/{entry_id}/approve   403 403 403 403 403 403 403 403 403 403 401
open       POST  /catalogue/entries/{entry_id}/publish   403 403 403 403 403 403 403 403 403 403 401
open       POST  /catalogue/things/{code}/repeal         403 403 403 403 403 403 403 403 403 403 401
open       GET   /catalogue/countersigning                403 403 403 403 403 403 403 403 403 403 401
open       POST  /catalogue/entries/{entry_id}/countersign    403 403 403 403 403 403 403 403 403 403 401
open       POST  /catalogue/entries/{entry_id}/answer-opinion 403 403 403 403 403 403 403 403 403 403 401
open       GET   /catalogue/waiting                       403 403 403 403 403 403 403 403 403 403 401
open       GET   /catalogue/calendar                      403 403 403 403 403 403 403 403 403 403 401
open       GET   /catalogue/workbook-template             403 403 403 403 403 403 403 403 403 403 401
open       POST  /catalogue/things/{code}/edition         403 403 403 403 403 403 403 403 403 403 401
open       POST  /catalogue/things/{code}/clone           403 403 403 403 403 403 403 403 403 403 401
open       POST  /catalogue/entries/{entry_id}/rebase     403 403 403 403 403 403 403 403 403 403 401
open       POST  /catalogue/entries/{entry_id}/plan       403 403 403 403 403 403 403 403 403 403 401
open       GET   /catalogue/entries/{entry_id}/workbook   403 403 403 403 403 403 403 403 403 403 401
open       POST  /catalogue/entries/{entry_id}/workbook   403 403 403 403 403 403 403 403 403 403 401
open       POST  /catalogue/entries/{entry_id}/workbook/differences 403 403 403 403 403 403 403 403 403 403 401
open       GET   /catalogue/things/{code}/versions       200 200 200 200 200 200 200 200 200 200 401
open       GET   /catalogue/things/{code}/differences    200 200 200 200 200 200 200 200 200 200 401
open       GET   /exchange/resources                     403 403 403 403 403 403 403 403 403 403 401
open       GET   /exchange/resources/{code}              403 403 403 403 403 403 403 403 403 403 401
open       PUT   /exchange/resources/{code}              403 403 403 403 403 403 403 403 403 403 401
open       POST  /exchange/resources/{code}/take-down    403 403 403 403 403 403 403 403 403 403 401
open       GET   /exchange/grants                        403 403 403 403 403 403 403 403 403 403 401
open       POST  /exchange/grants                        403 403 403 403 403 403 403 403 403 403 401
open       GET   /exchange/grants/{grant_id}             403 403 403 403 403 403 403 403 403 403 401
open       POST  /exchange/grants/{grant_id}/respond     403 403 403 403 403 403 403 403 403 403 401
open       GET   /exchange/systems                      403 403 403 403 403 403 403 403 403 403 401
open       POST  /exchange/systems                      403 403 403 403 403 403 403 403 403 403 401
open       POST  /exchange/systems/{code}/retire        403 403 403 403 403 403 403 403 403 403 401
open       GET   /exchange/calls                        403 403 403 403 403 403 403 403 403 403 401
open       GET   /exchange/gateway/key                  200 200 200 200 200 200 200 200 200 200 200
open       POST  /exchange/gateway/{code}/query         401 401 401 401 401 401 401 401 401 401 401
open       GET   /feed                                  200 200 200 200 200 200 200 200 200 200 200
open       GET   /feed/things                           200 200 200 200 200 200 200 200 200 200 200
open       GET   /feed/things.csv                       200 200 200 200 200 200 200 200 200 200 200
open       GET   /feed/matters                          200 200 200 200 200 200 200 200 200 200 200
open       GET   /feed/matters.csv                      200 200 200 200 200 200 200 200 200 200 200
open       GET   /feed/changes                          200 200 200 200 200 200 200 200 200 200 200
open       GET   /feed/changes.csv                      200 200 200 200 200 200 200 200 200 200 200
open       GET   /training/cards                        403 403 200 200 403 200 403 403 403 403 401
open       GET   /training/cards/{code}/{matter}        403 403 200 200 403 404 403 403 403 403 401
open       POST  /training/cards/{code}/{matter}/quiz   403 403 409 409 403 404 403 403 403 403 401
open       GET   /training/staff                        403 403 403 403 403 403 403 403 403 403 401
open       GET   /training/staff/{person_id}            403 403 403 403 403 403 403 403 403 403 401
open       GET   /feed/announcements                    200 200 200 200 200 200 200 200 200 200 200
open       GET   /feed/announcements.csv                200 200 200 200 200 200 200 200 200 200 200
open       GET   /announcements                         200 200 200 200 200 200 200 200 200 200 200
open       POST  /announcements                         403 403 403 403 403 403 403 403 403 403 401
open       GET   /announcements/papers                  403 403 403 403 403 403 403 403 403 403 401
open       GET   /announcements/touchable               200 200 200 200 200 200 200 200 200 200 200
open       GET   /announcements/{paper_id}              404 404 404 404 404 404 404 404 404 404 404
open       POST  /announcements/{paper_id}/sign         403 403 403 403 403 403 403 403 403 403 401
open       POST  /announcements/{paper_id}/decline      403 403 403 403 403 403 403 403 403 403 401
open       POST  /announcements/{paper_id}/revoke       403 403 403 403 403 403 403 403 403 403 401
open       GET   /feed/lists/{list_kind}                200 200 200 200 200 200 200 200 200 200 200
open       GET   /feed/lists/{list_kind}.csv            200 200 200 200 200 200 200 200 200 200 200
open       GET   /feed/schemas/{name}                   200 200 200 200 200 200 200 200 200 200 200
open       GET   /feed/schemas/lists/{list_kind}        200 200 200 200 200 200 200 200 200 200 200
open       GET   /lists                             200 200 200 200 200 200 200 200 200 200 200
open       GET   /lists/figures                     200 200 200 200 200 200 200 200 200 200 200
open       GET   /lists/matters                     200 200 200 200 200 200 200 200 200 200 200
open       GET   /lists/{list_kind}                 200 200 200 200 200 200 200 200 200 200 200
open       GET   /lists/gaps                        403 403 403 403 403 403 403 403 403 403 401
open       GET   /lists/exceptions                  403 403 403 403 403 403 403 403 403 403 401
open       POST  /lists/exceptions                  403 403 403 403 403 403 403 403 403 403 401
open       GET   /lists/exceptions/{exception_id}   404 404 404 404 404 404 404 404 404 404 404
open       POST  /lists/exceptions/{exception_id}/sign    403 403 403 403 403 403 403 403 403 403 401
open       POST  /lists/exceptions/{exception_id}/decline 403 403 403 403 403 403 403 403 403 403 401
open       POST  /lists/exceptions/{exception_id}/revoke  403 403 403 403 403 403 403 403 403 403 401
open       GET   /supervision/findings                   403 403 403 403 403 403 403 403 403 200 401
open       GET   /archives                                    403 403 403 403 403 403 403 403 403 403 401
open       GET   /archives/{archive_id}                       403 403 403 403 403 403 403 403 403 403 401
open       GET   /archives/{archive_id}/index                 403 403 403 403 403 403 403 403 403 403 401
open       GET   /archives/{archive_id}/documents/{number}    403 403 403 403 403 403 403 403 403 403 401
open       GET   /archives/{archive_id}/export                403 403 403 403 403 403 403 403 403 403 401
open       POST  /archives/{archive_id}/append                403 403 403 403 403 403 403 403 403 403 401
open       POST  /archives/{archive_id}/hold                  403 403 403 403 403 403 403 403 403 403 401
open       POST  /archives/{archive_id}/lift                  403 403 403 403 403 403 403 403 403 403 401
open       GET   /destructions                                403 403 403 403 403 403 403 403 403 403 401
open       POST  /destructions                                403 403 403 403 403 403 403 403 403 403 401
open       GET   /destructions/{list_id}                      403 403 403 403 403 403 403 403 403 403 401
open       GET   /destructions/{list_id}/certificate          403 403 403 403 403 403 403 403 403 403 401
open       POST  /destructions/{list_id}/keep-back            403 403 403 403 403 403 403 403 403 403 401
open       POST  /destructions/{list_id}/examine              403 403 403 403 403 403 403 403 403 403 401
open       POST  /destructions/{list_id}/approve              403 403 403 403 403 403 403 403 403 403 401
open       POST  /destructions/{list_id}/decline              403 403 403 403 403 403 403 403 403 403 401
open       GET   /notices/{notice_code}             200 200 200 200 200 200 200 200 200 200 200
open       GET   /work                              200 200 200 200 200 200 200 200 200 200 401
open       GET   /colleagues                        200 200 200 200 200 200 200 200 200 200 401
open       GET   /deputies                          200 200 200 200 200 200 200 200 200 200 401
open       POST  /deputies                          403 403 403 403 422 403 422 403 403 403 401
open       POST  /deputies/{deputy_id}/end          404 404 404 404 404 404 404 404 404 404 401
open       GET   /demonstration/messages            200 200 200 200 200 200 200 200 200 200 200
open       GET   /demonstration/accounts            200 200 200 200 200 200 200 200 200 200 200
draft      GET   /cases/{case_id}                   200 404 404 404 404 404 404 404 404 404 401
draft      POST  /cases/{case_id}/open              200 404 404 404 404 404 404 404 404 404 401
draft      PUT   /cases/{case_id}/answers           200 404 404 404 404 404 404 404 404 404 401
draft      PATCH /cases/{case_id}/form              200 404 404 404 404 404 404 404 404 404 401
draft      POST  /cases/{case_id}/materials/{key}   200 404 404 404 404 404 404 404 404 404 401
draft      GET   /cases/{case_id}/materials/{key}   200 404 404 404 404 404 404 404 404 404 401
draft      POST  /cases/{case_id}/signing-code      200 404 404 404 404 404 404 404 404 404 401
draft      POST  /cases/{case_id}/submit            422 404 404 404 404 404 404 404 404 404 401
draft      POST  /cases/{case_id}/withdraw          200 404 404 404 404 404 404 404 404 404 401
draft      GET   /cases/{case_id}/acts              200 404 404 404 404 404 404 404 404 404 401
draft      GET   /cases/{case_id}/ledger            200 404 404 404 404 404 404 404 404 404 401
given_up   GET   /cases/{case_id}                   200 404 404 404 404 404 404 404 404 404 401
given_up   GET   /cases/{case_id}/materials/{key}   200 404 404 404 404 404 404 404 404 404 401
submitted  GET   /cases/{case_id}                   200 404 200 404 404 404 404 200 404 404 401
submitted  GET   /cases/{case_id}/materials/{key}   200 404 200 404 404 404 404 404 404 404 401
submitted  GET   /cases/{case_id}/acts              200 404 200 404 404 404 404 200 404 404 401
submitted  POST  /cases/{case_id}/open              200 404 200 404 404 404 404 403 404 404 401
submitted  PUT   /cases/{case_id}/answers           409 404 409 404 404 404 404 403 404 404 401
submitted  PATCH /cases/{case_id}/form              409 404 409 404 404 404 404 403 404 404 401
submitted  POST  /cases/{case_id}/materials/{key}   409 404 409 404 404 404 404 403 404 404 401
submitted  POST  /cases/{case_id}/signing-code      409 404 409 404 404 404 404 403 404 404 401
submitted  POST  /cases/{case_id}/receive           403 404 200 404 404 404 404 403 404 404 401
submitted  POST  /cases/{case_id}/pass-precheck     403 404 200 404 404 404 404 403 404 404 401
submitted  POST  /cases/{case_id}/return-for-change 403 404 200 404 404 404 404 403 404 404 401
submitted  POST  /cases/{case_id}/not-accept        403 404 200 404 404 404 404 403 404 404 401
submitted  POST  /cases/{case_id}/withdraw          200 404 403 404 404 404 404 403 404 404 401
submitted  GET   /cases/{case_id}/letters/{kind}    404 404 404 404 404 404 404 403 404 404 401
received   GET   /cases/{case_id}/letters/{kind}    200 404 200 404 404 404 404 403 404 404 401
received   POST  /cases/{case_id}/accept            403 404 200 404 404 404 404 403 404 404 401
lacking    POST  /cases/{case_id}/accept-lacking    403 404 200 404 404 404 404 403 404 404 401
to_come    POST  /cases/{case_id}/supply            200 404 200 404 404 404 404 403 404 404 401
received   POST  /cases/{case_id}/ask-correction    403 404 200 404 404 404 404 403 404 404 401
correcting PATCH /cases/{case_id}/form              200 404 200 404 404 404 404 403 404 404 401
correcting POST  /cases/{case_id}/materials/{key}   200 404 200 404 404 404 404 403 404 404 401
correcting POST  /cases/{case_id}/signing-code      200 404 200 404 404 404 404 403 404 404 401
correcting POST  /cases/{case_id}/signed-sheet      403 404 200 404 404 404 404 403 404 404 401
correcting GET   /cases/{case_id}/signed-sheet      404 404 404 404 404 404 404 404 404 404 401
correcting POST  /cases/{case_id}/correct           422 404 409 404 404 404 404 403 404 404 401
accepted   POST  /cases/{case_id}/dispatch          403 404 200 404 404 404 404 403 404 404 401
pending    GET   /cases/{case_id}                   200 404 200 200 200 404 404 200 404 404 401
pending    GET   /cases/{case_id}/materials/{key}   200 404 200 200 200 404 404 404 404 404 401
pending    GET   /cases/{case_id}/acts              200 404 200 200 200 404 404 200 404 404 401
pending    GET   /cases/{case_id}/ledger            200 404 200 200 200 404 404 200 404 404 401
pending    GET   /cases/{case_id}/letters/{kind}    200 404 200 403 403 404 404 403 404 404 401
pending    PATCH /cases/{case_id}/form              409 404 409 403 403 404 404 403 404 404 401
pending    POST  /cases/{case_id}/submit            422 404 409 403 403 404 404 403 404 404 401
pending    POST  /cases/{case_id}/confirm           403 404 403 403 403 404 404 409 404 404 401
pending    POST  /steps/{step_id}/claim             403 404 403 200 403 404 404 403 404 404 401
pending    POST  /steps/{step_id}/assign            403 404 403 403 200 404 404 403 404 404 401
reviewing  POST  /steps/{step_id}/return-to-pool    403 404 403 200 403 404 404 403 404 404 401
pending    POST  /steps/{step_id}/start-review      403 404 403 200 403 404 404 403 404 404 401
pending    POST  /steps/{step_id}/permit            403 404 403 403 409 404 404 403 404 404 401
pending    POST  /steps/{step_id}/drop              409 404 403 403 403 404 404 403 404 404 401
pending    POST  /steps/{step_id}/declare-interest  403 404 403 200 200 404 404 403 404 404 401
pending    POST  /steps/{step_id}/order-recusal     403 404 403 403 200 404 404 403 404 404 401
reviewing  POST  /steps/{step_id}/ask-recusal       200 404 403 403 403 404 404 403 404 404 401
doubted    POST  /steps/{step_id}/grant-recusal     403 404 403 403 200 404 404 403 404 404 401
doubted    POST  /steps/{step_id}/decline-recusal   403 404 403 403 200 404 404 403 404 404 401
doubted    POST  /steps/{step_id}/permit            403 404 403 403 409 404 404 403 404 404 401
reviewing  POST  /steps/{step_id}/tick-review-points 403 404 403 200 403 404 404 403 404 404 401
reviewing  POST  /steps/{step_id}/record-check      403 404 403 409 403 404 404 403 404 404 401
reviewing  POST  /steps/{step_id}/confirm-check     403 404 403 409 403 404 404 403 404 404 401
condition  POST  /steps/{step_id}/record-fact       403 404 200 200 403 404 404 403 404 404 401
outside    POST  /steps/{step_id}/record-result     403 404 403 200 403 404 404 403 404 404 401
outside    POST  /steps/{step_id}/record-refusal    403 404 403 200 403 404 404 403 404 404 401
reviewing  POST  /steps/{step_id}/permit            403 404 403 403 200 404 404 403 404 404 401
reviewing  POST  /steps/{step_id}/propose-pause     403 404 403 200 403 404 404 403 404 404 401
proposed   POST  /steps/{step_id}/approve-pause     403 404 403 403 200 404 404 403 404 404 401
proposed   POST  /steps/{step_id}/decline-pause     403 404 403 403 200 404 404 403 404 404 401
proposed   POST  /steps/{step_id}/permit            403 404 403 403 409 404 404 403 404 404 401
paused     POST  /steps/{step_id}/resume            403 404 403 200 403 404 404 403 404 404 401
licensing  POST  /steps/{step_id}/ask-extension     403 404 403 200 200 404 404 403 404 404 401
extension  POST  /steps/{step_id}/extend            403 404 403 403 403 404 404 403 404 404 401
extension  POST  /steps/{step_id}/decline-extension 403 404 403 403 403 404 404 403 404 404 401
reviewing  POST  /steps/{step_id}/evidence          403 404 403 200 200 404 404 403 404 404 401
paused     GET   /steps/{step_id}/evidence/{evidence_id} 404 404 404 200 200 404 404 200 404 404 401
pending    POST  /cases/{case_id}/fix-slip          403 404 200 200 403 404 404 403 404 404 401
slipped    POST  /cases/{case_id}/object-to-fix     200 404 403 403 403 404 404 403 404 404 401
open       GET   /questions                         200 200 200 200 200 200 200 200 200 200 401
reviewing  POST  /steps/{step_id}/ask-applicant     403 404 403 200 403 404 404 403 404 404 401
questioned POST  /steps/{step_id}/ask-applicant     403 404 403 409 403 404 404 403 404 404 401
questioned POST  /steps/{step_id}/answer-question   200 404 200 403 403 404 404 403 404 404 401
questioned POST  /steps/{step_id}/answer-paper      200 404 200 403 403 404 404 403 404 404 401
open       GET   /hearings                          200 200 200 200 200 200 200 200 200 200 401
licensing  POST  /steps/{step_id}/tell-hearing-right 403 404 403 200 403 404 404 403 404 404 401
heard      POST  /steps/{step_id}/ask-hearing       200 404 403 403 403 404 404 403 404 404 401
heard      POST  /steps/{step_id}/waive-hearing     200 404 403 403 403 404 404 403 404 404 401
heard      POST  /steps/{step_id}/permit            403 404 403 403 409 404 404 403 404 404 401
paused     POST  /steps/{step_id}/set-hearing       403 404 403 403 403 404 404 403 404 404 401
visit      POST  /cases/{case_id}/set-visit         403 404 403 200 403 404 404 200 404 404 401
visited    POST  /cases/{case_id}/ask-another-day   200 404 403 403 403 404 404 403 404 404 401
visit      POST  /steps/{step_id}/name-visitors     403 404 403 200 403 404 404 403 404 404 401
reviewing  POST  /steps/{step_id}/consult           403 404 403 200 403 404 404 403 404 404 401
consulted  POST  /steps/{step_id}/file-expert-opinion   403 404 403 409 403 404 404 403 404 404 401
consulted  POST  /steps/{step_id}/withdraw-consultation 403 404 403 200 403 404 404 403 404 404 401
consulted  POST  /steps/{step_id}/waive-consultations   403 404 403 403 200 404 404 403 404 404 401
consulted  POST  /steps/{step_id}/permit            403 404 403 403 409 404 404 403 404 404 401
consulted  GET   /cases/{case_id}                   200 404 200 200 200 404 404 200 404 404 401
consulted  GET   /consultations                     200 200 200 200 200 200 200 200 200 200 401
consulted  GET   /consultations/{consultation_id}      404 404 404 404 404 200 404 404 404 404 401
consulted  GET   /consultations/{consultation_id}/papers/{key} 404 404 404 404 404 200 404 404 404 404 401
consulted  POST  /consultations/{consultation_id}/file 404 404 404 404 404 200 404 404 404 404 401
consulted  POST  /consultations/{consultation_id}/answer 404 404 404 404 404 200 404 404 404 404 401
reviewing  POST  /steps/{step_id}/refuse            403 404 403 403 200 404 404 403 404 404 401
choosing   POST  /cases/{case_id}/materials/{key}   200 404 200 403 403 404 404 403 404 404 401
pending    POST  /cases/{case_id}/raise-point       403 404 403 403 403 404 404 200 404 404 401
point      POST  /cases/{case_id}/close-point       403 404 403 200 200 404 404 200 404 404 401
pending    POST  /cases/{case_id}/record-meeting    403 404 403 403 403 404 404 200 404 404 401
ready      POST  /steps/{step_id}/separate          200 404 403 403 403 404 404 403 404 404 401
choosing   PATCH /cases/{case_id}/form              200 404 200 403 403 404 404 403 404 404 401
promised   POST  /steps/{step_id}/permit-on-promise 403 404 403 404 404 403 200 403 404 404 401
promised   POST  /steps/{step_id}/withdraw-promise  200 404 403 404 404 403 403 403 404 404 401
prom_due   POST  /steps/{step_id}/check-promise     403 404 403 404 404 200 403 403 404 404 401
prom_unfit POST  /steps/{step_id}/order-mending     403 404 403 404 404 403 200 403 404 404 401
prom_left  POST  /steps/{step_id}/break-promise     403 404 403 404 404 403 200 403 404 404 401
prom_broke POST  /steps/{step_id}/repair-record     403 404 403 404 404 403 200 403 404 404 401
choosing   GET   /steps/{step_id}/drop              200 404 404 404 404 404 404 404 404 404 401
choosing   POST  /steps/{step_id}/mend              200 404 403 403 403 404 404 403 404 404 401
choosing   POST  /steps/{step_id}/drop              200 404 403 403 403 404 404 403 404 404 401
choosing   POST  /cases/{case_id}/end               200 404 403 403 403 404 404 403 404 404 401
ready      POST  /cases/{case_id}/confirm           403 404 403 403 403 404 404 200 404 404 401
issued     POST  /cases/{case_id}/withdraw          409 404 403 403 403 404 404 403 404 404 401
issued     POST  /cases/{case_id}/send              403 404 200 403 403 404 404 403 404 404 401
issued     POST  /cases/{case_id}/hand-on           403 404 200 403 403 404 404 403 404 404 401
posted     POST  /cases/{case_id}/take-back         403 404 200 403 403 404 404 403 404 404 401
posted     POST  /cases/{case_id}/deliver           409 404 409 403 403 404 404 403 404 404 401
issued     POST  /cases/{case_id}/deliver           409 404 200 403 403 404 404 403 404 404 401
issued     GET   /cases/{case_id}/results           200 404 200 200 200 404 404 200 404 404 401
issued     GET   /results/{identifier}/document     200 404 200 200 200 404 404 200 404 404 401
issued     GET   /results/{identifier}/signature    200 404 200 200 200 404 404 200 404 404 401
issued     GET   /verifications/{identifier}        200 200 200 200 200 200 200 200 200 200 200
open       GET   /after-supervision                 200 200 200 200 200 200 200 200 200 200 401
sup_handed GET   /after-supervision/{step_id}       404 404 404 200 200 404 404 404 404 404 401
sup_handed POST  /after-supervision/{step_id}/confirm-supervision 403 403 403 200 403 404 403 403 403 403 401
open       GET   /result-changes                    200 200 200 200 200 200 200 200 200 200 401
chg_none   POST  /steps/{step_id}/propose-correction 403 404 403 200 403 404 404 403 404 404 401
chg_none   POST  /steps/{step_id}/propose-ending    403 404 403 200 403 404 404 403 404 404 401
chg_right  POST  /steps/{step_id}/correct-result    403 404 403 403 200 404 404 403 404 404 401
chg_right  POST  /steps/{step_id}/decline-change    403 404 403 403 200 404 404 403 404 404 401
chg_meant  POST  /steps/{step_id}/tell-holder       403 404 403 403 200 404 404 403 404 404 401
chg_told   POST  /steps/{step_id}/answer-change     200 404 403 200 403 404 404 403 404 404 401
chg_heard  POST  /steps/{step_id}/revoke-result     403 404 403 403 200 404 404 403 404 404 401
chg_back   POST  /steps/{step_id}/withdraw-result   403 404 403 403 200 404 404 403 404 404 401
chg_off    POST  /steps/{step_id}/cancel-result     403 404 403 403 200 404 404 403 404 404 401
chg_later  POST  /steps/{step_id}/settle-affected   403 404 403 200 403 404 404 403 404 404 401
open       GET   /supervision/lights                403 403 403 403 403 403 403 403 403 403 401
open       GET   /supervision/clocks                403 403 403 403 403 403 403 403 403 403 401
open       GET   /supervision/cases/{case_id}       403 403 403 403 403 403 403 403 403 403 401
open       GET   /supervision/cards                 403 403 200 200 200 200 200 200 200 403 401
open       GET   /supervision/cards/{card_id}       403 403 404 404 404 404 404 404 404 403 401
open       POST  /supervision/cards/{card_id}/respond   403 403 404 404 404 404 404 404 404 403 401
open       GET   /supervision/feed                  403 403 200 200 200 200 200 200 200 403 401
open       POST  /supervision/feed/renew-feed       403 403 201 201 201 201 201 201 201 403 401
open       POST  /supervision/feed/withdraw-feed    403 403 200 200 200 200 200 200 200 403 401
open       GET   /supervision/orders                403 403 200 200 200 200 200 200 200 403 401
open       POST  /supervision/orders                403 403 403 403 403 403 403 403 403 403 401
open       GET   /supervision/orders/{order_id}     403 403 404 404 404 404 404 404 404 403 401
open       POST  /supervision/orders/{order_id}/respond 403 403 404 404 404 404 404 404 404 403 401
open       GET   /supervision/points                403 403 200 200 200 200 200 200 200 403 401
open       POST  /supervision/points                403 403 403 403 403 403 403 403 403 403 401
open       GET   /supervision/points/{point_id}     403 403 404 404 404 404 404 404 404 403 401
open       POST  /supervision/points/{point_id}/respond 403 403 404 404 404 404 404 404 404 403 401
open       POST  /supervision/points/{point_id}/proof   403 403 404 404 404 404 404 404 404 403 401
open       GET   /supervision/points/{point_id}/proof   403 403 404 404 404 404 404 404 404 403 401
delivered  POST  /cases/{case_id}/file-ended        403 404 409 403 403 404 404 403 404 404 401
delivered  POST  /cases/{case_id}/archive           403 404 200 403 403 404 404 403 404 404 401
"""


EXCEPTIONS = {
    ("open", "GET", "/ledger/verification", "supervisor"): 403,
    ("open", "GET", "/supervision/findings", "supervisor"): 403,
    ("open", "POST", "/deputies", "government_head"): 403,  # heads no department
    ("open", "GET", "/training/staff", "organ_head"): 200,
    ("open", "GET", "/training/staff/{person_id}", "organ_head"): 404,
    **dict.fromkeys(
        [
            ("open", "GET", "/destructions/{list_id}", "organ_head"),
            ("open", "GET", "/destructions/{list_id}/certificate", "organ_head"),
            *(
                ("open", "POST", f"/destructions/{{list_id}}/{verb}", "organ_head")
                for verb in ("keep-back", "approve", "decline")
            ),
        ],
        404,
    ),
    ("open", "GET", "/destructions", "organ_head"): 200,
    ("extension", "POST", "/steps/{step_id}/extend", "organ_head"): 200,
    ("extension", "POST", "/steps/{step_id}/decline-extension", "organ_head"): 200,
}


# The supervisor's own room, in which the head of the government answers nothing.
ROOM = """
GET   /supervision/lights                     200
GET   /supervision/clocks                     200
GET   /supervision/cases/{case_id}            404
GET   /supervision/cards                      200
GET   /supervision/cards/{card_id}            404
POST  /supervision/cards/{card_id}/respond    404
GET   /supervision/feed                       403
POST  /supervision/feed/renew-feed            403
POST  /supervision/feed/withdraw-feed         403
GET   /supervision/orders                     200
POST  /supervision/orders                     201
GET   /supervision/orders/{order_id}          404
POST  /supervision/orders/{order_id}/respond  404
GET   /supervision/points                     200
POST  /supervision/points                     201
GET   /supervision/points/{point_id}          404
POST  /supervision/points/{point_id}/respond  404
POST  /supervision/points/{point_id}/proof    404
GET   /supervision/points/{point_id}/proof    404
"""
for method, path, status in (line.split() for line in ROOM.strip().splitlines()):
    EXCEPTIONS["open", method, path, "supervisor"] = int(status)
    EXCEPTIONS["open", method, path, "government_head"] = 403


@dataclass(frozen=True)
class Row:
    """One route at one stage, with the status for each caller."""

    stage: str
    method: str
    path: str
    expected: dict[str, int]


def read_table() -> list[Row]:
    """Return the table's rows."""
    lines = [line.split() for line in TABLE.strip().splitlines()]
    return [
        Row(stage, method, path, dict(zip(CALLERS, map(int, statuses), strict=True)))
        for stage, method, path, *statuses in lines
    ]


def expect(row: Row, *, post: str) -> int:
    """Return the status for a post that has a part in a case only when it is asked."""
    named = EXCEPTIONS.get((row.stage, row.method, row.path, post))
    if post == "supervisor":  # like the auditor: no part in any case
        return row.expected["auditor"] if named is None else named
    others = (
        404 if row.stage.startswith("prom") else row.expected["foreign_decider"]
    )  # there the fire brigade decides
    return named if named is not None else others


ROWS = read_table()
STAGES = tuple(dict.fromkeys(row.stage for row in ROWS))
