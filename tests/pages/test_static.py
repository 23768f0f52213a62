"""Style sheets and scripts are collected under hashed names, so that a browser may keep them for ever."""

import json
import re

from django.conf import settings as project
from django.test import Client, override_settings

from onething.command.migrate import collect_static

MANIFEST = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}


def test_everything_is_collected_with_its_hash_and_served_for_ever(tmp_path, db):
    assert project.STATIC_URL == "/static/"
    with override_settings(STORAGES=MANIFEST, STATIC_ROOT=tmp_path, WHITENOISE_USE_FINDERS=False):
        collect_static()
        names = json.loads((tmp_path / "staticfiles.json").read_text(encoding="utf-8"))["paths"]
        assert re.fullmatch(r"look/tokens\.[0-9a-f]{12}\.css", names["look/tokens.css"])
        page = Client().get("/look").content.decode()
        assert f"/static/{names['look/tokens.css']}" in page
        assert '/look/tokens.css"' not in page
        served = Client().get(f"/static/{names['look/vendor/htmx-2.0.11.min.js']}")
        assert "immutable" in served["Cache-Control"]
        served.close()
