from django.apps import AppConfig


class RepliesConfig(AppConfig):
    name = "onething.replies"
    label = "replies"
