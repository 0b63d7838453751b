"""Building an archive from a record as written."""
