"""What the program remembers of its reader between sessions."""
