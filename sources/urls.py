from django.urls import path

from sources.views.add import document_add
from sources.views.addresses import address_again, address_watch, addresses
from sources.views.document import document, original
from sources.views.documents import documents
from sources.views.runs import document_read_again, run, run_go_back, run_resume, run_stop, runs

urlpatterns = [
    path("documents/", documents, name="documents"),
    path("documents/add/", document_add, name="document-add"),
    path("documents/addresses/", addresses, name="addresses"),
    path("documents/addresses/<str:public_id>/again/", address_again, name="address-again"),
    path("documents/addresses/<str:public_id>/watch/", address_watch, name="address-watch"),
    path("documents/<str:public_id>/", document, name="document"),
    path("documents/<str:public_id>/originals/<int:number>/", original, name="document-original"),
    path("documents/<str:public_id>/read-again/", document_read_again, name="document-read-again"),
    path("runs/", runs, name="runs"),
    path("runs/<str:public_id>/", run, name="run"),
    path("runs/<str:public_id>/stop/", run_stop, name="run-stop"),
    path("runs/<str:public_id>/resume/", run_resume, name="run-resume"),
    path("runs/<str:public_id>/go-back/", run_go_back, name="run-go-back"),
]
