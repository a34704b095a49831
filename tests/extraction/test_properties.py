"""What holds for every text, however hostile."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import default_extractor, speed
from claims.text.cleaning import Kind, blocks
from claims.text.languages import codes

PIECES = [
    "Utara mengatakan ",
    "bahwa ",
    "Selatan membantah ",
    "klaim tersebut",
    ", kata Budi",
    ", katanya. ",
    "“",
    "”",
    '"',
    "''",
    "yang dibantah oleh ",
    "saling menuduh ",
    "Menurut Ali, ",
    "12.000 warga sipil tewas",
    "dan ",
    ", ",
    ". ",
    "\n",
    "\r\n",
    "Baca juga: Menteri mengatakan hujan\n",
    "(Foto: Kantor)",
    "İzmir ",
    "\x00",
    "قال ",
    "The mayor said ",
    "that ",
    "denied ",
    "according to ",
    "(",
    ")",
    ":",
    "1.000.000 ",
    "dua ratus ",
    "yang, ",
]
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


def spans(proposal):
    own = (proposal.evidence, proposal.content, proposal.speaker, proposal.resolved_speaker, proposal.cue)
    return [span for span in (*own, *proposal.content_more, *proposal.relay) if span is not None] + [
        figure.span for figure in proposal.figures
    ]


@given(TEXTS, st.sampled_from(codes()), st.booleans())
@settings(max_examples=50, deadline=None)
def test_every_span_lies_inside_the_text_and_outside_boilerplate(text, language, everything):
    closed = [block for block in blocks(text) if block.kind in (Kind.BOILERPLATE, Kind.COPY)]
    for proposal in default_extractor.extract(text, language=language, everything=everything):
        assert all(0 <= start < end <= len(text) for start, end in spans(proposal))
        contents = [proposal.content, *proposal.content_more]
        assert not any(
            start < block.end and block.start < end for start, end in contents if proposal.content for block in closed
        )


@given(TEXTS, st.sampled_from(codes()))
@settings(max_examples=30, deadline=None)
def test_extraction_is_deterministic(text, language):
    assert default_extractor.extract(text, language=language) == default_extractor.extract(text, language=language)


@given(TEXTS)
@settings(max_examples=30, deadline=None)
def test_confidence_and_antecedent_stay_in_range(text):
    found = default_extractor.extract(text, language="id", everything=True)
    assert all(0 < proposal.confidence < 1 for proposal in found)
    assert all(proposal.antecedent is None or 0 <= proposal.antecedent < len(found) for proposal in found)


def test_unknown_language_proposes_nothing():
    assert list(default_extractor.extract("Le maire a dit que le pont est fermé.", language="fr")) == []


def test_time_grows_linearly_on_hostile_text():
    found = list(speed.growths(20_000, "id", rounds=1))
    assert len(found) == len(speed.hostile("id"))
    assert [growth for growth in found if growth.long > 20 * max(growth.short, 0.02)] == []


@pytest.mark.parametrize("code", codes())
def test_hostile_texts_are_as_long_as_asked_for(code):
    assert {len(speed.repeated(piece, 999)) for piece in speed.hostile(code).values()} == {999}
