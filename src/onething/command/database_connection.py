"""Where the data folder's own server is found: a private file that every command of the same folder reads."""

import json
from pathlib import Path

from onething.command.private_files import make_private_folder, write_private_file

CONNECTION_FILE = "database.json"
ROLE = "onething"
PORT = "5432"


def read_connection(data_dir: Path) -> dict[str, str]:
    """Return host, port, user, password and dbname of the data folder's own server, running or not."""
    default = {
        "host": str(data_dir / "postgres" / "socket"),
        "port": PORT,
        "user": ROLE,
        "password": "",
        "dbname": ROLE,
    }
    try:
        return default | json.loads((data_dir / "private" / CONNECTION_FILE).read_text(encoding="utf-8"))
    except OSError:
        return default


def write_connection(data_dir: Path, *, password: str, **more: str) -> None:
    """Keep the password (and what else differs from the default, such as the socket's folder) for later commands."""
    folder = make_private_folder(data_dir)
    write_private_file(folder / CONNECTION_FILE, text=json.dumps({"password": password, **more}))
