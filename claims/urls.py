"""Pages of claims, links and speakers, and signing in."""

from django.urls import path

from claims.views import claim, claims, link, speakers
from oicsummit.views import sign_in

urlpatterns = [
    path("claims/", claims.claims, name="claims"),
    path("claims/<str:public_id>/", claim.claim, name="claim"),
    path("links/<str:public_id>/", link.link, name="link"),
    path("speakers/", speakers.speakers, name="speakers"),
    path("speakers/<str:public_id>/", speakers.speaker, name="speaker"),
    path("sign-in/", sign_in.SignIn.as_view(), name="sign-in"),
    path("sign-out/", sign_in.SignOut.as_view(), name="sign-out"),
]
