"""What a search found: counts, lists in any order of which only what is shown is fetched, and what narrows them.

`results` holds all of it; `counting` counts, `hit_list`, `whole_list` and `folded_schedule` are its lists, each a
`row_source`; `facets` says by what it can be narrowed.
"""
