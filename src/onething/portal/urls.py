"""Addresses of the portal."""

from django.urls import URLPattern, URLResolver, path

from onething.portal.views import applying, cases, guide, home, letters, lists, progress, receipt

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.show_home),
    path("lists/", lists.show_lists),
    path("lists/<str:kind>/", lists.show_list),
    path("changes/", guide.show_changes),
    path("things/<str:code>/", guide.show_guide),
    path("things/<str:code>/guide.pdf", guide.show_document),
    path("things/<str:code>/matters/<str:matter>/", guide.show_matter),
    path("things/<str:code>/matters/<str:matter>/guide.pdf", guide.show_matter_document),
    path("things/<str:code>/questions/", applying.ask),
    path("things/<str:code>/plan", applying.show_plan),
    path("things/<str:code>/begin", applying.begin),
    path("things/<str:code>/notice/<str:notice_code>", applying.show_notice),
    path("notices/<str:notice_code>", letters.show_notice),
    path("cases/", cases.list_own),
    path("cases/<uuid:case_id>/", progress.show_progress),
    path("cases/<uuid:case_id>/progress", progress.show_progress),
    path("cases/<uuid:case_id>/correction", progress.show_correction),
    path("cases/<uuid:case_id>/withdraw", progress.withdraw),
    path("cases/<uuid:case_id>/end", progress.end),
    path("cases/<uuid:case_id>/steps/<uuid:step_id>/mend", progress.mend),
    path("cases/<uuid:case_id>/steps/<uuid:step_id>/drop", progress.drop),
    path("cases/<uuid:case_id>/steps/<uuid:step_id>/separate", progress.separate),
    path("cases/<uuid:case_id>/form", applying.fill_form),
    path("cases/<uuid:case_id>/materials", applying.list_materials),
    path("cases/<uuid:case_id>/materials/demonstration", applying.hand_in_samples),
    path("cases/<uuid:case_id>/materials/<str:key>", applying.show_file),
    path("cases/<uuid:case_id>/materials/<str:key>/hand-in", applying.hand_in),
    path("cases/<uuid:case_id>/review", applying.review),
    path("cases/<uuid:case_id>/signed-sheet", applying.show_sheet),
    path("cases/<uuid:case_id>/receipt", receipt.show_receipt),
    path("cases/<uuid:case_id>/letters/<str:kind>", letters.show_letter),
    path("cases/<uuid:case_id>/results", cases.list_own_results),
    path("cases/<uuid:case_id>/results/<str:identifier>", cases.show_result),
]
