"""Citations: `citing` reads them out of the archive, `wording` says them, `citation_formats` are files of them.

A `bibliography` is what a whole selection cites.
"""
