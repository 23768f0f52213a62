from django.apps import AppConfig


class PublicityConfig(AppConfig):
    name = "onething.publicity"
    label = "publicity"
