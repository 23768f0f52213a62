from django.apps import AppConfig


class CounterConfig(AppConfig):
    name = "onething.counter"
    label = "counter"
