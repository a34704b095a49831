"""Made sentences to measure with: as long and as varied as propositions of the news, about places nobody knows."""

import random
import re
from dataclasses import dataclass

# language: sentences with a place, a party, a number or a month to fill in
PATTERNS = {
    "id": (
        "pasukan {party} menembaki permukiman di {place} hingga {n} rumah rusak",
        "sedikitnya {n} warga sipil tewas akibat serangan di {place}",
        "{party} menolak tuduhan bahwa tentaranya memasuki {place}",
        "gencatan senjata di sekitar {place} dilanggar {n} kali sejak {month}",
        "sebanyak {n} keluarga mengungsi dari {place} ke kota terdekat",
        "jembatan menuju {place} diledakkan oleh {party}",
        "harga beras di pasar {place} naik {n} persen pada {month}",
        "pemerintah {party} mengirim {n} ton bantuan ke {place}",
        "limbah tambang mencemari sungai yang melewati {place}",
        "{n} siswa di {place} dirawat setelah menyantap makanan sekolah",
        "polisi menangkap {n} pengunjuk rasa di alun-alun {place}",
        "kapal patroli {party} menabrak perahu nelayan dari {place}",
    ),
    "en": (
        "forces of {party} shelled houses in {place} and damaged {n} of them",
        "at least {n} civilians were killed in the attack on {place}",
        "{party} rejects the allegation that its soldiers entered {place}",
        "the truce around {place} has been broken {n} times since {month}",
        "some {n} families fled from {place} to the nearest town",
        "the bridge leading to {place} was blown up by {party}",
        "a fire at the depot in {place} was caused by faulty wiring",
        "the hospital of {place} ran out of oxygen in {month}",
        "{n} ballots from {place} were counted twice",
        "the dam above {place} was inspected {n} days before it failed",
        "police used live ammunition against protesters in {place}",
        "{party} trained {n} fighters at a camp near {place}",
    ),
    "ms": (
        "tentera {party} mara ke arah {place} pada {month}",
        "seramai {n} penduduk {place} dipindahkan ke pusat sementara",
        "bekalan air ke {place} terputus selama {n} hari",
        "{party} menafikan bot rondaannya menghampiri {place}",
        "kilang di {place} melepaskan asap beracun pada {month}",
        "jalan raya ke {place} ditutup selepas {n} kemalangan",
    ),
}
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober")
SYLLABLES = re.findall(
    "[^aeiou]*[aeiou]n?", "babebibodafafengaligorahinakeluanilamerominopelarisatoruvawenyazinodugoremulisi"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A made sentence and its language, ISO 639-1."""

    text: str
    language: str


def name(chance: random.Random) -> str:
    """Return a made name of two to four syllables."""
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()


def sentences(count: int, chance: random.Random) -> list[Sentence]:
    """Return `count` sentences: the patterns in turn, filled by `chance`."""
    patterns = [(pattern, language) for language, group in PATTERNS.items() for pattern in group]
    made = []
    for n in range(count):
        pattern, language = patterns[n % len(patterns)]
        filled = pattern.format(
            place=name(chance), party=name(chance), n=int(chance.lognormvariate(4, 1.5)), month=chance.choice(MONTHS)
        )
        made.append(Sentence(filled, language))
    return made
