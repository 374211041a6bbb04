"""PostgreSQL refuses to run as root. Where we are root, it runs as nobody."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

from oicsummit.embedded.process import EmbeddedError

ID = 65534  # it must be one that the system has an entry for

# In a user namespace the server sees itself as nobody, while its files stay root's, wherever they lie.
_NAMESPACE = ["unshare", "--user", f"--map-user={ID}", f"--map-group={ID}"]
# Where there are no namespaces (some containers) it becomes nobody, and its folders have to be given to it.
_IDENTITY = ["setpriv", f"--reuid={ID}", f"--regid={ID}", "--clear-groups"]


@cache
def wrapper() -> list[str]:
    """What to put before a command so that it does not run as root; empty where it would not anyway."""
    if os.geteuid() != 0:
        return []
    for way in (_NAMESPACE, _IDENTITY):
        if shutil.which(way[0]) and subprocess.run([*way, "true"], capture_output=True).returncode == 0:
            return way
    raise EmbeddedError("PostgreSQL does not run as root: run as another user, or set DATABASE_URL and REDIS_URL.")


def give(folder: Path) -> None:
    """Let the wrapped command own `folder` and reach it. Raises EmbeddedError where a folder above bars its way."""
    if wrapper() != _IDENTITY:
        return
    os.chown(folder, ID, ID)
    folder.parent.chmod(folder.parent.stat().st_mode | 0o011)
    if subprocess.run([*_IDENTITY, "test", "-w", str(folder)], capture_output=True).returncode:
        raise EmbeddedError(
            f"PostgreSQL does not run as root, and nobody else may enter {folder}: "
            "set LOCAL_DIR to a folder that others may enter, or run as another user."
        )


def owns(state: os.stat_result) -> bool:
    """Whether what was looked at belongs to us, or to the nobody that works for us."""
    return state.st_uid == os.geteuid() or (state.st_uid == ID and wrapper() == _IDENTITY)
