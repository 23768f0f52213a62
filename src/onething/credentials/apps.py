from django.apps import AppConfig


class CredentialsConfig(AppConfig):
    name = "onething.credentials"
    label = "credentials"
