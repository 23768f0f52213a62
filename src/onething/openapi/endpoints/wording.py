"""The office's words for the search, and what people looked for in vain."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onething.catalogue.queries import get_office_words, list_vain_searches
from onething.journey import wording
from onething.kernel.clock_port import local_day, now
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.openapi.authentication import check_permission
from onething.openapi.catalogue_schemas import LifeEventIn, SynonymsIn, WordIn, WordsOut
from onething.openapi.performing import perform
from onething.openapi.presenting import plain

router = Router()
MONTH = timedelta(days=30)


@router.get("/words", response=dict[str, Any], summary="大白话词表")
def show_words(request: HttpRequest) -> dict[str, Any]:
    """Show what people say for what the catalogue calls it, and how many things each leads to."""
    body: dict[str, Any] = plain(asdict(get_office_words(_keeper(request), at=now())))
    return body


@router.post("/words/synonyms", response={201: WordsOut}, summary="加一组大白话")
def add_synonyms(request: HttpRequest, payload: SynonymsIn) -> HttpResponse:
    """Let spoken words mean words of the catalogue from the next search on."""
    viewer = check_permission(request, Permission.APPROVE_CATALOGUE)
    return _perform(
        request,
        act=lambda at: wording.add_synonyms(
            viewer, said=payload.said, means=payload.means, version=payload.version, at=at
        ),
        status=201,
    )


@router.post("/words/drop", response=WordsOut, summary="去掉一个大白话")
def drop_synonym(request: HttpRequest, payload: WordIn) -> HttpResponse:
    """Take a spoken word out again."""
    viewer = check_permission(request, Permission.APPROVE_CATALOGUE)
    return _perform(
        request,
        act=lambda at: wording.drop_synonym(viewer, word=payload.word, version=payload.version, at=at),
    )


@router.post("/words/life-event", response=WordsOut, summary="把一件事归到一个人生、企业阶段")
def set_life_event(request: HttpRequest, payload: LifeEventIn) -> HttpResponse:
    """Put a thing under a life event; an empty one takes it out."""
    viewer = check_permission(request, Permission.APPROVE_CATALOGUE)
    return _perform(
        request,
        act=lambda at: wording.set_life_event(
            viewer, thing=payload.thing, event=payload.event, version=payload.version, at=at
        ),
    )


@router.get("/vain", response=dict[str, Any], summary="没有找到的说法")
def show_vain(request: HttpRequest, since: date | None = None, until: date | None = None) -> dict[str, Any]:
    """List what people looked for in vain, the most frequent first; by default in the last thirty days."""
    viewer, today = _keeper(request), local_day(now())
    last = until or today
    found = list_vain_searches(viewer, since=since or last - MONTH, until=last)
    return {"items": [asdict(one) for one in found]}


def _keeper(request: HttpRequest) -> Viewer:
    return check_permission(
        request, Permission.EDIT_CATALOGUE, Permission.REVIEW_CATALOGUE, Permission.APPROVE_CATALOGUE
    )


def _perform(request: HttpRequest, *, act: Callable[[datetime], int], status: int = 200) -> HttpResponse:
    return perform(request, act=lambda at: {"version": act(at)}, status=status)
