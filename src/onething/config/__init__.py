"""Settings, urls, wsgi: wiring only. No rule lives here."""
