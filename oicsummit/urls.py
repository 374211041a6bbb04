from django.urls import include, path

urlpatterns = [
    path("api/v1/", include("oicsummit.api_urls")),
    path("", include("sources.urls")),
    path("", include("figures.urls")),
    path("", include("claims.urls")),
]
