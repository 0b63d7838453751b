"""How rows, cards, charts and the schedule are laid out in lines of cells: plain functions, no widget."""
