"""Addresses of the counter."""

from django.urls import URLPattern, URLResolver, path

from onething.counter.views import (
    applying,
    correction,
    facts,
    notices,
    questions,
    queues,
    slips,
    taking,
    window_case,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", queues.show_queues),
    path("take/", taking.choose_thing),
    path("take/<str:code>/questions/", applying.ask),
    path("take/<str:code>/plan", applying.show_plan),
    path("take/<str:code>/notice/<str:notice_code>", applying.show_notice),
    path("take/<str:code>/person", taking.register_person),
    path("cases/<uuid:case_id>/", window_case.show_case),
    path("cases/<uuid:case_id>/facts", facts.record_facts),
    path("cases/<uuid:case_id>/steps/<uuid:step_id>/question", questions.answer),
    path("cases/<uuid:case_id>/slip", slips.fix),
    path("cases/<uuid:case_id>/correction", correction.ask_correction),
    path("cases/<uuid:case_id>/return", correction.return_for_change),
    path("cases/<uuid:case_id>/form", applying.fill_form),
    path("cases/<uuid:case_id>/materials", applying.list_materials),
    path("cases/<uuid:case_id>/materials/demonstration", applying.hand_in_samples),
    path("cases/<uuid:case_id>/materials/<str:key>", window_case.open_material),
    path("cases/<uuid:case_id>/materials/<str:key>/hand-in", applying.hand_in),
    path("cases/<uuid:case_id>/review", applying.review),
    path("cases/<uuid:case_id>/signed-sheet", applying.show_sheet),
    path("cases/<uuid:case_id>/notices/<str:kind>", notices.show_notice),
    path("cases/<uuid:case_id>/letters/<str:kind>", notices.open_letter),
]
