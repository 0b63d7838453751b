"""What a reader need not know beforehand: a word's form, its spelling, its synonyms, which words carry nothing."""
