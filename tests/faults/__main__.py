"""Read documents again by other rules while workers, broker and database are killed; compare with an undisturbed run.

Everything is this program's own: servers in a folder that it makes and removes, workers, documents. It ends with 0
where both runs end with the same, and says what differs where they do not.
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
from pathlib import Path


def main() -> int:
    options = _options()
    print(f"seed {options.seed}", flush=True)
    data = Path(tempfile.mkdtemp(prefix="oicsummit-faults-"))
    os.environ.update(
        LOCAL_DIR=str(data), DATABASE_ROLE="owner", LOG_LEVEL="WARNING", DJANGO_SETTINGS_MODULE="oicsummit.settings"
    )
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL"):
        os.environ.pop(name, None)
    try:
        return _compared(data, options)
    finally:
        shutil.rmtree(data, ignore_errors=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--decisions", type=int, default=500)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--hits", type=int, help="how many kills must meet a running task (default: four in five)")
    parser.add_argument("--restarts", type=int, default=3, help="of PostgreSQL")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randint(1, 10**6))
    return parser.parse_args()


def _compared(data: Path, options: argparse.Namespace) -> int:
    from tests.faults.stage import Stage  # here: the settings are read from the environment set above

    with Stage(data, options) as stage:
        undisturbed = stage.play(disturbed=False)
        disturbed = stage.play(disturbed=True)
        faults = stage.complaints()
    for subject, rows in undisturbed.items():
        lost, added = _without(rows, disturbed[subject]), _without(disturbed[subject], rows)
        print(f"{subject}: {len(rows)}; lost {len(lost)}, added {len(added)}")
        faults += [f"lost of {subject}: {row}" for row in lost[:5]] + [
            f"added to {subject}: {row}" for row in added[:5]
        ]
    print("\n".join(faults) or "the same as undisturbed")
    return 1 if faults else 0


def _without(rows: list, others: list) -> list:
    rest = list(others)
    return [row for row in rows if row not in rest or rest.remove(row)]


if __name__ == "__main__":
    sys.exit(main())
