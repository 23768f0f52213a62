"""What the web server loads."""

import os
import signal

from django.core.wsgi import get_wsgi_application

from onething.command.database_programs import die_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onething.config.settings")
if os.environ.get("ONETHING_DIES_WITH_PARENT") == "1":  # `onething run` started us: leave no process behind
    die_with_parent(signal.SIGTERM)
application = get_wsgi_application()
