from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "onething.outbox"
    label = "outbox"
