"""Inviting people, giving them roles, disabling them, and the links by which they set a password."""

import structlog
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.tokens import default_token_generator
from django.contrib.sessions.models import Session
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from oicsummit import access
from oicsummit.access import Role

log = structlog.get_logger("oicsummit.accounts")


class NameTaken(Exception):
    """There is a person of this name already."""


class LastAdministrator(Exception):
    """Somebody has to be able to let people in."""


@transaction.atomic
def invite(*, by: AbstractBaseUser, username: str, email: str, name: str, role: Role) -> AbstractBaseUser:
    """Make a person who can do nothing until they set a password by their link. Raises NameTaken."""
    people = get_user_model().objects
    if people.filter(username__iexact=username).exists():
        raise NameTaken(f"there is a {username} already")
    first, _, last = name.strip().partition(" ")
    person = people.create_user(username, email=email, first_name=first, last_name=last)
    access.give_role(user=person, role=role)
    log.info("invited", by=by.get_username(), person=username, role=role.value)
    return person


@transaction.atomic
def give_role(*, by: AbstractBaseUser, person: AbstractBaseUser, role: Role) -> None:
    """Give `person` another role. Raises LastAdministrator."""
    if role != Role.ADMINISTRATOR:
        _keep_an_administrator(person)
    if person.is_superuser and role != Role.ADMINISTRATOR:
        person.is_superuser = person.is_staff = False
        person.save(update_fields=["is_superuser", "is_staff"])
    access.give_role(user=person, role=role)
    log.info("role given", by=by.get_username(), person=person.get_username(), role=role.value)


@transaction.atomic
def set_active(*, by: AbstractBaseUser, person: AbstractBaseUser, is_active: bool) -> None:
    """Disable a person, which ends their sessions at once, or let them in again. Raises LastAdministrator."""
    if not is_active:
        _keep_an_administrator(person)
        _end_sessions(person)
    person.is_active = is_active
    person.save(update_fields=["is_active"])
    log.info("enabled" if is_active else "disabled", by=by.get_username(), person=person.get_username())


def password_link(person: AbstractBaseUser) -> str:
    """Return the path of a page where `person` sets a password; it holds once, for three days."""
    encoded = urlsafe_base64_encode(force_bytes(person.pk))
    return reverse("set-password", args=[encoded, default_token_generator.make_token(person)])


def _keep_an_administrator(person: AbstractBaseUser) -> None:
    active = get_user_model().objects.select_for_update().filter(is_active=True).exclude(pk=person.pk)
    if access.may_administer(person) and not any(access.may_administer(other) for other in active):
        raise LastAdministrator("this is the last administrator: make somebody else one first")


def _end_sessions(person: AbstractBaseUser) -> None:
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(person.pk):
            session.delete()
