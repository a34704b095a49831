"""The administrators' panel: everything to look at, names and accounts to change, evidence and decisions never."""

from django.contrib import admin
from django.contrib.auth.models import Group

from claims.admin import evidence, names, newsroom, work

__all__ = ["evidence", "names", "newsroom", "work"]

admin.site.unregister(Group)  # what people may do follows from the role alone
