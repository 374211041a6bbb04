from django.urls import include, path

from oicsummit.views import home, operations, tour
from oicsummit.watching import answer

urlpatterns = [
    path("", home.home, name="home"),
    path("running/", home.running, name="running"),
    path("marks/", home.marks, name="marks"),
    path("tour/", tour.tour, name="tour"),
    path("tour/<int:number>/", tour.step, name="tour-step"),
    path("tour/leave/", tour.leave, name="tour-leave"),
    path("metrics", answer.metrics, name="metrics"),
    path("operations/", operations.operations, name="operations"),
    path("operations/retry/", operations.operations_retry_all, name="operations-retry-all"),
    path("operations/retry/<int:pk>/", operations.operations_retry, name="operations-retry"),
    path("api/v1/", include("oicsummit.api_urls")),
    path("", include("sources.urls")),
    path("", include("figures.urls")),
    path("", include("claims.urls")),
    path("", include("claims.desk_urls")),
    path("", include("oicsummit.account_urls")),
]
