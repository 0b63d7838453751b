"""The widgets of the screen, each drawing its own lines.

`row_list` and `card_view` are the one list and the one card, `list_and_card` the two together; `search_box`,
`tab_line` and `text_line` stand around them, `empty_lines` in a list without rows, `choice_list` in the settings; all
of them draw in an `ink`.
"""
