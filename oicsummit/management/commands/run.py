import os
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from oicsummit import health, installation, supervise
from oicsummit.documents import CannotRead, Choice, choose
from oicsummit.embedded import addresses, servers
from oicsummit.embedded.process import EmbeddedError


class Command(BaseCommand):
    """Run the whole site on this machine until Ctrl-C: database, queue, web server, worker, schedules."""

    help = __doc__
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--documents", type=Path, help="take in this file or folder, or none")
        parser.add_argument("--host", default=os.environ.get("HOST") or "127.0.0.1")
        parser.add_argument("--port", type=int, default=os.environ.get("PORT") or "8000")
        parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="worker processes")

    def handle(self, *args: object, **options: object) -> None:
        data = addresses.data_directory()
        try:
            with supervise.stoppable(), servers.lock(data):
                self.run(data, **options)
        except (EmbeddedError, CannotRead) as error:
            raise CommandError(str(error)) from None
        except supervise.Interrupted:
            with suppress(OSError):  # the terminal may be what has gone
                self.stdout.write("\nStopped.")

    def run(self, data: Path, *, documents: Path | None, host: str, port: int, processes: int, **_: object) -> None:
        """Every step in its order; whatever ends it, all that was started is stopped on the way out."""
        chosen = choose(documents)
        free(host, port)
        embedded = {"database": "DATABASE_URL" not in os.environ, "queue": "REDIS_URL" not in os.environ}
        with servers.running(data, **embedded) as running:
            hello = self.prepare(data)
            key = os.environ.get("SECRET_KEY") or installation.secret_key(data)
            env = {"SECRET_KEY": key, "METRICS_DIR": emptied(os.environ.get("METRICS_DIR") or data / "metrics")}
            wanted = supervise.services(host=host, port=port, processes=processes)
            with supervise.started(wanted, logs=data / "logs", env=env) as children:
                site = supervise.Site({**running, **children}, logs=data / "logs")
                if chosen:
                    self.take_in(chosen, site)
                site.watch(until=lambda: answers(host, port), every=0.1)
                self.stdout.write(f"\noicsummit is at http://{shown(host)}:{port}/\n{hello}\nCtrl-C stops it.")
                site.watch(until=lambda: False, every=0.3)

    def prepare(self, data: Path) -> str:
        """Bring the database and the static files up to date; returns how to sign in."""
        if health.pending():
            self.stdout.write("Preparing the database")
            call_command("migrate", verbosity=0)
        else:
            call_command("grant", stdout=StringIO())  # DATABASE_URL may name another role than the last time
        call_command("static", verbosity=0)
        hello = installation.sign_in(data)
        connections.close_all()  # we only wait from here on, and should hold nothing open
        return hello

    def take_in(self, chosen: Choice, site: supervise.Site) -> None:
        self.stdout.write(f"Taking in {chosen.words}")
        with ingesting(chosen.path) as ingest:
            site.watch(until=lambda: ingest.poll() is not None, every=0.1)
        if ingest.returncode:
            self.stderr.write("Not everything was taken in.")


def emptied(folder: str | Path) -> str:
    """What a site before this one counted there is not this one's."""
    shutil.rmtree(folder, ignore_errors=True)
    return str(folder)


def free(host: str, port: int) -> None:
    """Raise CommandError where the port is taken: better now than after half a minute."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or error
            raise CommandError(f"Cannot listen on {host}:{port} ({reason}): choose another with PORT=…") from None


@contextmanager
def ingesting(path: Path) -> Iterator[subprocess.Popen]:
    """`manage.py ingest`, as the site's own role, its progress on our terminal."""
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "ingest", "--wait", str(path)]
    child = subprocess.Popen(command, env={**os.environ, "DATABASE_ROLE": "app"}, start_new_session=True)
    try:
        yield child
    finally:
        child.terminate()
        child.wait()


def shown(host: str) -> str:
    return "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104  read here, not bound


def answers(host: str, port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://{shown(host)}:{port}/readyz", timeout=5) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False
