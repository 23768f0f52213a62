"""Addresses of the studio, below /desk/studio/."""

from django.urls import URLPattern, URLResolver, path

from onething.desk.studio.views import beginning, calendar, entry, part, queue, things, workbook

urlpatterns: list[URLPattern | URLResolver] = [
    path("", queue.show_queue),
    path("calendar", calendar.show_calendar),
    path("things/", things.list_things),
    path("things/<str:code>/", things.show_thing),
    path("things/<str:code>/edition", beginning.begin_edition),
    path("things/<str:code>/clone", beginning.clone_thing),
    path("things/<str:code>/repeal", beginning.begin_repeal),
    path("template.xlsx", workbook.hand_out_template),
    path("new", beginning.begin_thing),
    path("entries/<uuid:entry_id>/", entry.show_entry),
    path("entries/<uuid:entry_id>/trial", entry.try_answers),
    path("entries/<uuid:entry_id>/workbook.xlsx", workbook.hand_out),
    path("entries/<uuid:entry_id>/workbook", workbook.take_in),
    path("entries/<uuid:entry_id>/thing/", part.show_thing),
    path("entries/<uuid:entry_id>/questions/new/", part.show_question),
    path("entries/<uuid:entry_id>/questions/<str:key>/", part.show_question),
    path("entries/<uuid:entry_id>/matters/new/", part.show_matter),
    path("entries/<uuid:entry_id>/matters/<str:matter>/", part.show_matter),
    path("entries/<uuid:entry_id>/matters/<str:matter>/materials/new/", part.show_material),
    path("entries/<uuid:entry_id>/matters/<str:matter>/materials/<int:place>/", part.show_material),
    path("entries/<uuid:entry_id>/matters/<str:matter>/fields/new/", part.show_field),
    path("entries/<uuid:entry_id>/matters/<str:matter>/fields/<int:place>/", part.show_field),
]
