from django.apps import AppConfig


class ParcelsConfig(AppConfig):
    name = "onething.parcels"
    label = "parcels"
