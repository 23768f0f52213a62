from django.apps import AppConfig


class ArchivesConfig(AppConfig):
    name = "onething.archives"
    label = "archives"
