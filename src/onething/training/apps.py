from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "onething.training"
    label = "training"
