"""What a reader does beyond moving about, each a function that is given the explorer.

The explorer names them as its actions: `copying`, `marking`, `exporting`, `looking_up`, `reading_on`, `left_out`,
`narrowing`, `record_exchange`, `reviewing`; `following` is where keys, clicks and the screen's own words lead.
"""
