"""Pure text work: cleaning, language, sentences, numbers, dates, near-duplicates. No database, no network."""
