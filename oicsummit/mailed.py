"""Links to set a password, sent by mail where there is a mail server."""

from smtplib import SMTPException
from urllib.parse import urljoin

import structlog
from celery import Task
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.mail import send_mail
from django.db.models import Q
from kombu.exceptions import OperationalError as BrokerDown

from oicsummit import accounts
from oicsummit.celery import app

# Seconds until it is tried again. None is as long as the queue's own patience: a task would be given out twice.
_WAITS = (20, 60, 180, 600)

log = structlog.get_logger("oicsummit.accounts")

_WORDS = """Somebody asked for a new password for {name} at {site}.

Set it here; the link holds once, for three days:

{link}

If that was not you, do nothing: your password stays as it is.
"""


def is_possible() -> bool:
    """Tell whether there is a mail server to send by."""
    return bool(settings.EMAIL_HOST)


def whoever_is(name_or_address: str) -> AbstractBaseUser | None:
    """Return the person of this sign-in name or mail address; None where there is none who can be written to."""
    people = get_user_model().objects.filter(is_active=True).exclude(email="")
    found = list(people.filter(Q(username__iexact=name_or_address) | Q(email__iexact=name_or_address))[:2])
    return found[0] if len(found) == 1 else None


def start_link(*, who: str, base: str, site: str) -> None:
    """Have a worker send a link to whoever goes by this name or address, if anybody does.

    Nothing is looked up here: how long it takes must not tell who has an account, nor how quick the mail server is.
    """
    try:
        send_link.apply_async(kwargs={"who": who, "base": base, "site": site}, retry=False)
    except (BrokerDown, OSError) as error:
        log.warning("the broker is away; no link is mailed", error=str(error))


@app.task(bind=True, max_retries=len(_WAITS))
def send_link(self: Task, *, who: str, base: str, site: str) -> None:
    """Send the link, below the address `base`; again and again for a while where the mail server does not take it."""
    person = whoever_is(who)
    if person is None or send(person=person, link=urljoin(base, accounts.password_link(person)), site=site):
        return
    if self.request.retries < len(_WAITS):
        raise self.retry(countdown=_WAITS[self.request.retries])
    log.warning("mail given up", person=person.get_username(), attempts=len(_WAITS) + 1)


def send(*, person: AbstractBaseUser, link: str, site: str) -> bool:
    """Send `person` the link; False, with a line in the log, where the mail server did not take it."""
    words = _WORDS.format(name=person.get_username(), site=site, link=link)
    try:
        send_mail(f"Set your password at {site}", words, settings.DEFAULT_FROM_EMAIL, [person.email])
    except (SMTPException, OSError) as error:
        log.warning("mail not sent", person=person.get_username(), error=type(error).__name__)
        return False
    log.info("mail sent", person=person.get_username())
    return True
