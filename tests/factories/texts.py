"""Two short articles, and the words of them that tests point at."""

INDONESIAN = """Dua versi tentang malam di lereng Karvin

Kementerian Pertahanan Azerbaijan mengatakan sedikitnya 12 prajuritnya terluka oleh tembakan mortir di lereng Karvin. \
Kementerian itu menuduh pasukan Armenia lebih dulu melanggar gencatan senjata.

Kementerian Pertahanan Armenia membantah tuduhan tersebut. "Pasukan kami tidak melepaskan satu tembakan pun," kata \
juru bicara Anna Sargsyan di Yerevan.

Kelompok pemantau di kota Goris menyatakan belum dapat memastikan siapa yang memulai. Jumlah korban di pihak Armenia \
tidak diumumkan.
"""
INDONESIAN_CLAIM = "pasukan Armenia lebih dulu melanggar gencatan senjata"
INDONESIAN_DENIAL = "Pasukan kami tidak melepaskan satu tembakan pun"
ENGLISH = """Two accounts of a night on the Karvin slope

Azerbaijan's Defence Ministry said at least 12 of its soldiers were wounded by mortar fire on the Karvin slope. The \
ministry accused Armenian forces of breaking the truce first.

Armenia's Defence Ministry denied the accusation. "Our units did not fire a single round," spokeswoman Anna Sargsyan \
said in Yerevan.

A monitoring group in the town of Goris said it could not yet tell who had started. No figure was given for the \
Armenian side.
"""
ENGLISH_CLAIM = "at least 12 of its soldiers were wounded by mortar fire on the Karvin slope"
