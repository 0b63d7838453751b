"""How rows, cards, charts and the schedule are laid out in lines of cells: plain functions, no widget, no Textual.

Widgets draw what `card_layout`, `row_layout` and `schedule_layout` give them; `text_runs` is what a line is made of,
`card_text` has a query's matches and links within a card, `viewport` says what part is in view, `hour_axis` has the
signs of the hours, `beside_title` has what is told beside a title, `fallen` tells what falls with a source that is left
out from the rest.
"""
