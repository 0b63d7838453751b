"""Files of the program and of its reader: where they are, and written so that none is ever half there.

`user_directories`, `record_files` and `source_files` say where; `regular_file` reads; `whole_file` and `paired_files`
write; `unfinished` is told when the process ends in the middle of it.
"""
