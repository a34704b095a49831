"""What a rule and its notes mean, as short English sentences: pure data, translated by whoever shows it.

`{cue}` stands for the words that fired, as printed.
"""

RULES = {
    "subject-verb-content": "“{cue}” follows the speaker and leads to what is said.",
    "content-subject-verb": "The speaker and “{cue}” follow what is said.",
    "content-verb-subject": "“{cue}” and then the speaker follow what is said.",
    "verb-subject-content": "“{cue}” and the speaker open the sentence; what is said follows.",
    "content-clitic": "“{cue}” follows what is said; the speaker was named earlier.",
    "source-content": "“{cue}” names the source; what it says follows.",
    "content-source": "“{cue}” names the source of what stands before it.",
    "denial": "“{cue}” denies what follows.",
    "noun-that-content": "The noun “{cue}” is followed by what is said.",
    "passive": "“{cue}” says who answers the statement that the sentence begins with.",
    "relative-passive": "“{cue}” in the relative clause answers what stands before it.",
    "accused-of": "“{cue}” names the accused first, then the act.",
    "mutual": "“{cue}”: each side says it of the other.",
    "hedge": "“{cue}” marks a report whose source is not named.",
    "headline": "“{cue}” in a headline follows the speaker.",
    "headline-colon": "The headline names the speaker before a colon.",
    "speaker-colon": "A speaker and a colon stand before the quotation.",
    "continued-quotation": "A quotation goes on from the paragraph before.",
    "own-voice": "The outlet itself states a casualty figure (“{cue}”).",
    "model": "A language model quoted this; the words were found in the text. “{cue}” attributes them.",
}

NOTES = {
    "content-that": "A word such as “that” marks where the content begins.",
    "content-quote": "Quotation marks or a colon mark where the content begins.",
    "content-comma": "A comma marks where the content begins.",
    "content-bare": "Nothing marks where the content begins: check its edges.",
    "speaker-carried-on": "The speaker is that of the verb before.",
    "speaker-resolved": "The speaker is a pronoun or left out: taken from an earlier sentence, check it.",
    "speaker-unresolved": "Nobody named so far fits as the speaker.",
    "relative-speaker": "The speaker stands before a relative clause.",
    "long-speaker": "The speaker phrase is long: check its edges.",
    "documents": "The source is a document or data, not a person.",
    "relayed": "Another source passed the statement on.",
    "anaphoric": "It points back at an earlier statement (“the claim”).",
    "antecedent-unknown": "What it points at was not found in this text: say what is meant.",
    "own-words": "It says of the speaker's own side that what was alleged was not done.",
    "may-deny": "It negates something after an accusation or a denial: it may deny.",
    "nested": "Another speaker's statement tells of it.",
    "mutual": "It is said of both sides.",
    "split-quotation": "The quotation goes on after the attribution.",
    "quotation-goes-on": "The quotation goes on without a new attribution.",
    "casualty-figure": "Kept for its figure; no source is named.",
}


def rule(slug: str) -> str:
    """Return the sentence template of a rule, given with or without its language ("id.denial"). Raises KeyError."""
    return RULES[slug.rpartition(".")[2]]


def notes(slugs: tuple[str, ...]) -> list[str]:
    """Return the sentences of those slugs of `Proposal.why` that have one, in order."""
    return [NOTES[slug] for slug in slugs if slug in NOTES]
