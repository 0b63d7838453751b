"""The query language: what can be asked, read from any text.

`parsing` makes a `query` of a text; `fields` and `dates` are what it may name; `asking_words` tells what one asks for.
"""
