"""Links to set a password, sent by mail where there is a mail server."""

from smtplib import SMTPException

import structlog
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.mail import send_mail
from django.db.models import Q

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
