"""Tokens by which programs use the API as somebody: made, used, revoked. Shown once, and stored hashed."""

from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from knox.models import AuthToken

from oicsummit.models import Grant

_NOTED_EVERY = timedelta(minutes=1)  # a busy program would else write a row with each of its requests


@transaction.atomic
def make(*, user: AbstractBaseUser, name: str = "", may_write: bool = True, days: int | None = None) -> str:
    """Return a new token of `user`, which nothing can show again; it ends after `days`, or as TOKEN_DAYS says."""
    expiry = {} if days is None else {"expiry": timedelta(days=days)}
    token, secret = AuthToken.objects.create(user, **expiry)
    Grant.objects.create(token=token, name=name[:100], may_write=may_write)
    return secret


def revoke(*, user: AbstractBaseUser, grant_id: int | None = None) -> int:
    """End one token of `user`, or all of them; returns how many."""
    tokens = AuthToken.objects.filter(user=user)
    if grant_id is not None:
        tokens = tokens.filter(grant=grant_id)
    return tokens.delete()[1].get("knox.AuthToken", 0)


def of(user: AbstractBaseUser) -> QuerySet[Grant]:
    """Return the tokens of `user` that still hold, newest first."""
    holding = Q(token__expiry=None) | Q(token__expiry__gt=timezone.now())
    return Grant.objects.filter(holding, token__user=user).select_related("token").order_by("-id")


def used(token: AuthToken) -> Grant | None:
    """Note that `token` is used just now; returns what it is for, None where nothing was said of it."""
    grant = Grant.objects.filter(token=token).first()
    now = timezone.now()
    if grant and (grant.last_used_at is None or grant.last_used_at < now - _NOTED_EVERY):
        Grant.objects.filter(pk=grant.pk).update(last_used_at=now)
    return grant
