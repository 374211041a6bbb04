import pytest


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_a_test_with_real_transactions_leaves_nothing_behind(time, django_user_model):
    assert not django_user_model.objects.exists()

    django_user_model.objects.create_user(time)
