"""How the commands tell a person everything that is wrong with a package."""

import sys

from onething.catalogue.contracts import PackageRefused


def print_faults(refused: PackageRefused) -> None:
    """Print every fault on standard error, one a line (file: place: sentence), and what to do last."""
    for fault in refused.faults:
        print(f"{fault.file}: {fault.place}: {fault.sentence}", file=sys.stderr)
    print(refused.sentence, file=sys.stderr)
