"""Loads Django for a command; the settings bring structured logs and, on a scratch server, the moved clock."""

import os


def prepare_django() -> None:
    """Set Django up. Doing it twice does no harm."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onething.config.settings")
    import django

    django.setup()
