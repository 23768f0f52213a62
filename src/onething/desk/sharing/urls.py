"""Addresses of shared data, below /desk/data/."""

from django.urls import URLPattern, path

from onething.desk.sharing import views

urlpatterns: list[URLPattern] = [
    path("", views.show_grants),
    path("catalogue/", views.show_catalogue),
    path("catalogue/<str:code>/", views.show_resource),
    path("catalogue/<str:code>/ask", views.ask),
    path("grants/<uuid:grant_id>/", views.show_grant),
]
