"""From texts to suggestions: what a person would copy and count, found by rules; what a person decides is left open.

Others import `drafting`, which makes a text's `suggestion`s, `drafts` and `drafts_file` beside a record,
`text_files`, `proposals`, `printings` and `translations`.
"""
