"""Where the reader is, what is asked of the archive there, and what is said of it: plain classes, no widget.

`location` is where the reader is, `navigator` where each thing they do leads; `search_session` asks in a thread of its
own; `marked_list` lists what is marked; `tabs` are the facets; `record_opening` opens a record beside the screen. What
is said: `status_lines` around list and card, `empty_list` in a list without rows, `help_card` over the explorer.
"""
