"""The soak in a process and a data folder of its own: the database, its tables, the rounds, and the ledger verified at the end."""

import json
import os
import subprocess
import sys
from typing import Any

from onething.command.django_setup import prepare_django
from onething.command.first_run import ensure_secrets
from onething.command.reach import get_data_dir
from onething.command.soak.city import City
from onething.kernel.errors import Refusal


def soak(*, rounds: int, clients: int, seed: int) -> dict[str, Any]:
    """Make a city, soak it and return the figures."""
    ensure_secrets(get_data_dir())
    city = City(get_data_dir())
    with city.database as known:
        _command("migrate")
        prepare_django()
        from onething.command.soak.rounds import soak_city

        found = soak_city(city, rounds=rounds, clients=clients, seed=seed, known=dict(known))
        chains = json.loads(_command("verify", "ledger", "--json"))
    broken = 0 if chains["sound"] else 1
    return found | {"chains": chains["chains"], "rows": chains["rows"], "chains_broken": broken}


def _command(*arguments: str) -> str:
    """Run a command of ours in this data folder and return what it printed. Refuses `soak.command`."""
    done = subprocess.run(
        [sys.executable, "-m", "onething.command.main", *arguments],
        env=dict(os.environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode and "--json" not in arguments:
        raise Refusal("soak.command", f"onething {' '.join(arguments)} 失败，原因见日志。")
    return done.stdout


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    print(json.dumps(soak(rounds=given[0], clients=given[1], seed=given[2]), ensure_ascii=False))
