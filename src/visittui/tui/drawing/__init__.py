"""How pictures are drawn in cells, each mark a link: accounts on a scale, who copies whom, who signed with whom.

Cards draw what `pictures` gives them. No library of plots is used: those that draw in cells (plotext) take longer to
load than the screen to start, hand back a coloured text in which no mark leads anywhere, and count letters, not cells.
"""
