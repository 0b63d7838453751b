"""Every key, declared once in `keys`, and what is made of the table.

`bindings` makes Textual's bindings of it, `own_keys` a reader's own table out of their settings, `ways_on` what
a click on the screen's own words means.
"""
