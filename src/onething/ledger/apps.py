from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "onething.ledger"
    label = "ledger"
