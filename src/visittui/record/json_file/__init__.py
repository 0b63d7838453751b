"""The file of a record: its bytes, where each item and value in them stands, and the items on demand."""
