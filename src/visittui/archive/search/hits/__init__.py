"""What a search found: counts, lists in any order of which only what is shown is fetched, and what narrows them.

`results` holds all of it; `counting` counts, `hit_list` has lists of hits and `row_source` those of all items, `facets`
says by what it can be narrowed.
"""
