"""Is the server alive, and is it ready for people?"""

from django.http import HttpRequest, JsonResponse

from onething.command.readiness import run_checks


def alive(_request: HttpRequest) -> JsonResponse:
    """/healthz: the process answers."""
    return JsonResponse({"status": "alive"})


def ready(_request: HttpRequest) -> JsonResponse:
    """/readyz: database, migrations and this year's calendar; 503 with the one that is missing."""
    checks = run_checks()
    is_ready = all(checks.values())
    return JsonResponse(
        {"status": "ready" if is_ready else "not_ready", "checks": checks}, status=200 if is_ready else 503
    )
