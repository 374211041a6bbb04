"""The predicates of oicsummit/access.py, asked by the API."""

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from oicsummit import access


class Asked(BasePermission):
    """The base of those below: `predicate` decides; who is not signed in is told to be (401), others no (403)."""

    predicate: access.Predicate

    def has_permission(self, request: Request, view: object) -> bool:
        return type(self).predicate(request.user)


def asks(predicate: access.Predicate) -> type[Asked]:
    """Return the permission of those for whom `predicate` holds."""
    return type(predicate.__name__, (Asked,), {"predicate": staticmethod(predicate)})


MayRead = asks(access.may_read)
MayAddDocument = asks(access.may_add_document)
MaySeePublished = asks(access.may_see_published)
MayCollect = asks(access.may_collect)
MayRun = asks(access.may_run)
MayDecide = asks(access.may_decide)
MayCheck = asks(access.may_check)
MayPublish = asks(access.may_publish)
MayExport = asks(access.may_export)
MayAdminister = asks(access.may_administer)
