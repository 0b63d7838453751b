"""The rules by which quotations, speakers, turns, people, papers and events are found in one text.

A text is cut into `paragraphs` and `clauses` by the tables of its `language`. Others ask for `quotations`, `speakers`
with their `attribution`, `dialogues`, `transcripts`, `people`, `papers` and `occasions`.
"""
