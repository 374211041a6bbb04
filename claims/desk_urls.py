"""Addresses of the desk: checks, and what waits for people."""

from django.urls import path

from claims.views import checks

urlpatterns = [
    path("checks/", checks.checks, name="checks"),
    path("checks/<str:public_id>/", checks.check, name="check"),
    path("claims/<str:public_id>/check/", checks.check_claim, name="claim-check"),
    path("figures/<str:public_id>/check/", checks.check_figure, name="figure-check"),
    path("waiting/", checks.waiting, name="waiting"),
    path("waiting/<int:pk>/done/", checks.task_done, name="task-done"),
]
