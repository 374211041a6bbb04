"""Addresses of the pages about people."""

from django.urls import path

from oicsummit.views import people, tokens

urlpatterns = [
    path("account/", people.account, name="account"),
    path("account/password/", people.ChangePassword.as_view(), name="change-password"),
    path("account/set/<str:uidb64>/<str:token>/", people.SetPassword.as_view(), name="set-password"),
    path("account/tokens/", tokens.account_tokens, name="account-tokens"),
    path("account/tokens/<int:pk>/revoke/", tokens.token_revoke, name="token-revoke"),
    path("people/", people.people, name="people"),
    path("people/<int:pk>/role/", people.person_role, name="person-role"),
    path("people/<int:pk>/active/", people.person_active, name="person-active"),
    path("people/<int:pk>/link/", people.person_link, name="person-link"),
]
