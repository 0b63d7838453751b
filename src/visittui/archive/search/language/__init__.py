"""The query language: what can be asked, read from any text."""
