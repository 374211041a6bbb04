"""Forms of the pages about people."""

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator

from oicsummit.access import Role

ROLES = [(role.value, role.value) for role in Role]


class InviteForm(forms.Form):
    """Whoever is let in."""

    username = forms.CharField(max_length=150, validators=[UnicodeUsernameValidator()], label="Sign-in name")
    name = forms.CharField(max_length=300, required=False, label="Name")
    email = forms.EmailField(required=False, label="E-mail")
    role = forms.ChoiceField(choices=ROLES, initial=Role.READER)


class RoleForm(forms.Form):
    """What a person may do from now on."""

    role = forms.ChoiceField(choices=ROLES)
