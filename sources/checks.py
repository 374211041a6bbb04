"""What `manage.py check --deploy` says of taking in."""

from django.conf import settings
from django.core import checks


@checks.register(checks.Tags.security, deploy=True)
def no_network_of_ones_own(app_configs: object, **options: object) -> list[checks.CheckMessage]:
    """Refuse a list of networks that the address guard would let pass: it is for tests."""
    if not settings.FETCH_ALLOWED_NETWORKS:
        return []
    hint = "Unset FETCH_ALLOWED_NETWORKS: with it, whoever may add a document reaches servers inside your network."
    return [checks.Error("Pages may be fetched from inside your own network.", hint=hint, id="sources.E001")]
