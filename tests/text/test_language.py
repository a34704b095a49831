"""Which language a text is in."""

import pytest

from claims.text.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wali kota mengatakan bahwa jembatan itu ditutup karena banjir yang terjadi pada hari Senin.", "id"),
        ("Datuk Bandar berkata bahawa jambatan itu ditutup kerana banjir yang berlaku pada hari Isnin.", "ms"),
        ("The mayor said that the bridge was closed because of the flood on Monday.", "en"),
        ("Мэр сказал, что мост закрыт из-за наводнения, и жители ждут паром.", "ru"),
        ("", None),
        ("12.000 !!! 3", None),
    ],
)
def test_detect_names_the_language(text, language):
    assert detect(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Utara menuduh Selatan menembaki pasar.", "id"),
        ("Menteri Utara Bantah Pasukan Mundur", "id"),
        ("Selatan membantah klaim tersebut.", "id"),
        ("Kolonel Wibowo mengatakan kota itu aman.", "id"),
        ("Penduduk mendakwa air sungai tercemar sejak Mac.", "ms"),
        ("Beliau menafikan dakwaan itu.", "ms"),
        ("Syarikat itu menafikan paip bocor di laut.", "ms"),
        ("North accused South.", "en"),
    ],
)
def test_detect_tells_twins_apart_in_a_single_sentence(text, language):
    assert detect(text) == language
