from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "onething.desk"
    label = "desk"
