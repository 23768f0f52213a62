"""Addresses that belong to no one face."""

from django.urls import path

from onething.pages.views import demonstration, elder, identity, living_page, sign_in, staff, verification

urlpatterns = [
    path("sign-in/", sign_in.enter_phone),
    path("sign-in/code", sign_in.enter_code),
    path("sign-in/identity", identity.prove_identity),
    path("sign-in/staff", staff.sign_in_staff),
    path("sign-in/post", staff.choose_post),
    path("sign-out/", staff.sign_out),
    path("elder/", elder.switch_elder),
    path("verify/", verification.ask),
    path("verify/<str:identifier>", verification.show_identifier),
    path("demonstration/", demonstration.list_people),
    path("demonstration/sign-in", demonstration.step_in),
    path("look", living_page.show_pieces),
]
