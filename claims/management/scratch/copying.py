"""Rows into tables by COPY: what is not given has the default of its field."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import islice, repeat
from typing import Any

import numpy as np
from django.core.management.color import no_style
from django.db import connection, models
from pgvector.django import HalfVectorField

from claims.matching.embedding import Vectors

LINES = 20_000  # of one piece sent to the server


def copy(model: type[models.Model], count: int, **columns: Any) -> None:
    """Add `count` rows with ids from 1 on; a column is given as one value or as one list of them, as long as `count`.

    Text must hold neither tabs, line ends nor backslashes. Sequences go on after the last id.
    """
    given = {"id": range(1, count + 1), **columns} if model._meta.pk.attname == "id" else columns
    if any(field.name == "public_id" for field in model._meta.concrete_fields):
        given["public_id"] = (f"{n:032x}" for n in range(1, count + 1))
    varying = {name: values for name, values in given.items() if _varies(values)}
    constant = {**_defaults(model, given), **{name: value for name, value in given.items() if name not in varying}}
    ends = ["\t".join(_text(value) for value in constant.values())] if constant else []
    names = ", ".join(f'"{name}"' for name in [*varying, *constant])
    lines = zip(
        *(map(_text, values) for values in varying.values()), *(repeat(end, count) for end in ends), strict=True
    )
    with connection.cursor() as cursor, cursor.copy(f"COPY {model._meta.db_table} ({names}) FROM STDIN") as sink:
        while piece := list(islice(lines, LINES)):
            sink.write("".join("\t".join(line) + "\n" for line in piece))
    with connection.cursor() as cursor:
        for command in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(command)


def copy_vectors(model: type[models.Model], name: str, pieces: Iterable[Vectors]) -> None:
    """Add one vector a statement, from 1 on, in the binary format: as text they would take minutes."""
    sent = 0
    sql = f"COPY {model._meta.db_table} (statement_id, model, vector) FROM STDIN (FORMAT binary)"
    with connection.cursor() as cursor, cursor.copy(sql) as sink:
        sink.write(b"PGCOPY\n\xff\r\n\0" + bytes(8))
        for vectors in pieces:
            sink.write(_binary(vectors, name.encode(), sent + 1))
            sent += len(vectors)
        sink.write(b"\xff\xff")


def _binary(vectors: Vectors, name: bytes, first: int) -> bytes:
    """Return rows as COPY has them: each field with its length before it, all in network order."""
    count, dimensions = vectors.shape
    row = np.dtype(
        [
            ("fields", ">i2"), ("key_length", ">i4"), ("key", ">i8"), ("name_length", ">i4"), ("name", f"S{len(name)}"),
            ("vector_length", ">i4"), ("dimensions", ">i2"), ("unused", ">i2"), ("vector", ">f2", dimensions),
        ]
    )  # fmt: skip
    rows = np.zeros(count, dtype=row)
    rows["fields"], rows["key_length"], rows["name_length"] = 3, 8, len(name)
    rows["key"], rows["name"] = np.arange(first, first + count), name
    rows["vector_length"], rows["dimensions"], rows["vector"] = 4 + 2 * dimensions, dimensions, vectors
    return rows.tobytes()


def _defaults(model: type[models.Model], given: Mapping[str, Any]) -> dict[str, Any]:
    fields = [field for field in model._meta.concrete_fields if not isinstance(field, HalfVectorField)]
    return {field.attname: _default(field) for field in fields if field.attname not in given}


def _default(field: models.Field[Any, Any]) -> Any:
    value = field.get_default()
    return json.dumps(value) if isinstance(field, models.JSONField) else value


def _varies(values: Any) -> bool:
    return not isinstance(values, str | bytes) and hasattr(values, "__iter__")


def _text(value: Any) -> str:
    match value:
        case str():
            return value
        case None:
            return r"\N"
        case bool():
            return "t" if value else "f"
        case []:
            return "{}"
        case bytes():
            return rf"\\x{value.hex()}"
        case datetime():
            return value.isoformat()
        case _:
            return str(value)
