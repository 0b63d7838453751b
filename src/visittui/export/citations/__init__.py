"""Citations: `citing` reads them out of the archive, `citations_in_words` and `citation_formats` write them."""
