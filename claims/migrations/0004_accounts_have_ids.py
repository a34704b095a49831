import uuid
from typing import ClassVar

import django.contrib.postgres.functions
from django.db import migrations, models


def public_id() -> models.UUIDField:
    # The database's own default gives each row that is there already an id of its own.
    return models.UUIDField(
        verbose_name="permanent id",
        db_default=django.contrib.postgres.functions.RandomUUID(),
        default=uuid.uuid4,
        editable=False,
        unique=True,
    )


class Migration(migrations.Migration):
    dependencies: ClassVar = [("claims", "0003_search")]

    operations: ClassVar = [
        migrations.AddField("user", "public_id", public_id()),
        migrations.AddField("newsroom", "public_id", public_id()),
    ]
