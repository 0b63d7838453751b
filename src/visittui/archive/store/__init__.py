"""The archive file: tables, finding and opening one, and the windows through which lists read it."""
