"""Addresses of the counter."""

from django.urls import URLPattern, URLResolver, path

from onething.counter.views import correction, notices, queues, window_case

urlpatterns: list[URLPattern | URLResolver] = [
    path("", queues.show_queues),
    path("cases/<uuid:case_id>/", window_case.show_case),
    path("cases/<uuid:case_id>/correction", correction.ask_correction),
    path("cases/<uuid:case_id>/materials/<str:key>", window_case.open_material),
    path("cases/<uuid:case_id>/notices/acceptance", notices.show_acceptance),
    path("cases/<uuid:case_id>/notices/correction", notices.show_correction),
]
