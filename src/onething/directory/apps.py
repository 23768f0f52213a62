from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "onething.directory"
    label = "directory"
