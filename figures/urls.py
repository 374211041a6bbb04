"""Pages of figures, their files, and the glossary of measures."""

from django.urls import path

from figures.views import figure, figures, measures

urlpatterns = [
    path("figures/", figures.figures, name="figures"),
    path("figures/<str:public_id>/", figure.figure, name="figure"),
    path("figures/<str:public_id>/chart.svg", figure.svg, name="figure-svg"),
    path("figures/<str:public_id>/chart.png", figure.png, name="figure-png"),
    path("figures/<str:public_id>/readings.csv", figure.csv, name="figure-csv"),
    path("measures/", measures.measures, name="measures"),
    path("measures/add/", measures.measure_edit, name="measure-add"),
    path("measures/compare-again/", measures.compare_again, name="compare-again"),
    path("measures/<str:public_id>/", measures.measure, name="measure"),
    path("measures/<str:public_id>/edit/", measures.measure_edit, name="measure-edit"),
    path("measures/<str:public_id>/retire/", measures.measure_retire, name="measure-retire"),
]
