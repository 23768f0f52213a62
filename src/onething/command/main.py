"""The `onething` command: a table of sub-commands, each loaded only when it is called."""

import os
import sys
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module

from onething.kernel.errors import Refusal

COMMANDS = {
    "run": ("run", "启动整套系统：内嵌数据库、网页服务、后台任务"),
    "worker": ("worker", "只启动后台任务"),
    "load": ("load", "载入一件事目录包为草稿，--publish 直接发布：onething load 路径"),
    "check": ("check", "检查一件事目录包，不载入：onething check 路径"),
    "export": (
        "export",
        "导出现行目录：onething export 路径；导出一个办件的台账：onething export ledger --case 编号",
    ),
    "things": ("things", "列出已发布的一件事"),
    "diff": ("diff", "说明两个版本的变化：onething diff 一件事编码 版本 版本"),
    "plan": ("plan", "算出办理方案：onething plan 一件事编码"),
    "due": ("due", "推算期限的最后一天：onething due 受理日期 天数"),
    "story": ("story.entry", "在演练库上把一件事从头办到尾：onething story 一件事编码"),
    "bench": ("bench.entry", "测速：onething bench plan|search|cases|lists|memory"),
    "verify": (
        "verify",
        "核验台账：onething verify ledger；重算期限和牌：verify cards；核对共享调用日志：verify exchange",
    ),
    "example-system": (
        "example_system.entry",
        "启动一个演示用的部门系统（公安局人口信息）：onething example-system 文件夹",
    ),
    "doctor": ("doctor", "检查缺什么、怎么补"),
    "backup": ("backup", "备份数据库 (不含密钥)：onething backup 文件"),
    "restore": ("restore", "恢复数据库：onething restore 文件"),
    "erased": ("erased", "导出已销毁办件的清单，恢复旧备份时再次销毁：onething erased 文件"),
    "backup-keys": ("key_backup", "备份密钥环：onething backup-keys 文件"),
    "restore-keys": ("key_restore", "恢复密钥环：onething restore-keys 文件"),
    "drill": ("drill", "备份恢复演练：边运行边备份，在别处恢复并核验，不动现有系统"),
    "soak": ("soak.entry", "耐久测试：在演练城市上边办件边杀进程，清点有没有丢失和重复"),
    "flow": ("flow", "由状态表生成流程图文档 docs/flow.md"),
    "migrate": ("migrate", "更新表结构并载入随系统发布的数据 (run 会自动执行)"),
}
# These get the database of the data folder, with its tables, even when nothing runs there yet; the others see to it themselves.
NEEDS_DATABASE = frozenset({"diff", "export", "load", "plan", "things", "verify"})
HELP_WORDS = frozenset({"-h", "--help", "help"})


def print_usage() -> None:
    """Print the list of sub-commands."""
    print("用法：onething 子命令 [参数]\n")
    for name, (_, sentence) in COMMANDS.items():
        print(f"  {name:<13} {sentence}")


def _database(name: str, arguments: list[str]) -> AbstractContextManager[object]:
    is_asking_help = bool(HELP_WORDS & set(arguments))
    has_package = any(argument.split("=")[0] == "--package" for argument in arguments)
    if name not in NEEDS_DATABASE or has_package or is_asking_help:
        return nullcontext()
    from onething.command.migrate import reached_tables

    return reached_tables()


def _run(name: str, arguments: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onething.config.settings")
    with _database(name, arguments):
        module = import_module(f"onething.command.{COMMANDS[name][0]}")
        return int(module.run(arguments))


def _explain(error: Exception) -> str | None:
    """Return the sentence for a database that went away, None for what is a fault of ours."""
    database = sys.modules.get("django.db")
    if database is not None and isinstance(error, database.OperationalError):
        return f"数据库连接不上或中断：{str(error).splitlines()[0]}"
    return None


def main(arguments: list[str] | None = None) -> int:
    """Run one sub-command and return the exit code: 0 done, 1 refused (its sentence on standard error), 2 wrong usage."""
    name, *rest = (sys.argv[1:] if arguments is None else arguments) or ["--help"]
    if name in HELP_WORDS:
        print_usage()
        return 0
    if name not in COMMANDS:
        print(f"没有子命令 {name[:40]}。运行 onething --help 查看全部子命令。", file=sys.stderr)
        return 2
    try:
        return _run(name, rest)
    except Refusal as refusal:
        print(refusal.sentence, file=sys.stderr)
        return 2 if refusal.code.startswith("usage.") else 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if sentence := _explain(error):
            print(sentence, file=sys.stderr)
            return 1
        raise


if __name__ == "__main__":
    sys.exit(main())
