"""Answers of pages: a template with its one view value, and files shown or handed out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

SHOWN_IN_PAGES = frozenset({"application/pdf", "image/png", "image/jpeg", "image/webp"})
# A stored file may be anything: it runs nothing, loads nothing, and only our own pages may frame it.
FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"


def show(request: HttpRequest, template: str, *, page: object, status: int = 200) -> HttpResponse:
    """Render a template with its view value as `page`."""
    return render(request, template, {"page": page}, status=status)


def answer_file(content: bytes, *, media_type: str, name: str, inline: bool = False) -> HttpResponse:
    """Hand a file out, or show it inside a page (frames of our own; PDF and pictures only). Never cached."""
    is_shown = inline and media_type in SHOWN_IN_PAGES
    response = HttpResponse(content, content_type=media_type if is_shown else "application/octet-stream")
    if media_type == "application/pdf":
        response["Content-Type"] = media_type
    disposition = content_disposition_header(not is_shown, name)
    response["Content-Disposition"] = disposition or "attachment"
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = FILE_POLICY
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response
