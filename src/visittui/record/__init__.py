"""The record as written: the models of format 1, reading and checking files of it.

Others import `models` and `part_models`, with their `field_types` and `model_fields`; `reading`, `comparing`, `problem`
and `wording`; `accession`, `accepting`, `anchoring` and `tying`, by which texts and drafts enter a record.
"""
