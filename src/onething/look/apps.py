from django.apps import AppConfig


class LookConfig(AppConfig):
    name = "onething.look"
    label = "look"
