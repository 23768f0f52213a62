"""Every address of the product."""

from django.urls import URLPattern, URLResolver, include, path

from onething.config import health
from onething.openapi.api import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.alive),
    path("readyz", health.ready),
    path("api/v1/", api.urls),
    path("counter/", include("onething.counter.urls")),
    path("desk/", include("onething.desk.urls")),
    path("", include("onething.pages.urls")),
    path("", include("onething.portal.urls")),
]

handler400 = "onething.pages.faults.bad_request"
handler403 = "onething.pages.faults.forbidden"
handler404 = "onething.pages.faults.not_found"
handler500 = "onething.pages.faults.broken"
