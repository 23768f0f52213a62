from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "onething.files"
    label = "files"
