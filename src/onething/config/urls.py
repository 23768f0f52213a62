"""Every address of the product."""

from django.urls import URLPattern, URLResolver, path

from onething.config import health
from onething.openapi.api import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.alive),
    path("readyz", health.ready),
    path("api/v1/", api.urls),
]
