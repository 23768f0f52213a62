"""Addresses of the desk."""

from django.urls import URLPattern, URLResolver, include, path

from onething.desk.views import (
    announcements,
    board,
    consultations,
    deputies,
    heads,
    joint_case,
    ledger,
    lists,
    norms,
    promises,
    step_case,
    wording,
    worklist,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", worklist.show_worklist),
    path("cases/<uuid:case_id>/", step_case.show_case),
    path("cases/<uuid:case_id>/materials/<str:key>", step_case.open_material),
    path("steps/<uuid:step_id>/evidence/<uuid:evidence_id>", step_case.open_evidence),
    path("consultations/", consultations.show_list),
    path("consultations/<uuid:consultation_id>/", consultations.show_one),
    path("consultations/<uuid:consultation_id>/papers/<str:key>", consultations.open_paper),
    path("deputies", deputies.show_deputies),
    path("ledger", ledger.show_ledger),
    path("words/", wording.show_words),
    path("norms/", norms.list_norms),
    path("norms/<str:code>/<str:matter>/", norms.show_norm),
    path("lists/", lists.show_lists),
    path("lists/new", lists.propose),
    path("lists/<uuid:exception_id>/", lists.show_exception),
    path("announcements/", announcements.list_announcements),
    path("announcements/new", announcements.write),
    path("announcements/<uuid:paper_id>/", announcements.read),
    path("studio/", include("onething.desk.studio.urls")),
    path("head/", heads.show_requests),
    path("promises/", promises.show_promises),
    path("lead/", board.show_board),
    path("lead/cases/<uuid:case_id>/", joint_case.show_case),
]
