import json

from claims.matching.evaluate import load, proposals, summary
from claims.matching.goldset import article, facts

TEXT = (
    "Perdana Menteri Utara, Osta Rin, mengatakan bahwa jembatan Odan telah dihancurkan Selatan pada 4 Mei 2031 "
    "karena kota itu akan direbut. Kementerian Pertahanan Selatan membantah menghancurkan jembatan Odan.\n"
)
FIRST, SECOND = TEXT.split(". ", maxsplit=1)[0] + ".", TEXT.split(". ")[1].strip()


def row(key, evidence, content, speaker, **more):
    def span(part):
        return [TEXT.index(part), TEXT.index(part) + len(part)] if part else None

    return {
        "id": key,
        "article": "a.txt",
        "evidence": span(evidence),
        "content": span(content),
        "speaker": span(speaker),
        **more,
    }


ROWS = [
    row("x2", SECOND, "menghancurkan jembatan Odan", "Kementerian Pertahanan Selatan", stance="denies"),
    row(
        "x1",
        FIRST,
        "jembatan Odan telah dihancurkan Selatan pada 4 Mei 2031",
        "Perdana Menteri Utara, Osta Rin",
        stance="asserts",
    ),
]


def test_an_article_tells_its_language_and_the_dates_it_names():
    read = article(TEXT)
    assert (read.language, read.anchors) == ("id", frozenset({"2031-05-04"}))


def test_a_year_alone_and_a_relative_day_name_no_event():
    assert article("Perang itu berakhir pada tahun 1994. Kemarin hujan turun lagi di kota itu.").anchors == frozenset()


def test_rows_become_statements_in_text_order_with_a_party_from_the_speaker():
    made = facts(ROWS, {"a.txt": article(TEXT)})
    assert [(one.key, one.party, one.position) for one in made] == [("x1", "utara", 0), ("x2", "selatan", 1)]


def test_the_summary_counts_what_was_found(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    made = proposals(load(tmp_path / "gold.jsonl", tmp_path))
    counted = summary(made, [{"source": "x2", "target": "x1", "relation": "denies"}])
    assert counted == {
        "gold": 1, "proposed": 1, "found": 1, "right_type": 1, "precision": 100.0, "recall": 100.0,
        "shown": 1, "precision_shown": 100.0, "by_relation": {"denies": {"gold": 1, "proposed": 1, "found": 1}},
    }  # fmt: skip


def test_nothing_proposed_has_no_precision():
    assert summary([], [{"source": "a", "target": "b", "relation": "denies"}])["precision"] == 0.0
