"""Pages of claims, links and speakers, and signing in."""

from django.urls import path

from claims.views import by_hand, claim, claims, link, speakers
from oicsummit.views import sign_in

BY_HAND = ("name", "merge", "split")

urlpatterns = [
    path("claims/", claims.claims, name="claims"),
    path("claims/<str:public_id>/", claim.claim, name="claim"),
    path("links/<str:public_id>/", link.link, name="link"),
    path("speakers/", speakers.speakers, name="speakers"),
    path("speakers/<str:public_id>/", speakers.speaker, name="speaker"),
    *(
        path(f"speakers/<str:public_id>/{what}/", by_hand.speaker, {"what": what}, f"speaker-{what}")
        for what in (*BY_HAND, "apart")
    ),
    *(
        path(f"figures/<str:public_id>/{what}/", by_hand.figure, {"what": what}, f"figure-{what}")
        for what in (*BY_HAND, "measure")
    ),
    path("decisions/<str:public_id>/undo/", by_hand.undo, name="decision-undo"),
    path("sign-in/", sign_in.SignIn.as_view(), name="sign-in"),
    path("sign-out/", sign_in.SignOut.as_view(), name="sign-out"),
]
