from django.apps import AppConfig


class JourneyConfig(AppConfig):
    name = "onething.journey"
    label = "journey"
