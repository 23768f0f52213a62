"""The secrets of one installation: from the environment, else from files made on the first run; never in the repository."""

import os
import secrets
from pathlib import Path

from onething.command.private_files import make_private_folder, write_private_file

SECRET_KEY_FILE = "secret_key"  # noqa: S105 - a file's name
PASSWORD_FILE = "demonstration_password"  # noqa: S105 - a file's name


def read_secret_key(data_dir: Path) -> str:
    """Return Django's secret key: ONETHING_SECRET_KEY, else the file made on the first run, else the empty string."""
    if given := os.environ.get("ONETHING_SECRET_KEY", ""):
        return given
    try:
        return (data_dir / "private" / SECRET_KEY_FILE).read_text(encoding="ascii").strip()
    except OSError:
        return ""


def ensure_secrets(data_dir: Path) -> None:
    """Make what the environment does not give: the secret key and the key ring file, both mode 0600."""
    folder = make_private_folder(data_dir)
    if not read_secret_key(data_dir):
        write_private_file(folder / SECRET_KEY_FILE, text=secrets.token_urlsafe(48))
    keys_file = Path(os.environ.get("ONETHING_KEYS_FILE") or folder / "keys.json")
    if not os.environ.get("ONETHING_KEYS") and not keys_file.exists():
        from onething.keys.key_file import make_key_ring_file

        make_key_ring_file(keys_file)


def ensure_demonstration_password(data_dir: Path) -> str:
    """Return the password of the demonstration's accounts, made once for each data folder: none is known beforehand."""
    file = make_private_folder(data_dir) / PASSWORD_FILE
    if not file.exists():
        write_private_file(file, text=f"yjs-{secrets.token_hex(5)}")
    return file.read_text(encoding="ascii").strip()
