"""What leaves the archive: citations, copies and files in formats that other programs read."""
