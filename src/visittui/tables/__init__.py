"""Records as tables: a column for each field of the models, written to workbooks and read back from them.

`columns` say what stands where, `workbook` writes it; `sheets` are read, and `importing` makes a record of them.
"""
