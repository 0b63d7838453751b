"""Records as tables: a column for each field of the models, written to workbooks and read back from them.

`columns` and `cells` make `sheets`, `workbook` writes them, `importing` reads them back.
"""
