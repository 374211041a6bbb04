"""Addresses of the pages about people, and about the programs that are told of changes."""

from django.urls import path

from oicsummit.views import people, tokens, webhooks

urlpatterns = [
    path("account/", people.account, name="account"),
    path("account/password/", people.ChangePassword.as_view(), name="change-password"),
    path("account/forgotten/", people.forgotten, name="forgotten"),
    path("account/set/<str:uidb64>/<str:token>/", people.SetPassword.as_view(), name="set-password"),
    path("account/tokens/", tokens.account_tokens, name="account-tokens"),
    path("account/tokens/<int:pk>/revoke/", tokens.token_revoke, name="token-revoke"),
    path("people/", people.people, name="people"),
    path("people/<int:pk>/role/", people.person_role, name="person-role"),
    path("people/<int:pk>/active/", people.person_active, name="person-active"),
    path("people/<int:pk>/link/", people.person_link, name="person-link"),
    path("webhooks/", webhooks.webhooks, name="webhooks"),
    path("webhooks/<str:public_id>/", webhooks.webhook, name="webhook"),
    path("webhooks/<str:public_id>/switch/", webhooks.webhook_switch, name="webhook-switch"),
    path("webhooks/<str:public_id>/test/", webhooks.webhook_test, name="webhook-test"),
    path("webhooks/<str:public_id>/secret/", webhooks.webhook_secret, name="webhook-secret"),
    path("webhooks/<str:public_id>/remove/", webhooks.webhook_remove, name="webhook-remove"),
    path("deliveries/<str:public_id>/again/", webhooks.delivery_again, name="delivery-again"),
]
