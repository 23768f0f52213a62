"""Every address of the product."""

from django.urls import URLPattern, URLResolver, path

from onething.config import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.alive),
    path("readyz", health.ready),
    # Faces hang in below this line, one a line:  path("api/v1/", onething.openapi.api.api.urls)
]
