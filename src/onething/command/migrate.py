"""`onething migrate`: brings the tables up to date and loads what is published with this release."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onething.command.django_setup import prepare_django
from onething.command.first_run import ensure_demonstration_password
from onething.command.reach import reached_database
from onething.kernel import clock_port
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM

# One number for the whole product: two servers that start at once on one database migrate one after the other.
MIGRATION_LOCK = 4301820001
LOCK_TIMEOUT = "10s"
STATEMENT_TIMEOUT = "15min"


def migrate_tables() -> None:
    """Apply the migrations under a lock, giving up rather than queueing behind a long transaction of a live office."""
    from django.core.management import call_command
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        cursor.execute(f"SET lock_timeout = '{LOCK_TIMEOUT}'")
        cursor.execute(f"SET statement_timeout = '{STATEMENT_TIMEOUT}'")
    try:
        call_command("migrate", verbosity=0)
    finally:
        connection.close()


@contextmanager
def reached_tables() -> Iterator[None]:
    """Have the database up and its tables current for the time of a command."""
    with reached_database():
        prepare_django()
        ensure_tables()
        yield


def ensure_tables() -> None:
    """Bring the embedded database's tables up to date; an office's own is never changed unasked, but refused."""
    from onething.command.readiness import is_schema_current

    if is_schema_current():
        return
    if os.environ.get("DATABASE_URL", "").strip():
        raise Refusal(
            "command.tables.behind", "数据库的表还没有建立或不是最新：请先运行 onething migrate，再重试。"
        )
    migrate_tables()
    load_published()


def collect_static() -> None:
    """Copy style sheets and scripts of this release into the data folder under hashed names; old pages keep theirs."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


def load_published() -> None:
    """Load the holiday notices and the rules of this release; loading them again changes nothing."""
    from django.db import transaction

    from onething.calendars.actions import load_published_notices
    from onething.rulebook.actions import publish_packaged_rules

    with transaction.atomic():
        load_published_notices(at=clock_port.now())
        publish_packaged_rules(at=clock_port.now())


def load_demonstration() -> int:
    """Load the demonstration's catalogue and city, and print its accounts with their password.

    ONETHING_DEMONSTRATION_PACKAGE names another catalogue package to live through (a scratch server's story).
    Return 0, or 1 when its package is refused, with every reason on standard error.
    """
    from django.conf import settings

    from onething.catalogue.contracts import PackageBlocked, PackageRefused
    from onething.catalogue.queries import read_package
    from onething.command.package_faults import print_refused
    from onething.journey import demonstration

    password = ensure_demonstration_password(settings.DATA_DIR)
    chosen = os.environ.get("ONETHING_DEMONSTRATION_PACKAGE", "")
    folder = Path(chosen) if chosen else demonstration.catalogue_folder()
    try:
        package = read_package(SYSTEM, path=folder)
        demonstration.load_demonstration_city(package=package, password=password, at=clock_port.now())
    except (PackageRefused, PackageBlocked) as refused:
        print_refused(refused)
        return 1
    _print_accounts(password)
    return 0


def _print_accounts(password: str) -> None:
    from onething.directory.queries import list_accounts
    from onething.journey import demonstration

    print("演示城市的账号 (合成人员，不具法律效力)：")
    for account in list_accounts(SYSTEM):
        print(f"  {account.login_name:<12} {account.unit_name}  {account.posts_label}")
    print(f"  以上账号的口令：{password}")
    print("演示居民 (用手机号登录，短信验证码见 /api/v1/demonstration/messages?phone=手机号)：")
    for citizen in demonstration.list_citizens():
        print(f"  {citizen['phone']}  {citizen['name']}  {citizen['number']}", flush=True)


def run(arguments: list[str]) -> int:
    """Migrate, load the notices and, on a demonstration, its city."""
    parser = argparse.ArgumentParser(
        prog="onething migrate", description="更新表结构并载入随系统发布的数据。"
    )
    parser.parse_args(arguments)
    with reached_database():
        prepare_django()
        from django.conf import settings

        migrate_tables()
        collect_static()
        load_published()
        return load_demonstration() if settings.IS_DEMONSTRATION else 0
