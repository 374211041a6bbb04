import pytest
from django.contrib.auth.models import Group


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_a_test_with_real_transactions_leaves_what_migrations_gave_and_nothing_else(time, django_user_model):
    groups = {"reader", "journalist", "editor", "administrator"}
    assert set(Group.objects.values_list("name", flat=True)) == groups
    assert not django_user_model.objects.exists()

    Group.objects.create(name=time)
    django_user_model.objects.create_user(time).groups.set(Group.objects.all())
