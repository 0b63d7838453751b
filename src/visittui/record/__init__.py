"""The record as written: the models of format 1, reading and checking files of it."""
