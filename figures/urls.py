from django.urls.resolvers import URLPattern

app_name = "figures"

urlpatterns: list[URLPattern] = []
