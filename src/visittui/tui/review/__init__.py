"""Deciding on what was drafted from texts: plain classes, and one `screen` that composes them; imported when opened.

`review_actions` is what each key does, `decisions` what there is to decide on and what each decision writes, through
`visittui.record.editing` alone; `proposal` is a suggestion as it would be entered, `further_printings` what else seems
to print its words, `prompts` and `questions` what is asked and the answers at hand, `forms` items in the
reader's editor, `source_lines` the texts, `picture` how all of it looks.
"""
