"""Every key, declared once in `keys`, and what is made of the table.

`bindings` makes Textual's bindings of it, `own_keys` a reader's own table out of their settings.
"""
