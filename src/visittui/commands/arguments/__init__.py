"""What several commands take on their command line.

`record_option`: which record; `idle_option`: how long to wait for a key; `output_option`: which file
to write.
"""
