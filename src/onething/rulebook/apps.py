from django.apps import AppConfig


class RulebookConfig(AppConfig):
    name = "onething.rulebook"
    label = "rulebook"
