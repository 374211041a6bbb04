"""Addresses of the desk: links to decide, checks, and what waits for people."""

from django.urls import path

from claims.views import cards, checks, correct, desk, draft, history, removal, verdicts

urlpatterns = [
    path("desk/", desk.desk, name="desk"),
    path("desk/undo/", desk.undo, name="desk-undo"),
    path("desk/<str:public_id>/", desk.desk_link, name="desk-link"),
    path("desk/<str:public_id>/decide/", desk.decide, name="desk-decide"),
    path("desk/<str:public_id>/several/", desk.several, name="desk-several"),
    path("desk/<str:public_id>/give/", desk.give, name="desk-give"),
    path("desk/<str:public_id>/confirm/", desk.confirm, name="desk-confirm"),
    path("check-a-text/", draft.check_text, name="check-text"),
    path("checks/", checks.checks, name="checks"),
    path("checks/<str:public_id>/", checks.check, name="check"),
    path("checks/<str:public_id>/files/<int:pk>/", checks.check_file, name="check-file"),
    path("checks/<str:public_id>/card/", cards.check_card, name="check-card"),
    path("claims/<str:public_id>/card/", cards.claim_card, name="claim-card"),
    path("figures/<str:public_id>/card/", cards.figure_card, name="figure-card"),
    path("claims/<str:public_id>/check/", checks.check_claim, name="claim-check"),
    path("claims/<str:public_id>/correct/", correct.claim_correct, name="claim-correct"),
    path("corrections/<str:public_id>/confirm/", correct.claim_confirm, name="claim-confirm"),
    path("corrections/<str:public_id>/undo/", correct.claim_undo, name="claim-undo"),
    path("documents/<str:public_id>/mark/", correct.claim_mark, name="claim-mark"),
    path("documents/<str:public_id>/withdraw/", removal.document_withdraw, name="document-withdraw"),
    path("documents/<str:public_id>/bring-back/", removal.document_bring_back, name="document-bring-back"),
    path("documents/<str:public_id>/erase/", removal.document_erase, name="document-erase"),
    path("figures/<str:public_id>/check/", checks.check_figure, name="figure-check"),
    path("history/", history.history, name="history"),
    path("verdicts/", verdicts.verdicts, name="verdicts"),
    path("verdicts/add/", verdicts.verdict_edit, name="verdict-add"),
    path("verdicts/<slug:slug>/", verdicts.verdict_edit, name="verdict-edit"),
    path("verdicts/<slug:slug>/retire/", verdicts.verdict_retire, name="verdict-retire"),
    path("waiting/", checks.waiting, name="waiting"),
    path("waiting/<int:pk>/done/", checks.task_done, name="task-done"),
]
