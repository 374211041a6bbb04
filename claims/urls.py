from django.urls.resolvers import URLPattern

app_name = "claims"

urlpatterns: list[URLPattern] = []
