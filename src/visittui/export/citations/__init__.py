"""Citations: `citing` reads them out of the archive, `citations_in_words` says them, `citation_formats` are files of them.

A `bibliography` is what a whole selection cites.
"""
