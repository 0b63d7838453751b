"""What commands write beside the screen.

A `card_in_words` in words, a line that is read `aloud`, `output` whatever the encoding, the `progress_line`.
"""
