"""The office changes its words for the search: each change is a version of its own and holds from the next search."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.db import connection

from onething.catalogue import words
from onething.catalogue.actions.moving import check_bureau
from onething.catalogue.finding import get_index
from onething.catalogue.in_force import list_ids_in_force, read_things
from onething.catalogue.models import SearchWords
from onething.catalogue.office import read_words
from onething.catalogue.rules.raw import Raw
from onething.catalogue.rules.searching.indexing import build_index
from onething.catalogue.rules.searching.office_words import (
    add_synonyms as with_synonyms,
)
from onething.catalogue.rules.searching.office_words import assign_event, drop_spoken, read_office_words
from onething.catalogue.rules.searching.texts import normalise_name
from onething.catalogue.spoken import find_meant
from onething.kernel.canonical import canonical_json
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.keys.transactions import require_transaction
from onething.ledger.actions import record_act
from onething.ledger.contracts import Act, Subject, actor_of

SUBJECT = Subject(kind="search_words", id=uuid5(NAMESPACE_URL, "urn:onething:search_words"))
WORDS_LOCK = 4301820103
LONGEST, MOST = 20, 30
MOST_GROUPS = 3000


def add_synonyms(
    viewer: Viewer, *, said: Sequence[str], means: Sequence[str], version: int | None, at: datetime
) -> int:
    """Let spoken words mean words of the catalogue from now on; return the new version. Refuses what leads nowhere."""
    raw = _begin(viewer, version=version)
    spoken, meant = _clean(said, field="said"), _clean(means, field="means")
    changed = with_synonyms(raw, said=spoken, means=meant)
    if len(changed["synonyms"]) > MOST_GROUPS:
        raise Refusal("catalogue.words.too_many", words.WORDS_FULL, field="said")
    _check_leads(changed, said=spoken, at=at)
    return _save(changed, viewer=viewer, verb="add_synonyms", facts={"said": spoken, "means": meant}, at=at)


def drop_synonym(viewer: Viewer, *, word: str, version: int | None, at: datetime) -> int:
    """Take one spoken word out again; return the new version."""
    raw = _begin(viewer, version=version)
    changed = drop_spoken(raw, word=word)
    if changed == raw:
        raise Refusal("catalogue.words.unknown", words.WORD_UNKNOWN, field="word", status=404)
    return _save(changed, viewer=viewer, verb="drop_synonym", facts={"word": word}, at=at)


def set_life_event(viewer: Viewer, *, thing: str, event: str, version: int | None, at: datetime) -> int:
    """Put a thing in force under a life event, or under none; return the new version."""
    raw = _begin(viewer, version=version)
    name = event.strip()
    if len(name) > LONGEST:
        raise Refusal("catalogue.words.too_long", words.WORD_TOO_LONG.format(most=LONGEST), field="event")
    if thing not in {one.code for one in get_index(at).things}:
        raise Refusal("catalogue.thing.not_found", words.NO_SUCH_THING.format(code=thing[:40]), field="thing")
    changed = assign_event(json.loads(json.dumps(raw)), thing=thing, event=name)
    return _save(changed, viewer=viewer, verb="set_life_event", facts={"thing": thing, "event": name}, at=at)


def _begin(viewer: Viewer, *, version: int | None) -> Raw:
    """Lock the words and return the newest; refuses whoever read older ones (412)."""
    require_transaction()
    check_bureau(viewer, verb=words.KEEP_WORDS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WORDS_LOCK])
    newest = SearchWords.objects.order_by("-version").first()
    known = newest.version if newest else 0
    if version is not None and version != known:
        raise Refusal("catalogue.words.stale", words.WORDS_STALE, status=412, facts={"version": known})
    raw: Raw = json.loads(read_words(newest.id if newest else None))
    return {key: raw[key] for key in ("synonyms", "fillers", "life_events")}


def _clean(texts: Sequence[str], *, field: str) -> list[str]:
    """Return the words without blanks, each once; refuses none, too many, and one that is too long or says nothing."""
    named = list(dict.fromkeys(text.strip() for text in texts if text.strip()))
    if not named:
        raise Refusal(f"catalogue.words.{field}_missing", words.WORDS_MISSING[field], field=field)
    if len(named) > MOST or any(len(one) > LONGEST for one in named):
        raise Refusal(
            "catalogue.words.too_long", words.WORDS_TOO_LONG.format(most=MOST, longest=LONGEST), field=field
        )
    if silent := next((one for one in named if not normalise_name(one)), None):
        raise Refusal("catalogue.words.silent", words.WORD_SILENT.format(word=silent), field=field)
    return named


def _check_leads(raw: Raw, *, said: Sequence[str], at: datetime) -> None:
    """A word whose meaning stands nowhere in the catalogue would find nothing."""
    things = read_things(list_ids_in_force(at, today=local_day(at)))
    index = build_index(things, words=read_office_words(json.dumps(raw)))
    lost = [word for word in said if not find_meant(word, index=index)]
    if lost:
        sentence = words.LEADS_NOWHERE.format(words=words.LIST_COMMA.join(lost))
        raise Refusal("catalogue.words.lead_nowhere", sentence, field="means")


def _save(raw: Raw, *, viewer: Viewer, verb: str, facts: Mapping[str, Any], at: datetime) -> int:
    assert viewer.person_id is not None, "the post was checked"  # noqa: S101
    version = SearchWords.objects.count() + 1
    note = words.WORD_NOTES[verb].format(**{key: _say(value) for key, value in facts.items()})[:200]
    SearchWords.objects.create(
        version=version,
        content=canonical_json(raw).decode(),
        note=note,
        saved_at=at,
        saved_by=viewer.person_id,
    )
    act = Act(
        subject=SUBJECT, step_id=None, verb=verb, from_state=str(version - 1), to_state=str(version), actor=actor_of(viewer),
        recorded_at=at, effective_at=at, facts=facts,
    )  # fmt: skip
    record_act(act=act, data_key_id=None)
    return version


def _say(value: object) -> str:
    return words.LIST_COMMA.join(value) if isinstance(value, list) else str(value)
