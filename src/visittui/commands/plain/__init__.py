"""What commands write beside the screen.

A card (`card_in_words`), `output` whatever the encoding and in words to be read aloud, the `progress_line`, and what
help says around arguments (`help_text`).
"""
