"""`python -m benchmarks [NAME…]`: run what is asked for, or all but `load`, which takes long.

Each benchmark is a module here with `main()`, which prints ratios within its own run: seconds differ between machines.
"""

import importlib
import pkgutil
import sys

import benchmarks

APART = {"load"}


def names() -> list[str]:
    return sorted(
        module.name for module in pkgutil.iter_modules(benchmarks.__path__) if not module.name.startswith("_")
    )


def main(wanted: list[str]) -> int:
    """Run each in turn; 2 when one does not exist."""
    unknown = [name for name in wanted if name not in names()]
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}; there are: {', '.join(names())}", file=sys.stderr)
        return 2
    for name in wanted or [name for name in names() if name not in APART]:
        print(f"== {name}", flush=True)
        importlib.import_module(f"benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
