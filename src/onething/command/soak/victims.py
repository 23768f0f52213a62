"""Who is killed in a round: a table of victims, each as likely as the others."""

from collections.abc import Callable
from random import Random

from onething.command.soak.city import City

Killing = Callable[[City, Random], None]


def _everything(city: City, _chance: Random) -> None:
    for name in city.children:
        city.kill(name)
    city.kill_database()


VICTIMS: dict[str, Killing] = {
    "网页服务": lambda city, _: city.kill("server"),
    "网页服务的一个进程": lambda city, _: city.kill_one_serving(),
    "后台任务": lambda city, chance: city.kill(chance.choice(["worker", "other worker"])),
    "正在干活的后台任务": lambda city, chance: city.kill_worker_at_work(
        chance.choice(["worker", "other worker"])
    ),
    "数据库": lambda city, _: city.kill_database(),
    "数据库的一个进程": lambda city, chance: city.kill_backend(chance.random()),
    "全部": _everything,
}
