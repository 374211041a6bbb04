from django.urls.resolvers import URLPattern

app_name = "sources"

urlpatterns: list[URLPattern] = []
