"""Citations: read out of the archive, in words, and in the formats of reference managers."""
