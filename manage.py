#!/usr/bin/env python
"""Run a command of the project: `manage.py help` lists them."""

import os
import sys

# These change the schema or own it; everything else connects as the role that may not (DESIGN.md).
OWNER_COMMANDS = {
    "migrate",
    "makemigrations",
    "sqlmigrate",
    "dbshell",
    "grant",
    "run",
    "test",
    "pgtrigger",
    "restore",
    "bundle",  # sets the counters of keys, which the other role may not
    "flush",
}
# These work on static files as they are served, named by their content.
STATIC_COMMANDS = {"run", "static"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oicsummit.settings")
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    if command in OWNER_COMMANDS:
        os.environ.setdefault("DATABASE_ROLE", "owner")
    if command in STATIC_COMMANDS:
        os.environ.setdefault("STATIC_BUILT", "1")

    from django.core.management import execute_from_command_line  # here: both must be chosen before settings load

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
