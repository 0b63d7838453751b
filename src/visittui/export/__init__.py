"""What leaves the archive: citations, copies and files in formats that other programs read.

Others import `formats` (of a `selection`) and `copies`; each format is a module.
"""
