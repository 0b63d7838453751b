"""The record as read: a searchable file built once from the record as written, and everything asked of it.

What all its rooms speak of stands here: `relations`, `moment`, `clock` and `excerpt`.
"""
