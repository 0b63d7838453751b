"""The screen in a browser; needs the extra of the same name.

`server` gives it to the pages of our `origins`, and tells of it in a `one_line_log`.
"""
