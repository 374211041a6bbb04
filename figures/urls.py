"""Pages of figures, and their files."""

from django.urls import path

from figures.views import figure, figures

urlpatterns = [
    path("figures/", figures.figures, name="figures"),
    path("figures/<str:public_id>/", figure.figure, name="figure"),
    path("figures/<str:public_id>/chart.svg", figure.svg, name="figure-svg"),
    path("figures/<str:public_id>/chart.png", figure.png, name="figure-png"),
    path("figures/<str:public_id>/readings.csv", figure.csv, name="figure-csv"),
]
