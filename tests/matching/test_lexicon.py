from claims.matching.lexicon import kinds, lexicon


def test_every_kind_of_concept_has_words_in_indonesian_and_english():
    kind = kinds()
    used = kind.actions | kind.measures | kind.populations | kind.marks | kind.incidents | kind.generic
    used |= {concept for axis in kind.axes for pole in (axis.up, axis.down) for group in pole for concept in group}
    for language in ("id", "en"):
        concepts = {concept for found in lexicon(language).phrases.values() for concept in found}
        assert sorted(used - concepts) == []


def test_malay_keeps_the_words_it_shares_with_indonesian_and_adds_its_own():
    words = lexicon("ms")
    assert words.phrases[(words.stem("pesawat"),)] == ("aircraft",)
    assert words.phrases[(words.stem("askar"),)] == ("soldier",)


def test_a_language_without_a_file_leaves_words_as_they_are():
    assert lexicon("xx").stem("Anything") == "anything"
    assert lexicon("concepts").phrases == {}


def test_measures_are_predicates():
    assert kinds().measures - kinds().actions == kinds().standing
