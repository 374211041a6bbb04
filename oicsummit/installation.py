"""What one installation made by `manage.py run` keeps for itself: its secret key and its first sign-in."""

import os
import secrets
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.utils import get_random_secret_key

ADMIN = "admin"

# Read aloud and typed by hand: no letters or digits that look alike.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def secret_key(data: Path) -> str:
    return _kept(data / "secret-key", get_random_secret_key)


def sign_in(data: Path) -> str:
    """Make the administrator where there is none, and tell in one line how to sign in."""
    user = get_user_model().objects.filter(username=ADMIN).first()
    file = data / "sign-in"
    if user is None:
        password = _kept(file, _password)
        get_user_model().objects.create_superuser(ADMIN, password=password)
    elif not file.exists() or not user.check_password(password := file.read_text().strip()):
        return f"Sign in as {ADMIN} with the password you gave it (`manage.py changepassword {ADMIN}` sets another)."
    return f"Sign in as {ADMIN} with the password {password}"


def _password() -> str:
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(5)) for _ in range(4))


def _kept(file: Path, make) -> str:
    """What the file holds, made and written, for us alone to read, where it is missing."""
    if not file.exists():
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as new:
            new.write(make() + "\n")
    return file.read_text().strip()
