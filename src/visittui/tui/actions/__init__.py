"""What a reader does beyond moving about, each a function that is given the explorer.

The explorer names them as its actions: `copying`, `marking`, `looking_up`, `reading`, `records`,
`reviewing`.
"""
