"""What a reader need not know beforehand: a word's form, its spelling, its synonyms.

`widening` says what a word may stand for, with `stems`, `spellings` and the synonyms of the `thesaurus`; `typos` what
was meant by one that is not in the `vocabulary`.
"""
