from django.urls import include, path

from oicsummit.views import home

urlpatterns = [
    path("", home.home, name="home"),
    path("running/", home.running, name="running"),
    path("marks/", home.marks, name="marks"),
    path("api/v1/", include("oicsummit.api_urls")),
    path("", include("sources.urls")),
    path("", include("figures.urls")),
    path("", include("claims.urls")),
    path("", include("claims.desk_urls")),
    path("", include("oicsummit.account_urls")),
]
