"""What of a page is the article."""

import pytest

from claims.text.cleaning import Kind, blocks, clean, prose

BOILERPLATE = [
    "Baca juga: Menteri mengatakan beras aman",
    "Baca Juga : Jembatan lama ditutup",
    "Halaman 2/3",
    "[iklan_2]",
    "Penulis: Sari Dewi",
    "Editor: Sari Dewi",
    "Penerjemah: Sari Dewi",
    "Sumber",
    "Warga berdiri di jembatan. (Foto: Sari Dewi)",
    "Advertisement",
    "Read more: Minister says rice is safe",
    "All rights reserved",
    "Simak juga Video: Jembatan roboh",
    "***",
]


@pytest.mark.parametrize("line", BOILERPLATE)
def test_blocks_knows_boilerplate(line):
    text = f"Jembatan lama ditutup sejak Senin.\n{line}\nWarga menyeberang dengan perahu.\n"
    assert [block.kind for block in blocks(text)] == [Kind.PROSE, Kind.BOILERPLATE, Kind.PROSE]


def test_line_after_a_credit_is_its_caption():
    text = "Hujan turun.\nAP/Sari Dewi\nWali kota menunjukkan payungnya.\nHujan berhenti."
    assert clean(text) == "Hujan turun.\nHujan berhenti."


def test_what_follows_the_foot_of_the_page_is_a_menu():
    text = "Hujan turun.\nCOPYRIGHT © Kantor Berita 2024\nTips memilih payung yang baik.\n"
    assert clean(text) == "Hujan turun."


def test_second_copy_of_a_paragraph_is_marked():
    line = "Wali kota membuka jembatan baru di hulu sungai."
    assert [block.kind for block in blocks(f"{line}\r\n\r\n{line}\r\n")] == [Kind.PROSE, Kind.COPY]


def test_short_lines_may_repeat():
    assert [block.kind for block in blocks("Hujan turun.\nHujan turun.")] == [Kind.PROSE, Kind.PROSE]


def test_link_inside_a_line_is_cut_out():
    text = "Hujan turun. Baca juga: Tips memilih payung. Air sungai naik."
    assert [text[start:end].strip() for start, end in prose(text)] == ["Hujan turun.", "Air sungai naik."]


def test_line_without_a_stop_is_a_heading():
    assert [block.kind for block in blocks("Jembatan Lama Ditutup\nJembatan lama ditutup.")] == [
        Kind.HEADING,
        Kind.PROSE,
    ]


def test_blocks_keep_offsets_into_the_text_as_it_is():
    text = "\ufeff  Hujan turun.\r\n\tAir naik. \r\n"
    assert [text[block.start : block.end] for block in blocks(text)] == ["\ufeff  Hujan turun.", "Air naik."]
