from claims.status.origins import joined


def test_statements_that_share_a_mark_are_of_one_origin():
    found = joined({"1": frozenset({"article 7"}), "2": frozenset({"article 7"}), "3": frozenset({"article 8"})})
    assert found == {"1": "article 7", "2": "article 7", "3": "article 8"}


def test_an_origin_reaches_through_a_third_statement():
    found = joined(
        {"1": frozenset({"article 7"}), "2": frozenset({"article 8"}), "3": frozenset({"article 7", "article 8"})}
    )
    assert set(found.values()) == {"article 7"}


def test_a_statement_without_a_mark_is_of_unknown_origin():
    assert joined({"1": frozenset()}) == {}
