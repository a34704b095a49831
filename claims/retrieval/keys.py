"""Records by their keys, many at once."""

from collections.abc import Collection

from django.db.models import BooleanField, F, Func, Value


def one_of(column: str, keys: Collection[int]) -> Func:
    """Return the condition that a column holds one of these keys: as one value; `__in` prepares each by itself."""
    arguments = F(column), Value(list(keys))
    return Func(*arguments, template="%(expressions)s::bigint[])", arg_joiner=" = ANY(", output_field=BooleanField())
