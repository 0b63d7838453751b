"""The screen: Textual, and nothing of the record as written."""
