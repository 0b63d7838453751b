"""Building an archive from a record as written: `building` does it, the others are its steps."""
