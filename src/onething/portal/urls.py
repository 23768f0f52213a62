"""Addresses of the portal."""

from django.urls import URLPattern, URLResolver, path

from onething.portal.views import cases, form, guide, home, materials, plan, progress, questions, review

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.show_home),
    path("things/<str:code>/", guide.show_guide),
    path("things/<str:code>/questions/", questions.ask),
    path("things/<str:code>/plan", plan.show_answers_plan),
    path("things/<str:code>/begin", plan.begin),
    path("things/<str:code>/notice/<str:notice_code>", plan.show_notice),
    path("cases/", cases.list_own),
    path("cases/<uuid:case_id>/", progress.show_progress),
    path("cases/<uuid:case_id>/progress", progress.show_progress),
    path("cases/<uuid:case_id>/correction", progress.show_correction),
    path("cases/<uuid:case_id>/withdraw", progress.withdraw),
    path("cases/<uuid:case_id>/end", progress.end),
    path("cases/<uuid:case_id>/steps/<uuid:step_id>/mend", progress.mend),
    path("cases/<uuid:case_id>/steps/<uuid:step_id>/drop", progress.drop),
    path("cases/<uuid:case_id>/form", form.fill_form),
    path("cases/<uuid:case_id>/materials", materials.list_materials),
    path("cases/<uuid:case_id>/materials/<str:key>", materials.show_file),
    path("cases/<uuid:case_id>/materials/<str:key>/hand-in", materials.hand_in),
    path("cases/<uuid:case_id>/review", review.review),
    path("cases/<uuid:case_id>/receipt", review.show_receipt),
    path("cases/<uuid:case_id>/results", cases.list_own_results),
    path("cases/<uuid:case_id>/results/<str:identifier>", cases.show_result),
]
