"""Finding a publisher by name, or making one."""

from django.utils.text import slugify

from sources.models import Publisher

PROJECT = "oicsummit"


def named(name: str) -> Publisher:
    """Return the publisher of this name, whatever its case and spacing; one that is new is made."""
    name = " ".join(name.split())[:200]
    return Publisher.objects.filter(name__iexact=name).first() or _made(name)


def _made(name: str) -> Publisher:
    publisher, _ = Publisher.objects.get_or_create(name=name, defaults={"slug": _free_slug(name)})
    return publisher


def the_project() -> Publisher:
    """Return this project as the publisher of its digests."""
    publisher, _ = Publisher.objects.get_or_create(
        is_project=True, defaults={"name": PROJECT, "slug": _free_slug(PROJECT)}
    )
    return publisher


def _free_slug(name: str) -> str:
    base = slugify(name)[:70] or "publisher"
    taken = set(Publisher.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (base, *numbered) if slug not in taken)
