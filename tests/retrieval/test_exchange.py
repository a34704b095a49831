"""Statements are shown below what they answer."""

import pytest

from claims.models import Relation, Statement
from claims.retrieval.exchange import Said, joined


def shape(said: list[Said]) -> list[object]:
    return [[one.statement.pk, *shape(one.replies)] if one.replies else one.statement.pk for one in said]


@pytest.mark.parametrize(
    ("edges", "answers", "expected"),
    [
        ([], {}, [1, 2, 3, 4]),
        ([(2, 1)], {}, [[1, 2], 3, 4]),
        ([(2, 1), (3, 2)], {}, [[1, [2, 3]], 4]),
        ([(4, 1), (2, 1)], {}, [[1, 2, 4], 3]),
        ([], {3: 1}, [[1, 3], 2, 4]),
        ([(3, 2)], {3: 1}, [1, [2, 3], 4]),
        ([(1, 2), (2, 1)], {}, [[2, 1], 3, 4]),
        ([(1, 2), (2, 3), (3, 1)], {}, [[3, [2, 1]], 4]),
        ([(2, 9)], {4: 9}, [1, 2, 3, 4]),
        ([(2, 1), (2, 3)], {}, [[1, 2], 3, 4]),
    ],
)
def test_every_statement_stands_once_below_the_first_it_answers(
    edges: list[tuple[int, int]], answers: dict[int, int], expected: list[object]
) -> None:
    statements = [Statement(pk=pk, answers_id=answers.get(pk)) for pk in (1, 2, 3, 4)]
    assert shape(joined(statements, [Relation(source_id=a, target_id=b) for a, b in edges])) == expected


def test_a_second_answer_is_named_beside_the_statement() -> None:
    first, second = Relation(source_id=2, target_id=1), Relation(source_id=2, target_id=9)
    one, two = Statement(pk=1), Statement(pk=2)
    (top,) = joined([one, two], [first, second])
    assert [(reply.how, reply.also) for reply in top.replies] == [(first, [second])]
