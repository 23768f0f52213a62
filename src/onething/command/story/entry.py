"""Where `onething story` begins: Django is loaded for the doors the story checks with; it never opens a database."""

from onething.command.django_setup import prepare_django


def run(arguments: list[str]) -> int:
    """Load Django, then tell the story."""
    prepare_django()
    from onething.command.story import telling

    return telling.run(arguments)
