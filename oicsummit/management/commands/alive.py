"""`manage.py alive SERVICE`: ends well where that service of this machine has given a sign within half a minute."""

import socket
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from redis.exceptions import RedisError

from oicsummit.watching import pulse


class Command(BaseCommand):
    help = "Say whether a service of this machine or container lives: for health checks of what serves nothing."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("service", choices=("web", "worker", "beat"))

    def handle(self, *args: Any, service: str, **options: Any) -> None:
        host = socket.gethostname()
        try:
            here = [each for each in pulse.processes() if (each.service, each.host) == (service, host)]
        except RedisError as error:
            raise CommandError(f"Redis cannot be asked: {error}") from None
        if not any(each.is_alive for each in here):
            raise CommandError(f"No {service} lives on {host}.")
        self.stdout.write(f"A {service} lives on {host}.")
