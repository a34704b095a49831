from hypothesis import given
from hypothesis import strategies as st

from claims.matching.overlap import containment, dice, weigh

keys = st.frozensets(st.sampled_from("abcdefgh"), max_size=6)
pools = st.lists(keys, min_size=1, max_size=8)


@given(pools, keys, keys)
def test_measures_are_symmetric_and_between_0_and_1(pool, a, b):
    weights = weigh(pool)
    for measure in (containment, dice):
        assert measure(a, b, weights) == measure(b, a, weights)
        assert 0 <= measure(a, b, weights) <= 1 + 1e-9


@given(pools, keys.filter(bool))
def test_a_set_shares_all_with_itself(pool, a):
    assert abs(dice(a, a, weigh(pool)) - 1) < 1e-9


def test_a_rare_word_weighs_more_than_one_that_all_use():
    weights = weigh([frozenset("ab"), frozenset("ac"), frozenset("ad")])
    assert weights.of("b") > weights.of("a") > 0
