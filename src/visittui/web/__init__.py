"""The screen in a browser; needs the extra of the same name.

`server` gives it to the pages of our `origins`; `server_log` says what goes wrong.
"""
