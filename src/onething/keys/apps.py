from django.apps import AppConfig


class KeysConfig(AppConfig):
    name = "onething.keys"
    label = "keys"
