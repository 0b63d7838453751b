"""Asking an archive: any text in, counted, ordered and highlighted items out.

Others import `searching`, `completion`, `examples` and `folding`; the rest is how it is done.
"""
