"""What several commands take on their command line: which record, how long to wait, a command mistyped."""
