from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "onething.calendars"
    label = "calendars"
