from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "onething.portal"
    label = "portal"
