"""The screen: Textual, and nothing of the record as written.

`app` opens it in a terminal, `page` in a browser, with the `preferences` of its reader.
"""
