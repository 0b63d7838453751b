"""The archive file: tables, finding and opening one, and the rows that lists read of it.

Others import `opening` and the `archive` it hands out, with its `row`, `visit` and `references`; the `library` of
records and the one that is `shipped`; `source_texts`; `without`, what stands when a source falls; and to write and ask
it `tables`, `cache` and `lookups`.
"""
