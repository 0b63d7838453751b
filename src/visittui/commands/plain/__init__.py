"""What commands write beside the screen.

A card (`card_in_words`), a line that is read `aloud`, `output` whatever the encoding, the `progress_line`.
"""
