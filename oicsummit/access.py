"""Every "may this user …": one predicate each, asked by pages, API and templates alike.

Roles are Django groups. Each may what the ones before it may; a superuser is an administrator.
"""

from collections.abc import Callable
from enum import StrEnum

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Group
from django.db.models import Q, QuerySet

User = AbstractBaseUser | AnonymousUser
Predicate = Callable[[User], bool]


class Role(StrEnum):
    """What a person does here; the order is that of what they may."""

    READER = "reader"
    JOURNALIST = "journalist"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


_ORDER = list(Role)


def role_of(user: User) -> Role | None:
    """Return the highest role of `user`, None for a stranger. Asks the database once for each user object."""
    if not user.is_authenticated or not user.is_active:
        return None
    if user.is_superuser:
        return Role.ADMINISTRATOR
    if not hasattr(user, "_role"):
        names = set(user.groups.values_list("name", flat=True))
        user._role = max((role for role in Role if role in names), key=_ORDER.index, default=Role.READER)
    return user._role


def give_role(*, user: AbstractBaseUser, role: Role) -> None:
    """Make `role` the one role of `user`."""
    group, _ = Group.objects.get_or_create(name=role.value)
    user.groups.remove(*Group.objects.filter(name__in=_ORDER))
    user.groups.add(group)
    user.__dict__.pop("_role", None)


def who_decide() -> QuerySet[AbstractBaseUser]:
    """Return the people who may decide, by name: to choose one of them."""
    deciding = Q(groups__name__in=[Role.EDITOR, Role.ADMINISTRATOR]) | Q(is_superuser=True)
    return get_user_model().objects.filter(deciding, is_active=True).distinct().order_by("username")


def _is_at_least(user: User, role: Role) -> bool:
    has = role_of(user)
    return has is not None and _ORDER.index(has) >= _ORDER.index(role)


def may_read(user: User) -> bool:
    """Read documents, claims, figures and links."""
    return settings.ANONYMOUS_MAY_READ or _is_at_least(user, Role.READER)


def may_add_document(user: User) -> bool:
    """Take in a document."""
    return _is_at_least(user, Role.JOURNALIST)


def may_see_published(user: User) -> bool:
    """See checks once they are published, each with the words that it is on: everybody may, whoever reads the rest."""
    return True


def may_collect(user: User) -> bool:
    """Make collections, and choose the documents in them."""
    return _is_at_least(user, Role.JOURNALIST)


def may_check(user: User) -> bool:
    """Write a check, and see the checks that are not published."""
    return _is_at_least(user, Role.JOURNALIST)


def may_decide(user: User) -> bool:
    """Decide on links, and correct what the machine read."""
    return _is_at_least(user, Role.EDITOR)


def may_run(user: User) -> bool:
    """Have documents read again, stop such a run and resume it."""
    return _is_at_least(user, Role.EDITOR)


def may_publish(user: User) -> bool:
    """Publish, correct and withdraw checks; never the first two of one's own."""
    return _is_at_least(user, Role.EDITOR)


def may_export(user: User) -> bool:
    """Take away documents with everything that rests on them, drafts and reasons included."""
    return _is_at_least(user, Role.EDITOR)


def may_export_all(user: User) -> bool:
    """Take away everything at once, or files as they were received."""
    return _is_at_least(user, Role.ADMINISTRATOR)


def may_administer(user: User) -> bool:
    """Invite and disable people, give roles, withdraw and erase documents."""
    return _is_at_least(user, Role.ADMINISTRATOR)
