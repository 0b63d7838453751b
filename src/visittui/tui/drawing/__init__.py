"""How pictures are drawn in cells, each mark a link: accounts on a scale, who copies whom, who signed with whom.

Cards have them of `source_charts`, which has the signs of sources and copies, and `matrix_chart`. No library of plots
is used: one that draws in cells (plotext) takes longer to load than the screen to start, hands back a coloured text in
which no mark leads anywhere, and counts letters, not cells.
"""
