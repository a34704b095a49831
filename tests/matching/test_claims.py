from dataclasses import replace

from claims.matching.claims import ClaimFact, suggest
from tests.matching.builders import count, said

E = frozenset({"e"})
CHARGE = said("s1", "Utara mengirim tentara bayaran ke Lemar", "accuses", party="south", target="north")
SENT = ClaimFact("sent", "Utara mengirim petempur asing ke Lemar", "id", E, (CHARGE,))
BRIDGE = ClaimFact("bridge", "Jembatan Odan hancur", "id", E)
TRUCE = ClaimFact("truce", "Utara melanggar gencatan senjata", "id", E)
CLAIMS = [BRIDGE, SENT, TRUCE]


def keys(candidate, claims=CLAIMS):
    return [one.claim for one in suggest(candidate, claims)]


def test_a_statement_goes_onto_the_claim_it_words_alike():
    (found,) = suggest(said("s5", "Utara mengerahkan petempur asing di Lemar", party="east"), CLAIMS)
    assert (found.claim, found.explanation, found.differs) == ("sent", "claim_alike", None)
    assert found.slots["shared"] == "Utara, mengerahkan, petempur, asing, Lemar"


def test_a_denial_goes_onto_the_claim_of_the_statement_it_answers():
    (found,) = suggest(said("s2", "tuduhan itu", "denies", party="north", antecedent="s1"), CLAIMS)
    assert (found.claim, found.score, found.explanation) == ("sent", 1.0, "claim_answered")


def test_a_denial_of_another_proposition_is_not_put_onto_the_claim_it_answers():
    assert keys(said("s2", "pertempuran kembali pecah", "denies", party="north")) == []


def test_a_mutual_denial_belongs_to_no_claim():
    assert keys(said("s2", "Utara mengirim petempur ke Lemar", "denies", mutual=True)) == []


def test_a_known_difference_is_named():
    other = said("s5", "Timur mengirim petempur asing ke Lemar", "accuses", party="south", target="east")
    (found,) = suggest(other, CLAIMS)
    assert (found.claim, found.differs, found.explanation) == ("sent", "target", "claim_differs")


def test_a_figure_of_another_time_span_is_named():
    war = said("s1", "sejak awal perang 63 warga sipil tewas", party="south", figures=(count(63, "warga sipil tewas"),))
    claim = ClaimFact("toll", "63 warga sipil tewas sejak awal perang", "id", E, (war,))
    attack = said(
        "s5", "serangan itu menewaskan 1 warga sipil", party="south", article="b", figures=(count(1, "warga sipil"),)
    )
    assert [one.differs for one in suggest(attack, [claim])] in ([], ["period"])


def test_claims_of_another_event_are_not_suggested():
    assert keys(replace(CHARGE, key="s9", article="b", events=frozenset({"f"}))) == []


def test_an_unknown_event_is_said():
    (found,) = suggest(replace(CHARGE, key="s9", article="b", events=frozenset()), CLAIMS)
    assert (found.claim, found.unknown) == ("sent", ("event",))


def test_at_most_three_are_suggested_and_their_order_is_settled():
    copies = [replace(SENT, key=f"c{number}", statements=()) for number in range(5)]
    assert (
        keys(replace(CHARGE, key="s9"), copies) == keys(replace(CHARGE, key="s9"), copies[::-1]) == ["c0", "c1", "c2"]
    )


def test_no_claims_give_no_suggestion():
    assert keys(CHARGE, []) == []


def test_a_denial_is_charged_only_by_a_claim_that_accuses_its_own_party():
    raid = said("s1", "Kementerian Utara menyerang warga sipil", "accuses", party="south", target="north", position=1)
    claim = ClaimFact("raid", raid.proposition, "id", E, (raid,))
    none = [said("s9", "tembakan dari pihak kami", "denies", party=party, position=9) for party in (None, "north")]
    assert [[one.charged for one in suggest(denial, [claim])] for denial in none] == [[False], [True]]


def test_a_denial_of_an_own_act_is_not_put_onto_what_the_denier_lays_to_others():
    claimed = said("s1", "Pasukan Selatan menembak lebih dulu", "accuses", speaker="Tentara Utara", article="b")
    claim = ClaimFact("first", claimed.proposition, "id", E, (claimed,))
    heard = ClaimFact("calm", "Situasi tenang", "id", E, (said("s2", "situasi tenang", speaker="Tentara Selatan"),))
    denial = said("s9", "tentaranya menembak lebih dulu", "denies", speaker="Kementerian Utara")
    found = [(one.claim, one.explanation, one.differs) for one in suggest(denial, [claim, heard])]
    assert found == [("first", "claim_differs", "target")]
