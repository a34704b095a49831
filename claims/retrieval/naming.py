"""Names for the party keys that stand in the explanation of a relation."""

from claims.models import Party


def party_names() -> dict[str, str]:
    """Return every party's name by its key, in one query: read it once for a whole page or list."""
    return {str(pk): name for pk, name in Party.objects.values_list("pk", "name")}
