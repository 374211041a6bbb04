import threading
import time

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection, transaction

from sources.models import Document


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_a_test_with_real_transactions_leaves_what_migrations_gave_and_nothing_else(time, django_user_model):
    groups = {"reader", "journalist", "editor", "administrator"}
    assert set(Group.objects.values_list("name", flat=True)) == groups
    assert not django_user_model.objects.exists()

    Group.objects.create(name=time)
    django_user_model.objects.create_user(time).groups.set(Group.objects.all())


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_still_writes_when_a_test_ends_does_not_spoil_its_end():
    holds, waits = threading.Event(), threading.Event()

    def work() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("LOCK TABLE claims_claim IN ROW EXCLUSIVE MODE")
            holds.set()
            waits.wait(10)
            time.sleep(0.2)  # by now the other has the table below and wants the one above
            cursor.execute("LOCK TABLE sources_document IN ROW EXCLUSIVE MODE")
        connection.close()

    worker = threading.Thread(target=work)
    worker.start()
    holds.wait(10)
    waits.set()
    call_command("flush", interactive=False, verbosity=0)
    worker.join()

    assert not Document.objects.exists()
