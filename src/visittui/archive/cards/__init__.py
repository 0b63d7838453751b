"""The card, the common tongue of screen, page and standard output, and what it is made of.

Others import `card`, `overview`, `pictures` and those `drawn` of the whole record. Kinds lay out their `subject`, with
`spans`, `groups` and `scale`.
"""
