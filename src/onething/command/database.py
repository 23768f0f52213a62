"""The embedded PostgreSQL: our own supervisor of an unmodified server, private to one data folder."""

import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType

from onething.command.database_connection import PORT, ROLE, read_connection, write_connection
from onething.command.database_processes import end, list_processes_in, try_lock, wait_until_ready
from onething.command.database_programs import OLDEST_MAJOR, Runner, environment, get_programs, get_runner
from onething.kernel.errors import Refusal

# A socket's address has 107 bytes; its name takes 14 of them with the slash.
LONGEST_SOCKET_FOLDER = 93
# Recovery after a crash may take its time; a server that ends at once, again and again, will not get better.
READY_SECONDS = 120
MOST_STARTS = 8
LOCK_SECONDS = 5


def check_server_version(version: int) -> None:
    """Refuse a server older than PostgreSQL 15; `version` is libpq's number (150018)."""
    if version < OLDEST_MAJOR * 10000:
        raise Refusal(
            "database.server_too_old",
            f"数据库服务器是 PostgreSQL {version // 10000}，太旧：本系统需要 {OLDEST_MAJOR} 或更新的版本，请升级或改用内嵌数据库。",
        )


class EmbeddedPostgres:
    """A server for one data folder: a private socket, password sign-in, no network, stopped when its parent ends.

    `start()` returns what psycopg.connect takes. Safe to start again after a kill -9 of the server or of ourselves: the
    rest of the former server is waited for, then PostgreSQL recovers by itself. `fsync=False` is for throw-away tests.
    """

    def __init__(self, data_dir: Path, *, fsync: bool = True) -> None:
        self.data_dir = data_dir.resolve()
        self.folder = self.data_dir / "postgres"
        self.cluster = self.folder / "cluster"
        self.fsync = fsync
        self.version = ""
        self._lock: int | None = None
        self._runner: Runner | None = None
        self._server: subprocess.Popen[str] | None = None
        self._spare_socket: Path | None = None

    def __enter__(self) -> dict[str, str]:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> dict[str, str]:
        """Make the database if there is none, start it and return the connection. Raises Refusal with a plain sentence."""
        self._take_lock()
        try:
            runner = self._prepare()
            connection = self._connection(runner)
            self._start_server(runner, connection)
        except BaseException:
            self.stop()
            raise
        return connection

    def stop(self) -> None:
        """Stop the server fast (open transactions roll back) and free the data folder. Does nothing twice."""
        if self._server is not None:
            end(self._server)
            self._server = None
        if self._spare_socket is not None:
            shutil.rmtree(self._spare_socket, ignore_errors=True)
            self._spare_socket = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def is_running(self) -> bool:
        """Whether the server that we started still runs."""
        return self._server is not None and self._server.poll() is None

    def restart_if_dead(self) -> bool:
        """Start the server again when it died under us; True when that was needed."""
        if self._server is None or self.is_running() or self._runner is None:
            return False
        self._start_server(self._runner, read_connection(self.data_dir))
        return True

    def _take_lock(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock = os.open(self.data_dir / "postgres.lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise Refusal(
                "database.folder_unwritable",
                f"数据文件夹 {self.data_dir} 无法写入：请修改它的权限，或用 ONETHING_DATA 指定另一个文件夹。",
            ) from error
        until = time.monotonic() + LOCK_SECONDS
        while not try_lock(self._lock):
            if time.monotonic() > until:
                os.close(self._lock)
                self._lock = None
                raise Refusal(
                    "database.in_use",
                    f"数据文件夹 {self.data_dir} 正被另一个 onething 使用：请先停止它，或换一个数据文件夹。",
                )
            time.sleep(0.1)

    def _prepare(self) -> Runner:
        version_file = self.cluster / "PG_VERSION"
        is_made = self.cluster.exists()
        owner = self.cluster.stat().st_uid if is_made else -1
        major = int(version_file.read_text(encoding="ascii").strip()) if is_made else None
        programs = get_programs(major)
        runner = self._runner = get_runner(programs, folder=self.folder, owner=owner)
        self.version = programs.version
        if is_made:
            self._clear_former_server()
        else:
            self._make_cluster(runner)
        return runner

    def _make_cluster(self, runner: Runner) -> None:
        """All in a folder aside, renamed at the end: a start that was cut off leaves no half-made database."""
        making = self.cluster.with_name("cluster.new")
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(mode=0o700)
        runner.hand_over(making)
        # C.UTF-8 and not C: with C, trigrams of Chinese text come out empty.
        auth = ["--auth-local=reject", "--auth-host=reject"]
        durable = [] if self.fsync else ["--no-sync"]
        runner.run(
            "initdb", "-D", str(making), "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", *auth, *durable
        )
        (making / "pg_hba.conf").write_text("local all all scram-sha-256\n", encoding="ascii")
        password = self._new_password()
        self._run_alone(
            runner,
            making,
            f"CREATE ROLE {ROLE} LOGIN CREATEDB PASSWORD '{password}'",
            f"CREATE DATABASE {ROLE} OWNER {ROLE}",
        )
        making.rename(self.cluster)

    def _run_alone(self, runner: Runner, cluster: Path, *statements: str) -> None:
        """Single-user mode: the only way in for the superuser, who has no password and so can never sign in."""
        text = "".join(statement + "\n" for statement in statements)
        runner.run(
            "postgres", "--single", "-D", str(cluster), "-c", "log_min_messages=fatal", "postgres", text=text
        )

    def _connection(self, runner: Runner) -> dict[str, str]:
        if not read_connection(self.data_dir)["password"]:
            password = self._new_password()
            self._run_alone(runner, self.cluster, f"ALTER ROLE {ROLE} PASSWORD '{password}'")
        return self._place_socket(runner)

    def _place_socket(self, runner: Runner) -> dict[str, str]:
        former = Path(read_connection(self.data_dir)["host"])
        if former.name.startswith("onething-") and former.parent == Path(tempfile.gettempdir()):
            shutil.rmtree(former, ignore_errors=True)
        folder = self.folder / "socket"
        if len(os.fsencode(folder)) > LONGEST_SOCKET_FOLDER:
            folder = self._spare_socket = Path(tempfile.mkdtemp(prefix="onething-"))
        folder.mkdir(mode=0o700, exist_ok=True)
        runner.hand_over(folder)
        write_connection(self.data_dir, password=read_connection(self.data_dir)["password"], host=str(folder))
        return read_connection(self.data_dir)

    def _new_password(self) -> str:
        password = secrets.token_urlsafe(32)
        write_connection(self.data_dir, password=password)
        return password

    def _start_server(self, runner: Runner, connection: dict[str, str]) -> None:
        until = time.monotonic() + READY_SECONDS
        for _ in range(MOST_STARTS):
            self._clear_former_server()
            with (self.folder / "server.log").open("ab") as log:
                self._server = runner.start(
                    "postgres", *self._options(connection["host"]),
                    stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", env=environment(),
                )  # fmt: skip
            if wait_until_ready(self._server, connection, until):
                return
            self._server = None
            time.sleep(0.25)
        raise Refusal(
            "database.did_not_start",
            f"内嵌数据库没有启动，原因见 {self.folder / 'server.log'}：{self._last_words()}",
        )

    def _options(self, socket_folder: str) -> list[str]:
        """Details and statements stay out of the log: they could carry what a person typed."""
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": f'"{socket_folder}"',
            "unix_socket_permissions": "0700",
            "port": PORT,
            "fsync": "on" if self.fsync else "off",
            "timezone": "UTC",
            "log_timezone": "UTC",
            "password_encryption": "scram-sha-256",
            "log_error_verbosity": "terse",
            "log_min_error_statement": "panic",
        }
        if not self.fsync:
            settings |= {"synchronous_commit": "off", "full_page_writes": "off"}
        return [
            "-D",
            str(self.cluster),
            *(part for pair in settings.items() for part in ("-c", "=".join(pair))),
        ]

    def _last_words(self) -> str:
        lines = (
            (self.folder / "server.log").read_text(encoding="utf-8", errors="replace").strip().splitlines()
        )
        return lines[-1] if lines else "?"

    def _clear_former_server(self) -> None:
        """Wait for what is left of a killed server; a pid file that nobody lives behind is removed.

        PostgreSQL itself would refuse a pid file whose number is alive, though it may be a zombie (in a container without
        init) or another program by now. We hold the lock of the folder and see no process in it, so removing is safe.
        """
        until = time.monotonic() + 20
        while left := list_processes_in(self.cluster):
            if time.monotonic() > until:
                for pid in left:
                    os.kill(pid, signal.SIGQUIT)
                until = time.monotonic() + 5
            time.sleep(0.1)
        (self.cluster / "postmaster.pid").unlink(missing_ok=True)
