from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "onething.pages"
    label = "pages"
