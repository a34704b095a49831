"""Members of the newsroom, and what is theirs."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from claims import models
from claims.models.choices import Role

PASSWORD = "correct horse battery"


class UserFactory(DjangoModelFactory):
    """A viewer unless told `role`; logs in with PASSWORD."""

    username = factory.Sequence(lambda n: f"user{n}")
    password = PASSWORD
    role = Role.VIEWER

    class Meta:
        model = models.User

    @classmethod
    def _create(cls, model_class: type[models.User], *args: Any, **kwargs: Any) -> models.User:
        return model_class.objects.create_user(*args, **kwargs)


class ViewerFactory(UserFactory):
    username = factory.Sequence(lambda n: f"viewer{n}")


class EditorFactory(UserFactory):
    username = factory.Sequence(lambda n: f"editor{n}")
    role = Role.EDITOR


class PublisherFactory(UserFactory):
    username = factory.Sequence(lambda n: f"publisher{n}")
    role = Role.PUBLISHER


class AdministratorFactory(UserFactory):
    username = factory.Sequence(lambda n: f"administrator{n}")
    role = Role.ADMINISTRATOR


class NewsroomFactory(DjangoModelFactory):
    id = 1

    class Meta:
        model = models.Newsroom
        django_get_or_create = ("id",)


class IdempotentRequestFactory(DjangoModelFactory):
    user = factory.SubFactory(EditorFactory)
    key = factory.Sequence(lambda n: f"key-{n}")
    request_hash = "0" * 64

    class Meta:
        model = models.IdempotentRequest
