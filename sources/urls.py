from django.urls import path

from sources.views import collections
from sources.views.add import document_add
from sources.views.addresses import address_again, address_watch, addresses
from sources.views.document import document, original
from sources.views.documents import documents
from sources.views.offers import offer_add, offers
from sources.views.runs import document_read_again, run, run_go_back, run_resume, run_stop, runs

urlpatterns = [
    path("documents/", documents, name="documents"),
    path("documents/add/", document_add, name="document-add"),
    path("documents/offers/", offers, name="offers"),
    path("documents/offers/add/", offer_add, name="offer-add"),
    path("documents/addresses/", addresses, name="addresses"),
    path("documents/addresses/<str:public_id>/again/", address_again, name="address-again"),
    path("documents/addresses/<str:public_id>/watch/", address_watch, name="address-watch"),
    path("documents/<str:public_id>/", document, name="document"),
    path("documents/<str:public_id>/originals/<int:number>/", original, name="document-original"),
    path("documents/<str:public_id>/read-again/", document_read_again, name="document-read-again"),
    path("documents/<str:public_id>/collect/", collections.document_collect, name="document-collect"),
    path("collections/", collections.collections, name="collections"),
    path("collections/add/", collections.collection_edit, name="collection-add"),
    path("collections/<str:public_id>/", collections.collection, name="collection"),
    path("collections/<str:public_id>/edit/", collections.collection_edit, name="collection-edit"),
    path("collections/<str:public_id>/retire/", collections.collection_retire, name="collection-retire"),
    path("collections/<str:public_id>/place/", collections.collection_place, name="collection-place"),
    path("runs/", runs, name="runs"),
    path("runs/<str:public_id>/", run, name="run"),
    path("runs/<str:public_id>/stop/", run_stop, name="run-stop"),
    path("runs/<str:public_id>/resume/", run_resume, name="run-resume"),
    path("runs/<str:public_id>/go-back/", run_go_back, name="run-go-back"),
]
