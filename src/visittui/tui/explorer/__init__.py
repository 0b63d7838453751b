"""Where the reader is, what is asked, and what the fixed lines say: plain classes, no widget."""
