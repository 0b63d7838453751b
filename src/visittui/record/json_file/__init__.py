"""The file of a record: its bytes, where each item and value in them stands, and the items on demand.

`record_file` has the items, `item_bounds` where they are, `scanning` the values within one.
"""
