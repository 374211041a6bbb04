"""Everything under /api/v1/."""

from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import SimpleRouter

from claims.api import checks, drafts, feeds, tasks
from claims.api import views as claims
from figures.api import views as figures
from oicsummit.api.bundles import BundleView
from oicsummit.api.changes import ChangesView
from oicsummit.api.errors import nothing_here
from oicsummit.api.webhooks import Deliveries, Webhooks
from sources.api import views as sources
from sources.api.collections import Collections
from sources.api.fetches import Fetches

router = SimpleRouter(use_regex_path=True)
for name, view in {
    "documents": sources.Documents,
    "sentences": sources.Sentences,
    "claims": claims.Claims,
    "links": claims.Links,
    "quantities": figures.Quantities,
    "figures": figures.Figures,
    "sums": figures.Sums,
    "measures": figures.Measures,
    "speakers": claims.Speakers,
    "publishers": sources.Publishers,
    "collections": Collections,
    "checks": checks.Checks,
    "verdicts": checks.Verdicts,
    "decisions": claims.Decisions,
    "tasks": tasks.Tasks,
    "runs": sources.Runs,
    "fetches": Fetches,
    "webhooks": Webhooks,
    "deliveries": Deliveries,
}.items():
    router.register(name, view, basename=name)

urlpatterns = [
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path(
        "reference/",
        SpectacularSwaggerSplitView.as_view(url_name="api-schema", template_name="api/reference.html"),
        name="api-reference",
    ),
    path("changes/", ChangesView.as_view(), name="changes"),
    path("bundle/", BundleView.as_view(), name="bundle"),
    path("drafts/", drafts.Drafts.as_view(), name="drafts"),
    path("feeds/contradictions/", feeds.Contradictions.as_view(), name="feed-contradictions"),
    path("feeds/checks/", feeds.PublishedChecks.as_view(), name="feed-checks"),
    path("", include(router.urls)),
    re_path(r"", nothing_here),
]
