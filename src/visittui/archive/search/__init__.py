"""Asking an archive: any text in, counted, ordered and highlighted items out."""
